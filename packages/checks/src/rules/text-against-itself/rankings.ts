import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';

/** A figure said to be the largest of its list that is not. */
const ranked: Rule = {
  id: 'text.ranking',
  title: '所说最多、最少与数据不符',
  area: 'text-against-itself',
  level: 'question',
  basis: '文字自身：说是最多（最少）的，应是所列各项中最大（最小）的',
  find: ({ claims }) =>
    claims.rankings.flatMap(({ mention, among, most }): Problem[] => {
      const { quantity, passage } = mention;
      const beaten = among.find((one) =>
        most ? one.quantity.value > quantity.value : one.quantity.value < quantity.value,
      );
      if (!beaten) return [];
      return [
        {
          addresses: [passage.address],
          quote: quoteOf(passage, mention.start, beaten.quantity.end),
          message: `“${quoteOf(passage, mention.start, quantity.end)}”说是最${most ? '多' : '少'}，而“${quoteOf(passage, beaten.start, beaten.quantity.end)}”更${most ? '多' : '少'}`,
          expected: String(beaten.quantity.value),
          actual: String(quantity.value),
          read: `读作：最${most ? '多' : '少'} ${quantity.value}，另有 ${beaten.quantity.value}`,
        },
      ];
    }),
};

export const rankingRules: readonly Rule[] = [ranked];
