import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf, type Subject } from '../../subject.ts';
import { type Item, itemsWithin, sameUnit } from '../../text/items.ts';

const MIN_LABEL = 9;
const MAX_ITEMS = 4000;

interface Told {
  passage: Passage;
  item: Item;
  label: string;
}

/** The same words with two different counts at two places of one report. */
const twice: Rule = {
  id: 'text.two_counts_one_thing',
  title: '同一数量前后两个数',
  area: 'text-against-itself',
  level: 'question',
  basis: '文字自身：同一口径的数据前后应一致',
  find: (subject) => {
    const first = new Map<string, Told>();
    return toldBy(subject).flatMap((told): Problem[] => {
      const before = first.get(told.label);
      if (!before) {
        first.set(told.label, told);
        return [];
      }
      if (!differ(before, told)) return [];
      const [a, b] = [quote(before), quote(told)];
      return [
        {
          addresses: [told.passage.address, before.passage.address],
          quote: b,
          message: `“${b}”与前文“${a}”数量不同，请核对或注明各自的口径`,
          expected: String(before.item.quantity.value),
          actual: String(told.item.quantity.value),
        },
      ];
    });
  },
};

const toldBy = ({ paragraphs }: Subject): Told[] =>
  paragraphs
    .flatMap((passage) =>
      itemsWithin(passage, 0, passage.text.length).map((item) => ({
        passage,
        item,
        label: plain(item.label),
      })),
    )
    .filter(({ label, item }) => label.length >= MIN_LABEL && item.quantity.unit !== '%')
    .slice(0, MAX_ITEMS);

/** The year and words of summing up say nothing of what is counted. */
const plain = (label: string): string =>
  label
    .replace(/^(?:20\d\d年度?|其中|全年|本年度?|我局|累计|共计?|总计|合计)+/u, '')
    .replace(/(?:累计|共计?|总计|合计|数量|总数|数)$/u, '');

const differ = (a: Told, b: Told): boolean =>
  a.passage !== b.passage &&
  sameUnit(a.item.quantity, b.item.quantity) &&
  !a.item.quantity.approximate &&
  !b.item.quantity.approximate &&
  a.item.quantity.tolerance === 0 &&
  b.item.quantity.tolerance === 0 &&
  a.item.quantity.value !== b.item.quantity.value;

const quote = ({ passage, item }: Told): string => quoteOf(passage, item.start, item.quantity.end);

export const repeatedCountRules: readonly Rule[] = [twice];
