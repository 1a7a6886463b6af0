import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import { type Mention, thingOf } from '../../text/claims/mentions.ts';
import { sameUnit } from '../../text/items.ts';
import { figuresIn } from '../text-against-tables/measured.ts';

const MIN_LABEL = 9;
const MAX_ITEMS = 4000;

interface Named {
  mention: Mention;
  /** What is counted, as words of the text or a measure's name. */
  name: string;
}

/** The same words, or the same measure, with two different counts at two places of one report. */
const twice: Rule = {
  id: 'text.two_counts_one_thing',
  title: '同一数量前后两个数',
  area: 'text-against-itself',
  level: 'question',
  basis: '文字自身：同一口径的数据前后应一致',
  find: (subject) => {
    const named = [...byMeasure(subject), ...byWords(subject)];
    const first = new Map<string, Named>();
    const told = new Set<Mention>();
    return named.flatMap((one): Problem[] => {
      const before = first.get(one.name);
      if (!before) {
        first.set(one.name, one);
        return [];
      }
      if (told.has(one.mention) || !differ(before.mention, one.mention)) return [];
      told.add(one.mention);
      return [problem(before.mention, one.mention)];
    });
  },
};

function problem(before: Mention, mention: Mention): Problem {
  const [a, b] = [before, mention].map((one) => quoteOf(one.passage, one.start, one.quantity.end));
  return {
    addresses: [mention.passage.address, before.passage.address],
    quote: b ?? '',
    message: `“${b}”与前文“${a}”数量不同，请核对或注明各自的口径`,
    expected: String(before.quantity.value),
    actual: String(mention.quantity.value),
    read: `读作：前 ${before.quantity.value}，后 ${mention.quantity.value}`,
  };
}

/** Measures that the tables have nothing to say of; where they do, each figure is held against them. */
const byMeasure = (subject: Subject): Named[] =>
  subject.claims.told
    .filter(
      ({ measure, past, scoped }) =>
        !past && !scoped && measure.under === undefined && figuresIn(subject, measure).length === 0,
    )
    .map(({ mention, measure }) => ({ mention, name: `measure ${measure.id}` }));

const byWords = ({ claims }: Subject): Named[] =>
  claims.mentions
    .filter(({ role, quantity }) => role === 'count' && quantity.unit !== '%')
    .map((mention) => ({ mention, name: thingOf(mention.label) }))
    .filter(({ name }) => name.length >= MIN_LABEL)
    .slice(0, MAX_ITEMS);

const isExact = ({ quantity }: Mention): boolean => !quantity.approximate && quantity.tolerance === 0;

const differ = (a: Mention, b: Mention): boolean =>
  a.passage !== b.passage &&
  sameUnit(a.quantity, b.quantity) &&
  isExact(a) &&
  isExact(b) &&
  a.quantity.value !== b.quantity.value;

export const repeatedCountRules: readonly Rule[] = [twice];
