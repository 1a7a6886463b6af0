import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage } from '../../passage.ts';
import { type Subject } from '../../subject.ts';

/** Where each spelling was first met. */
type Spellings = Map<string, { passage: Passage; start: number; end: number }>;

const BASIS = '文字自身：同一名称应前后一致';

/** One thing under names that differ by a mark or a character. */
const inconsistent: Rule = {
  id: 'form.name_inconsistent',
  title: '同一名称前后不一致',
  area: 'form',
  level: 'warning',
  basis: BASIS,
  find: (subject) => [...byMark(subject), ...byTail(subject), ...byBody(subject), ...byCampaign(subject)],
};

function spellings(
  { passages }: Subject,
  pattern: RegExp,
  keep: (match: RegExpExecArray) => string | null,
): Spellings {
  const found: Spellings = new Map();
  for (const passage of passages) {
    for (const match of passage.text.matchAll(pattern)) {
      const name = keep(match);
      if (name !== null && !found.has(name) && found.size < 400)
        found.set(name, { passage, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** “中国·云岭” and “中国云岭”: the same but for a dot, a dash or a blank. */
function byMark(subject: Subject): Problem[] {
  const names = spellings(subject, /“([^“”,。;、《》]{3,20})”/gu, ([, name = '']) => name);
  return pairs(names, (name) => name.replace(/[·•・\s\-—]/gu, ''));
}

/** “美丽云岭”综合信息平台 and “美丽云岭”综合信息服务平台. */
function byTail(subject: Subject): Problem[] {
  const names = spellings(
    subject,
    /“[^“”,。;、《》]{3,20}”[一-鿿]{2,12}?(?:平台|系统|网站|热线|栏目)/gu,
    ([name]) => name,
  );
  return pairs(names, (name) =>
    name.includes('服务') || name.includes('综合') ? name.replace('服务', '') : name,
  );
}

function pairs(names: Spellings, alike: (name: string) => string): Problem[] {
  const first = new Map<string, string>();
  return [...names].flatMap(([name, place]): Problem[] => {
    const key = alike(name);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, name);
      return [];
    }
    return [problem([place, names.get(before)], [name, before], 'warning')];
  });
}

const BODY =
  /(?<![一-鿿](?:省|自治区))[省市县区](?:[一-鿿]{2,10}?)(?:管理办公室|管理办|服务办|办公室|服务局|管理局|监管局)(?!法)/gu;
const SHORT_FORM = /(?:以下|下)?简称/u;

/** Three or more forms of one body's name, each a shortening of the longest, and no 以下简称 that would explain them. */
function byBody(subject: Subject): Problem[] {
  if (subject.passages.some(({ text }) => SHORT_FORM.test(text.slice(0, 3000)))) return [];
  const names = spellings(subject, BODY, ([name]) => (/[和与及各对在的由将]|中心/u.test(name) ? null : name));
  const list = [...names.keys()].slice(0, 60);
  return list.flatMap((full): Problem[] => {
    const shorter = list.filter((name) => name !== full && shortens(name, full));
    if (shorter.length < 2) return [];
    return [
      problem(
        [full, ...shorter].map((name) => names.get(name)),
        [full, ...shorter],
        'question',
      ),
    ];
  });
}

/** The same three characters first, and all of it in order within the longer name. */
function shortens(short: string, full: string): boolean {
  if (short.length >= full.length || short.slice(0, 5) !== full.slice(0, 5)) return false;
  let at = 0;
  for (const mark of full) if (short[at] === mark) at += 1;
  return at === short.length;
}

/** 营商环境建设年 and 政务环境建设年: campaigns of one year whose names differ in the middle. */
function byCampaign(subject: Subject): Problem[] {
  const names = spellings(
    subject,
    /[一-鿿]{2}(?:环境|服务|作风|质量|效能)(?:建设|提升|整治|攻坚)年(?!度)/gu,
    ([name]) => name,
  );
  const list = [...names.keys()];
  const [first, second] = list.filter((name) =>
    list.some((other) => other !== name && other.slice(-5) === name.slice(-5)),
  );
  return first !== undefined && second !== undefined
    ? [problem([names.get(second), names.get(first)], [second, first], 'question')]
    : [];
}

type Place = { passage: Passage; start: number; end: number };

function problem(
  places: readonly (Place | undefined)[],
  names: readonly string[],
  level: 'warning' | 'question',
): Problem {
  const known = places.filter((place) => place !== undefined);
  const [first] = known;
  return {
    level,
    addresses: [...new Set(known.map(({ passage }) => passage.address))],
    quote: first ? clauseAround(first.passage, first.start, first.end) : (names[0] ?? ''),
    message: `同一名称有 ${names.length} 种写法：${names.map((name) => (name.startsWith('“') ? name : `“${name}”`)).join('、')}`,
    ...(names[1] === undefined ? {} : { expected: names[1] }),
    ...(names[0] === undefined ? {} : { actual: names[0] }),
  };
}

export const nameRules: readonly Rule[] = [inconsistent];
