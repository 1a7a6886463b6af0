import type { Passage } from '../../passage.ts';
import { readSmallNumber } from '../chinese-numerals.ts';
import { ANNOUNCERS, COUNTED, MEMBERS, NAME_END, ONE_NAME, SHORT_NAME } from './words.ts';

/** A stated number of things beside the list of those things. */
export interface CountClaim {
  kind: 'count';
  passage: Passage;
  said: number;
  /** As many as the list may be read to hold; true when one of them is the number said. */
  listed: readonly number[];
  /** `some`: 等 leaves some unnamed, so that only more than said is wrong. */
  says: 'some' | 'all';
  /** How the list is made, for the person. */
  what: string;
  items: readonly string[];
  /** The last of the items holds a 和 that may join two of them. */
  mayJoin: boolean;
  start: number;
  end: number;
}

const REACH = 800;
const NUMERAL = '[一二两三四五六七八九十]{1,3}|\\d{1,2}';

/** A number in front of what numbers of things are stated in: without one there is nothing to count. */
const STATED =
  /[一二两三四五六七八九十\d] ?(?:个|点|项|条|大|种|类|方面|部分|章|板块|篇章|问题|不足|措施|举措|到位|环节|原则|工作|任务|特点|重点)/u;

/** Every stated number of a paragraph whose list can be counted. */
export const readCounts = (passage: Passage): CountClaim[] =>
  !STATED.test(passage.text)
    ? []
    : [
        ...announced(passage),
        ...namely(passage),
        ...ordered(passage),
        ...quoted(passage),
        ...members(passage),
        ...membersBehind(passage),
      ];

const claimOf = (
  passage: Passage,
  said: number,
  listed: readonly number[],
  what: string,
  start: number,
  end: number,
  more: Partial<Pick<CountClaim, 'says' | 'items' | 'mayJoin'>> = {},
): CountClaim => ({
  kind: 'count',
  passage,
  said,
  listed,
  says: 'all',
  what,
  items: [],
  mayJoin: false,
  start,
  end,
  ...more,
});

/** `“六个统一”:…相统一;…`: the word announced, counted in the sentence that lists them. */
const ANNOUNCED = new RegExp(`“(${NUMERAL})个(\\p{Script=Han}{2,3})”[:：]`, 'gu');

function announced(passage: Passage): CountClaim[] {
  return [...passage.text.matchAll(ANNOUNCED)].flatMap((match): CountClaim[] => {
    const said = readSmallNumber(match[1] ?? '');
    const word = match[2] ?? '';
    const from = match.index + match[0].length;
    const list = /^[^。\n]*/u.exec(passage.text.slice(from, from + REACH))?.[0] ?? '';
    const listed = list.split(word).length - 1;
    // Numbered items are counted by their numbers.
    if (said === null || listed < 2 || /一是|[（(]一[)）]/u.test(list)) return [];
    return [claimOf(passage, said, [listed], `“${word}”`, match.index, from - 1)];
  });
}

/** `“五个到位”,即组织到位、制度到位…`: a list of one clause, each item with the word. */
const NAMELY = new RegExp(
  `“(${NUMERAL})个(\\p{Script=Han}{2,3})”[^。,;:“]{0,8}[,:(]?(?:即|也就是|分别是|就是)[:,]?([^。,;()“”]{4,200})`,
  'gu',
);

const namely = (passage: Passage): CountClaim[] =>
  [...passage.text.matchAll(NAMELY)].flatMap((match): CountClaim[] => {
    const [whole, numeral = '', word = '', list = ''] = match;
    const said = readSmallNumber(numeral);
    const items = list.split('、');
    // Where an item lacks the word, two items may be joined by 和, or the list is of something else.
    if (said === null || items.length < 2 || items.some((item) => item.split(word).length !== 2)) return [];
    return [claimOf(passage, said, [items.length], `“${word}”`, match.index, match.index + whole.length)];
  });

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const ORDERED = new RegExp(
  `(?:${ANNOUNCERS.join('|')})?(${NUMERAL})(?:个|点|项|条|方面)?(?:个方面|${COUNTED.join('|')})[^。:,;]{0,12}[:：]\\s*(?=一是)`,
  'gu',
);

/** `存在三个问题:一是…二是…`: ordinals that stop short, or go beyond. */
function ordered(passage: Passage): CountClaim[] {
  const matches = [...passage.text.matchAll(ORDERED)];
  return matches.flatMap((match, index): CountClaim[] => {
    const said = readSmallNumber(match[1] ?? '');
    const from = match.index + match[0].length;
    const until = Math.min(matches[index + 1]?.index ?? passage.text.length, from + REACH * 4);
    const list = passage.text.slice(from, until);
    const listed = ORDINALS.findIndex((ordinal) => !list.includes(`${ordinal}是`));
    // A second 一是 begins another list inside this stretch: nothing can be said.
    if (said === null || said < 2 || listed < 1 || list.split('一是').length > 2) return [];
    return [claimOf(passage, said, [listed], '“一是、二是……”', match.index, from)];
  });
}

