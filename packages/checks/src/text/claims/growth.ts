import { sameUnit } from '../items.ts';
import type { Quantity } from '../quantities.ts';
import type { Mention } from './mentions.ts';
import { COMPARED } from './words.ts';

/** A figure that is said to have moved: by a number, by a rate, or both, since a base that is told or last year's. */
export interface GrowthClaim {
  kind: 'growth';
  /** This year's figure; `null` where the words give none near. */
  now: Mention | null;
  /** What it moved from: a figure of the text. `null`: last year's, to be looked up. */
  base: Mention | null;
  change: Mention | null;
  rate: Mention | null;
  way: 1 | -1;
  /** The year compared with where the words name it. */
  since: number | null;
  start: number;
  end: number;
}

const NEAR = 30;

/** Every growth told in a paragraph. */
export function readGrowth(mentions: readonly Mention[]): GrowthClaim[] {
  const used = new Set<Mention>();
  return mentions.flatMap((mention, index): GrowthClaim[] => {
    if (used.has(mention) || (mention.role !== 'change' && mention.role !== 'rate')) return [];
    if (mention.way === 0 || mention.quantity.unit === '个百分点') return [];
    const next = mentions[index + 1];
    const rate = mention.role === 'rate' ? mention : rateBehind(mention, next);
    if (rate && rate !== mention) used.add(rate);
    return [claimOf(mentions, index, mention.role === 'change' ? mention : null, rate)];
  });
}

/** `增加262条,增长16.4%`: one movement told twice. */
function rateBehind(change: Mention, next: Mention | undefined): Mention | null {
  if (!next || next.role !== 'rate' || next.sentence !== change.sentence || next.way !== change.way)
    return null;
  const between = change.passage.text.slice(change.quantity.end, next.start);
  return /^[,(、]{0,2}$/u.test(between.trim()) ? next : null;
}

function claimOf(
  mentions: readonly Mention[],
  index: number,
  change: Mention | null,
  rate: Mention | null,
): GrowthClaim {
  const first = change ?? rate;
  const mention = first ?? mentions[index];
  if (!mention) throw new RangeError('a growth without a figure');
  const [second, third] = [mentions[index - 1], mentions[index - 2]];
  const way = mention.way === -1 ? -1 : 1;
  const words = lead(mention);
  const pair = second && third && attached(second, mention) ? fromTo(third, second, mention) : null;
  const now = pair?.now ?? (second && attached(second, mention) && isCount(second) ? second : null);
  const base = pair?.base ?? null;
  const end = (rate ?? mention).quantity.end;
  return {
    kind: 'growth',
    now,
    base,
    change,
    rate,
    way,
    since: yearIn(words),
    start: pair ? Math.min(pair.now.start, pair.base.start) : (now?.start ?? mention.start),
    end,
  };
}

const isCount = ({ role, quantity }: Mention): boolean => role === 'count' && quantity.unit !== '%';

/** The words between the figure before and this one, its own label included. */
const lead = ({ passage, quantity }: Mention): string =>
  passage.text.slice(Math.max(0, quantity.start - NEAR), quantity.start);

function attached(before: Mention, mention: Mention): boolean {
  if (before.sentence !== mention.sentence || before.passage !== mention.passage) return false;
  const between = mention.passage.text.slice(before.quantity.end, mention.quantity.start);
  return (
    between.length <= NEAR &&
    !/[。;]/u.test(between) &&
    /^[,(、)]{0,2} ?(?:数量|总量|总数|压减|压缩)?(?:同比|环比|比|较|与|和|对比|相比|增|减|下降|上升|提高|提升|压|缩|降|涨|的|幅)/u.test(
      between,
    )
  );
}

/** Which of two figures is the earlier one: 由甲增至乙; 乙，比上年的甲; 与上年的甲相比; 上年甲、今年乙. */
function fromTo(third: Mention, second: Mention, mention: Mention): { now: Mention; base: Mention } | null {
  if (!sameUnit(third.quantity, second.quantity) || third.sentence !== second.sentence) return null;
  const middle = mention.passage.text.slice(third.quantity.end, second.quantity.start);
  if (middle.length > NEAR || /[。;]/u.test(middle)) return null;
  if (third.role === 'from') return { base: third, now: second };
  if (second.role === 'past' && isCount(third) && COMPARED.test(middle)) return { now: third, base: second };
  if (third.role === 'past' && isCount(second)) return { base: third, now: second };
  return second.role === 'past' && isCount(third) && /^[,(]/u.test(middle)
    ? { now: third, base: second }
    : null;
}

const yearIn = (words: string): number | null => {
  const year = /(?:比|较|与|和|对比)(20\d\d)年/u.exec(words)?.[1];
  return year === undefined ? null : Number(year);
};

/** Last year's figure as the change gives it: this year's less the increase. */
export function baseByChange({ now, change, way }: GrowthClaim): Quantity | null {
  if (!now || !change || !sameUnit(now.quantity, change.quantity)) return null;
  const value = now.quantity.value - way * change.quantity.value;
  return value <= 0
    ? null
    : {
        ...now.quantity,
        value,
        tolerance: now.quantity.tolerance + change.quantity.tolerance,
        approximate: now.quantity.approximate || change.quantity.approximate,
      };
}
