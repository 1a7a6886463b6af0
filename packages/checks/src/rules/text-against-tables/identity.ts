import type { MeasureId } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../passage.ts';
import type { Mention } from '../../text/claims/mentions.ts';
import type { Told } from '../../text/claims/told.ts';
import { groupBy } from '../../text/group-by.ts';

const TERMS = ['received', 'carried-in', 'finished', 'carried-out'] as const satisfies readonly MeasureId[];

/** The printed identity told in words: 上年结转 5，新收 61，办结 57，结转 4 do not meet. */
export const identity: Rule = {
  id: 'text.identity',
  title: '文字中收到、结转、办结数不平衡',
  area: 'text-against-itself',
  level: 'question',
  basis: '表头所印勾稽关系：第一项加第二项之和，等于第三项加第四项之和',
  find: ({ claims }) =>
    [
      ...groupBy(
        claims.told.filter(({ past }) => !past),
        ({ mention }) => mention.passage,
      ),
    ].flatMap(([passage, told]) => unbalanced(passage, told)),
};

function unbalanced(passage: Passage, told: readonly Told[]): Problem[] {
  const mentions = TERMS.flatMap((id): Mention[] => {
    const [only, ...more] = told.filter(({ measure }) => measure.id === id);
    return only && more.length === 0 ? [only.mention] : [];
  });
  const [received, carriedIn, finished, carriedOut] = mentions;
  if (!received || !carriedIn || !finished || !carriedOut) return [];
  if (mentions.some(({ quantity }) => quantity.approximate || quantity.tolerance > 0)) return [];
  const [a = 0, b = 0, c = 0, d = 0] = mentions.map(({ quantity }) => quantity.value);
  // What was received may already include what was carried over.
  if (a + b === c + d || (a === c + d && !received.label.includes('新'))) return [];
  return [
    {
      addresses: [passage.address],
      quote: quoteOf(
        passage,
        Math.min(...mentions.map(({ start }) => start)),
        Math.max(...mentions.map(({ quantity }) => quantity.end)),
      ),
      message: `新收 ${a} + 上年结转 ${b} = ${a + b}，办结 ${c} + 结转下年 ${d} = ${c + d}，相差 ${Math.abs(a + b - c - d)}`,
      expected: String(a + b),
      actual: String(c + d),
      read: `读作：新收 ${a}，上年结转 ${b}，办结 ${c}，结转下年 ${d}`,
    },
  ];
}