/** `“甲”“乙”“丙”等5大行动`: quoted names counted against the number behind them. */
const QUOTED = new RegExp(
  `((?:“[^“”]{1,16}”、?){2,12})(等)?(${NUMERAL})(?:个|项|大|种|类)(?=\\p{Script=Han})`,
  'gu',
);

function quoted(passage: Passage): CountClaim[] {
  return [...passage.text.matchAll(QUOTED)].flatMap((match): CountClaim[] => {
    const listed = (match[1] ?? '').split('“').length - 1;
    const said = readSmallNumber(match[3] ?? '');
    if (said === null) return [];
    const end = match.index + match[0].length + 2;
    const says = match[2] === undefined ? 'all' : 'some';
    return [claimOf(passage, said, [listed], '引号内各项', match.index, end, { says })];
  });
}

/** `由概述、主动公开…、附件共九个部分组成`: the names stand before their number. */
const NAMED = new RegExp(
  `(?:${MEMBERS.before.join('|')})([^。;:]{4,400}?)[,]?(等|共|共计|计|这|合计)?(${NUMERAL})(?:个|大|项)?(?:${MEMBERS.nouns.join('|')})`,
  'gu',
);

function members(passage: Passage): CountClaim[] {
  return [...passage.text.matchAll(NAMED)].flatMap((match): CountClaim[] => {
    const [whole, list = '', ending, numeral = ''] = match;
    const said = readSmallNumber(numeral);
    const items = split(list);
    if (said === null || said < 3 || items.length < 3) return [];
    return [
      claimOf(
        passage,
        said,
        sizes(list),
        '各部分名称',
        match.index + whole.indexOf(list),
        match.index + whole.length,
        {
          says: ending === '等' ? 'some' : 'all',
          items,
          mayJoin: mayJoin(items),
        },
      ),
    ];
  });
}

/** `分七个部分:概述,主动公开情况,…,附件`: the number stands before the names. */
const NAMED_BEHIND = new RegExp(
  `(?:${MEMBERS.announce.join('|')})(${NUMERAL})(?:个|大)?(?:${MEMBERS.nouns.join('|')})(?:组成|构成)?[:,](?:即|分别是|分别为|包括)?[:]?([^。;:]{8,400})(?=。|;|$)`,
  'gu',
);

function membersBehind(passage: Passage): CountClaim[] {
  return [...passage.text.matchAll(NAMED_BEHIND)].flatMap((match): CountClaim[] => {
    const [whole, numeral = '', list = ''] = match;
    const said = readSmallNumber(numeral);
    const items = split(list);
    if (said === null || said < 3 || items.length < 3 || /一是|第一/u.test(list)) return [];
    const end = match.index + whole.length - list.length;
    return [
      claimOf(passage, said, sizes(list), '各部分名称', match.index, end, {
        says: list.endsWith('等') ? 'some' : 'all',
        items,
        mayJoin: mayJoin(items),
      }),
    ];
  });
}

/** By the mark that parts the list: commas where there are some and each holds no 、 of its own, 、 otherwise. */
export const split = (list: string): string[] =>
  (list.includes(',') && list.split(',').length > 2 ? list.split(',') : list.split(/[、,]/u))
    .map((item) => item.replace(/^(?:以及|和|及|与)/u, '').trim())
    .filter((item) => item !== '');

/** Every number of items that the list may be read to hold: 、 or commas part it, and a name may hold a 、 itself. */
function sizes(list: string): number[] {
  const counts = [/[、,]/u, /、/u, /,/u].flatMap((mark) => {
    const items = list.split(mark).filter((item) => item.trim() !== '');
    const inside = mark.source === ',' ? 0 : Math.max([...list.matchAll(ONE_NAME)].length, openNames(items));
    return Array.from({ length: inside + 1 }, (_, fewer) => items.length - fewer);
  });
  return [...new Set(counts.filter((count) => count >= 3))];
}

/** How many names do not end as at least half of the list does, and may go on in the next. */
function openNames(items: readonly string[]): number {
  const whole = items.map((item) => NAME_END.test(item.trim()));
  if (whole.filter(Boolean).length * 2 < items.length) return 0;
  return items.filter((item, at) => !whole[at] && whole[at + 1] && !SHORT_NAME.test(item.trim())).length;
}

const mayJoin = (items: readonly string[]): boolean =>
  /(?<=.{2})(?:和|以及|及|与)(?=.{2})/u.test(items.at(-1) ?? '');
