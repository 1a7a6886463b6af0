import type { Passage } from '../../passage.ts';
import type { Item } from '../items.ts';
import { itemsOf } from '../items.ts';
import type { Quantity } from '../quantities.ts';
import { COMPARED, LAST_YEAR, MOVED, SHARE } from './words.ts';

/**
 * What a figure of the text is there for. `count`: of its own. `share`, `rate`: percentages. `change`: more or fewer
 * than in another year. `past`: another year's figure. `from`: where a change began. `other`: a plan, an average.
 */
export type Role = 'count' | 'share' | 'rate' | 'change' | 'past' | 'from' | 'other';

/** A figure with the words around it. */
export interface Mention extends Item {
  passage: Passage;
  role: Role;
  /** The words before the figure as they stand, 共 and 为 included. */
  lead: string;
  /** The same with what stands before a 、: the whole clause. */
  clause: string;
  /** Words behind the figure, up to the next mark or figure: `12件予以公开`. */
  after: string;
  /** Inside round brackets. */
  inBrackets: boolean;
  /** Index of its sentence in the passage. */
  sentence: number;
  /** Of a change or rate: 1 up, -1 down; 0 where the words do not say. */
  way: 1 | -1 | 0;
}

const MARK = /[,;:。、!?()“”《》\n\d]/u;
const MAX_AFTER = 24;

/** Every figure of the passage, in the order of the text; `year` is the year reported on, 0 where unknown. */
export function readMentions(passage: Passage, year: number): Mention[] {
  const brackets = bracketsOf(passage.text);
  let sentence = 0;
  let bracket = 0;
  return itemsOf(passage).map((item): Mention => {
    const { start, end } = item.quantity;
    while ((passage.sentences[sentence]?.end ?? Infinity) <= start) sentence += 1;
    while ((brackets[bracket]?.end ?? Infinity) <= start) bracket += 1;
    const inBrackets = (brackets[bracket]?.start ?? Infinity) < start;
    const after = wordsBehind(passage.text, end);
    const way = wayOf(item.label);
    return {
      ...item,
      passage,
      lead: passage.text.slice(item.start, start),
      clause: clauseBefore(passage.text, item.start, start),
      after,
      inBrackets,
      sentence,
      way,
      role: roleOf(item, passage, year, way),
    };
  });
}

function bracketsOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\([^()]{0,300}\)/gu)].map(({ index, 0: inside }) => ({
    start: index,
    end: index + inside.length,
  }));
}

function clauseBefore(text: string, from: number, to: number): string {
  if (text[from - 1] !== '、') return text.slice(from, to);
  const listed = /[^,;:。!?()\d\n]*$/u.exec(text.slice(Math.max(0, from - MAX_AFTER), from))?.[0] ?? '';
  return listed + text.slice(from, to);
}

function wordsBehind(text: string, end: number): string {
  const stretch = text.slice(end, end + MAX_AFTER);
  const stop = stretch.search(MARK);
  return stretch.slice(0, stop < 0 ? MAX_AFTER : stop).trim();
}

const WAYS = MOVED.map(({ words, way }) => ({ words: new RegExp(words, 'u'), way }));
const BARE_CHANGE = new RegExp(
  `^(?:同比|环比)?(?:数量)?(?:${MOVED.map(({ words }) => words).join('|')}|增|减)(?:幅(?:度)?|率|比率)?了?$`,
  'u',
);

/** The last word that says which way decides: `增幅下降` is down. */
export function wayOf(label: string): 1 | -1 | 0 {
  const tail = label.slice(-16);
  let found: { at: number; way: 1 | -1 } | null = null;
  for (const { words, way } of WAYS) {
    const at = tail.search(words);
    if (at >= 0 && (found === null || at > found.at)) found = { at, way };
  }
  return found?.way ?? 0;
}

function roleOf({ quantity, label, start }: Item, passage: Passage, year: number, way: 1 | -1 | 0): Role {
  const before = passage.text.slice(Math.max(0, start - 16), start);
  const words = `${/[^。;\n]*$/u.exec(before)?.[0] ?? ''}${label}`;
  const compared = COMPARED.test(label) || (COMPARED.test(words.slice(-30)) && way !== 0);
  if (quantity.unit === '%' || quantity.unit === '个百分点') return percentRole(label, quantity, way);
  if (/(?:目标|任务)(?:数|量)?$|平均|人均|每[个件条月日年季周]/u.test(label)) return 'other';
  if (
    /(?:至|到|达|为)$/u.test(passage.text.slice(Math.max(0, quantity.start - 1), quantity.start)) &&
    way !== 0
  )
    return 'count';
  if (compared && way !== 0 && endsInNoun(label)) return 'other';
  if ((compared && way !== 0) || BARE_CHANGE.test(label)) return 'change';
  if (/[由从][^,。;\d]{0,18}$/u.test(label) && leadsOn(passage.text, quantity)) return 'from';
  if (LAST_YEAR.test(label) && !saysThisYear(label, year)) return 'past';
  return ofOtherYear(label, year) ? 'past' : 'count';
}

const percentRole = (label: string, { unit }: Quantity, way: 1 | -1 | 0): Role => {
  if (unit === '%' && SHARE.test(label)) return 'share';
  return way !== 0 || COMPARED.test(label) ? 'rate' : 'other';
};

/** `同比增加公开栏目3个` counts what was added, `同比增加3个` does not. */
const endsInNoun = (label: string): boolean =>
  /(?:增加|减少|新增|增设|提高|压减|精简)(?:了)?[^\d]{2,}$/u.test(label) &&
  !/(?:增加|减少)(?:了|约)$/u.test(label);

const leadsOn = (text: string, { end }: Quantity): boolean =>
  /^[^。;\d]{0,16}(?:至|到|为|成)/u.test(text.slice(end, end + 20));

const saysThisYear = (label: string, year: number): boolean => year > 0 && label.includes(String(year));

/** The label names another year and not the one reported on; what was carried over is this year's business. */
function ofOtherYear(label: string, year: number): boolean {
  if (year < 1990 || /结转|以来|截[至止]|自20/u.test(label)) return false;
  const years = label.match(/20\d\d(?=年)/gu) ?? [];
  return years.length > 0 && !years.some((named) => Number(named) >= year);
}

/** What a label counts: the year and words of summing up say nothing of it. */
export const thingOf = (label: string): string =>
  label
    .replace(/^(?:20\d\d年度?|其中|全年|本年度?|我局|累计|共计?|总计|合计)+/u, '')
    .replace(/(?:累计|共计?|总计|合计|数量|总数|数)$/u, '');
