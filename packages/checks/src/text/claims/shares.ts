import { addUp } from '@nianbao/report-formats';
import type { Passage } from '../../passage.ts';
import { sameUnit } from '../items.ts';
import type { Quantity } from '../quantities.ts';
import type { Mention } from './mentions.ts';
import { QUOTIENT, RESPECTIVE } from './words.ts';

/** `2574条,占3.5%`: a part with its printed share, and every figure said before that may be the whole. */
export interface ShareClaim {
  kind: 'share';
  part: Mention;
  percent: Mention;
  /** The total of the list that the part stands in, where the text makes one. */
  total: Mention | null;
  wholes: readonly Quantity[];
}

/** `收到50件,办结48件,办结率96%`. */
export interface QuotientClaim {
  kind: 'quotient';
  percent: Mention;
  /** Counts of the same sentence in one unit, in the order of the text. */
  counts: readonly Mention[];
}

const BACK = 40;
const REACH = 120;
const MAX_RESPECTIVE = 12;

/** The shares of a paragraph; a whole may stand in one of the paragraphs before it. */
export function readShares(
  mentions: readonly Mention[],
  totals: ReadonlyMap<Mention, Mention>,
  earlier: readonly Passage[],
): ShareClaim[] {
  const shares = told(mentions, totals, earlier);
  return shares.map((share) => {
    const together = togetherWith(share, shares);
    return together ? { ...share, wholes: [...share.wholes, together] } : share;
  });
}

/** All parts of the sentence that have a share: where the text does not print the whole, it is their sum. */
function togetherWith({ percent, part }: ShareClaim, shares: readonly ShareClaim[]): Quantity | null {
  const alike = shares.filter(
    (one) => one.percent.sentence === percent.sentence && sameUnit(one.part.quantity, part.quantity),
  );
  if (alike.length < 3 || alike.length > MAX_RESPECTIVE) return null;
  return { ...part.quantity, value: addUp(alike.map((one) => one.part.quantity.value)) };
}

function told(
  mentions: readonly Mention[],
  totals: ReadonlyMap<Mention, Mention>,
  earlier: readonly Passage[],
): ShareClaim[] {
  return mentions.flatMap((percent, index): ShareClaim[] => {
    if (RESPECTIVE.test(percent.lead)) return respective(mentions, index, totals, earlier);
    if (percent.role !== 'share' || percent.quantity.approximate) return [];
    const part = partOf(mentions, index);
    if (!part) return [];
    return [
      { kind: 'share', part, percent, total: totals.get(part) ?? null, wholes: wholesOf(part, earlier) },
    ];
  });
}

/** `通知120条、动态400条、政策100条,分别占19.4%、64.5%、16.1%`: as many counts as percentages, in one order. */
function respective(
  mentions: readonly Mention[],
  index: number,
  totals: ReadonlyMap<Mention, Mention>,
  earlier: readonly Passage[],
): ShareClaim[] {
  const percents: Mention[] = [];
  for (const mention of mentions.slice(index, index + MAX_RESPECTIVE)) {
    const bare = percents.length === 0 || mention.label.replace(/^和|^及/u, '') === '';
    if (mention.quantity.unit !== '%' || !bare) break;
    percents.push(mention);
  }
  const parts = mentions.slice(Math.max(0, index - percents.length), index);
  if (percents.length < 2 || parts.length < percents.length) return [];
  if (parts.some(({ role, sentence }) => role !== 'count' || sentence !== percents[0]?.sentence)) return [];
  return parts.flatMap((part, at): ShareClaim[] => {
    const percent = percents[at];
    if (!percent || percent.quantity.approximate || part.quantity.approximate) return [];
    return [
      { kind: 'share', part, percent, total: totals.get(part) ?? null, wholes: wholesOf(part, earlier) },
    ];
  });
}

/** The count straight before the share; a share of something else in between is left alone. */
function partOf(mentions: readonly Mention[], index: number): Mention | null {
  const percent = mentions[index];
  const part = mentions[index - 1];
  if (!percent || !part || part.role !== 'count' || part.quantity.approximate) return null;
  if (part.quantity.unit === '%') return null;
  const { text } = percent.passage;
  const between = text.slice(part.quantity.end, percent.quantity.start);
  return /^[,(、;]? ?占(?:比|[^,。;、\d]{0,20})? ?(?:为|达|达到|约)?$/u.test(between) &&
    !between.endsWith('约')
    ? part
    : null;
}

/** Exact figures of the same unit that stand before, and are no smaller: any of them may be the whole. */
function wholesOf({ quantity: part, passage }: Mention, earlier: readonly Passage[]): Quantity[] {
  const found = [...earlier, passage].flatMap((place) =>
    before(place.quantities, place === passage ? part.start : Infinity).filter(
      (quantity) =>
        sameUnit(quantity, part) &&
        quantity.value >= part.value &&
        quantity.value > 0 &&
        !quantity.approximate &&
        quantity.tolerance === 0,
    ),
  );
  const sizes = new Map(found.slice(-BACK).map((quantity) => [quantity.value, quantity]));
  return [...sizes.values()];
}

/** Rates of what was finished among what came in, with the counts of their sentence. */
export function readQuotients(mentions: readonly Mention[]): QuotientClaim[] {
  return mentions.flatMap((percent, index): QuotientClaim[] => {
    if (percent.quantity.unit !== '%' || percent.quantity.approximate || !QUOTIENT.test(percent.label))
      return [];
    const counts = mentions
      .slice(Math.max(0, index - 8), index)
      .filter(
        ({ sentence, role, quantity }) =>
          sentence === percent.sentence &&
          role === 'count' &&
          quantity.tolerance === 0 &&
          !quantity.approximate,
      );
    const last = counts.at(-1);
    const alike = last ? counts.filter(({ quantity }) => sameUnit(quantity, last.quantity)) : [];
    return alike.length > 1 ? [{ kind: 'quotient', percent, counts: alike }] : [];
  });
}

/** The last of the quantities that stand before a position. */
function before(quantities: readonly Quantity[], position: number): readonly Quantity[] {
  let [low, high] = [0, quantities.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quantities[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return quantities.slice(Math.max(0, low - REACH), low);
}
