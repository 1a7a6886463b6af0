import type { Passage } from '../../subject.ts';
import { type Item, itemsWithin, sameUnit } from '../../text/items.ts';

/** A total with the parts that a text gives for it. */
export interface Breakdown {
  total: Item | null;
  parts: Item[];
  /** Several totals, each with its parts in every group: 受理 …, 办结 …; 甲受理 …, 办结 …; 乙 … */
  groups: { totals: Item[]; groups: Item[][] } | null;
  /** The words say that the parts are all there are: 分别为, 包括, 分为. */
  exhaustive: boolean;
  end: number;
}

/** How far a list of parts may reach, and how far back its total may stand. */
const REACH = 700;
const BACK = 200;
const MAX_BREAKDOWNS = 200;

const OPENERS =
  /其中|(?:包括|分别为|分别是|分为)(?=[:,]|\D{1,14}\d)|(?<=[件条次个项份人篇宗起户家期部场])[::](?=\D{1,20}\d)/gu;

/** Words that begin a new statement: what follows is no part of the list any more. */
const NOT_A_PART =
  /(?<!按时|按期|延期|逾期|当场|已|未|正在|期限内)办结|(?<!告知)答复|回复|结转|收到|受理|满意|整改|累计|同比|环比|增长|减少|增加|下降|提高|占|平均|此外|同时|全部|均(?!衡)|涉及|(?<!公)共(?!享|同|和|建|治|青|产)|总(?!工会|局|队|站|体|会|部|则)|合计|率|还(?!款|建|林)|并(?!联|购)|另外|较|比上年|上年|去年|惠及|投入|获|先后/u;

/** Every breakdown that a passage announces, with its total before it. */
export function breakdownsOf(passage: Passage): Breakdown[] {
  const { text } = passage;
  return [...text.matchAll(OPENERS)].slice(0, MAX_BREAKDOWNS).flatMap((match): Breakdown[] => {
    const from = match.index + match[0].length;
    const end = endOf(text, from);
    const totals = totalsBefore(passage, match.index);
    if (totals.length === 0) return [];
    const groups = groupsOf(passage, from, end, totals);
    if (groups) return [{ total: null, parts: [], groups, exhaustive: false, end }];
    const { parts, end: last } = partsOf(passage, from, end);
    const [first] = parts;
    const total =
      totals.findLast(({ quantity }) => first !== undefined && sameUnit(quantity, first.quantity)) ?? null;
    if (match[0] !== '其中' && total !== totals.at(-1)) return [];
    return [
      { total, parts, groups: null, exhaustive: match[0] !== '其中' && !/[::]/u.test(match[0]), end: last },
    ];
  });
}

/** To the end of the sentence. A second 其中 belongs to a part of its own and closes the list. */
function endOf(text: string, from: number): number {
  const stretch = text.slice(from, from + REACH);
  const stops = [stretch.search(/[。!?\n]/u), stretch.indexOf('其中')].filter((at) => at >= 0);
  return from + Math.min(stretch.length, ...stops);
}

/** What stands before 其中 in its own sentence, or in the sentence before when 其中 begins one. */
function totalsBefore(passage: Passage, at: number): Item[] {
  const before = passage.text.slice(Math.max(0, at - BACK), at);
  const own = /[^。;!?\n]*$/u.exec(before)?.[0] ?? '';
  const reach = /[^\s,:(“]/u.test(own)
    ? own.length
    : (/[^。;!?\n]*[。;][\s,:(]*$/u.exec(before)?.[0].length ?? 0);
  const items = itemsWithin(passage, at - reach, at).filter(({ quantity }) => quantity.unit !== '%');
  // An increase over last year is no total.
  return items.filter(({ label }) => !/增长|增加|减少|下降|同比|上年|去年|上升/u.test(label));
}

function partsOf(passage: Passage, from: number, end: number): { parts: Item[]; end: number } {
  const parts: Item[] = [];
  for (const item of itemsWithin(passage, from, end)) {
    const [first] = parts;
    if (item.quantity.unit === '%' || item.label.startsWith('占')) continue;
    const between = passage.text.slice(parts.at(-1)?.quantity.end ?? from, item.start);
    if (NOT_A_PART.test(item.label) || (first && between.length > 40)) break;
    if (first && !sameUnit(first.quantity, item.quantity)) break;
    if (/^[(,]?\s*(?:同比|比|较)/u.test(passage.text.slice(item.quantity.end, item.quantity.end + 3))) break;
    parts.push(item);
  }
  return { parts, end: parts.at(-1)?.quantity.end ?? from };
}

const VERBS = [
  '受理',
  '办结',
  '咨询',
  '收到',
  '答复',
  '办理',
  '发布',
  '公开',
  '回应',
  '回复',
  '解读',
  '处理',
  '接待',
  '审批',
  '评估',
];
const verbOf = ({ label }: Item): string => VERBS.find((verb) => label.includes(verb)) ?? '';

/** Groups set apart by semicolons, each with one figure for each of the totals, named by the same verb. */
function groupsOf(passage: Passage, from: number, end: number, totals: readonly Item[]): Breakdown['groups'] {
  const named = totals.filter((total) => verbOf(total) !== '' && !total.quantity.approximate);
  if (named.length < 2) return null;
  const pieces = passage.text.slice(from, end).split(';');
  if (pieces.length < 2) return null;
  let start = from;
  const groups = pieces.map((piece) => {
    const items = itemsWithin(passage, start, start + piece.length);
    start += piece.length + 1;
    return items;
  });
  const complete = named.every((total) => groups.every((group) => matching(total, group) !== null));
  return complete ? { totals: named, groups } : null;
}

/** The figure of a group that belongs to the total: same verb, same unit. */
export const matching = (total: Item, group: readonly Item[]): Item | null =>
  group.find((item) => verbOf(item) === verbOf(total) && sameUnit(item.quantity, total.quantity)) ?? null;
