import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../subject.ts';
import { readSmallNumber } from '../../text/chinese-numerals.ts';

const REACH = 800;
const NUMERAL = '[一二两三四五六七八九十]{1,3}|\\d{1,2}';

/** `“六个统一”:…相统一;…` : the word announced, counted in the sentence that lists them. */
const ANNOUNCED = new RegExp(`“(${NUMERAL})个(\\p{Script=Han}{2,3})”[:：]`, 'gu');

/** `“五个到位”,即组织到位、制度到位…`: a list of one clause, each item with the word. */
const NAMELY = new RegExp(
  `“(${NUMERAL})个(\\p{Script=Han}{2,3})”[^。,;:“]{0,8}[,:(]?(?:即|也就是|分别是|就是)[:,]?([^。,;()“”]{4,200})`,
  'gu',
);

/** Seed finding 004-03: so many announced, another number listed. */
const counted: Rule = {
  id: 'text.enumeration_mismatch',
  title: '所列项数与所说数目不符',
  area: 'text-against-itself',
  level: 'warning',
  basis: '文字自身：所说“几个”应与所列项数一致',
  find: ({ paragraphs }) =>
    paragraphs.flatMap((passage) => [
      ...announced(passage),
      ...namely(passage),
      ...ordered(passage),
      ...quoted(passage),
    ]),
};

function announced(passage: Passage): Problem[] {
  return [...passage.text.matchAll(ANNOUNCED)].flatMap((match): Problem[] => {
    const said = readSmallNumber(match[1] ?? '');
    const word = match[2] ?? '';
    const from = match.index + match[0].length;
    const list = /^[^。\n]*/u.exec(passage.text.slice(from, from + REACH))?.[0] ?? '';
    const listed = list.split(word).length - 1;
    // Numbered items are counted by their numbers.
    if (said === null || listed < 2 || listed === said || /一是|[（(]一[)）]/u.test(list)) return [];
    return [problem(passage, match.index, from - 1, said, listed, `“${word}”`)];
  });
}

const namely = (passage: Passage): Problem[] =>
  [...passage.text.matchAll(NAMELY)].flatMap((match): Problem[] => {
    const [whole, numeral = '', word = '', list = ''] = match;
    const said = readSmallNumber(numeral);
    const items = list.split('、');
    // Where an item lacks the word, two items may be joined by 和, or the list is of something else.
    if (said === null || items.length < 2 || items.length === said) return [];
    if (items.some((item) => item.split(word).length !== 2)) return [];
    return [problem(passage, match.index, match.index + whole.length, said, items.length, `“${word}”`)];
  });

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const ORDERED = new RegExp(
  `(?:以下|如下|下列|主要有|存在|做到|抓好|采取|坚持|突出|围绕|从|有|抓)?(${NUMERAL})(?:个|点|项|条|方面)?(?:个方面|方面|问题|不足|措施|举措|到位|环节|原则|工作|任务|特点|重点)[^。:,;]{0,12}[:：]\\s*(?=一是)`,
  'gu',
);

/** `存在三个问题:一是…二是…`: ordinals that stop short, or go beyond. */
function ordered(passage: Passage): Problem[] {
  const matches = [...passage.text.matchAll(ORDERED)];
  return matches.flatMap((match, index): Problem[] => {
    const said = readSmallNumber(match[1] ?? '');
    const from = match.index + match[0].length;
    const until = Math.min(matches[index + 1]?.index ?? passage.text.length, from + REACH * 4);
    const list = passage.text.slice(from, until);
    const listed = ORDINALS.findIndex((ordinal) => !list.includes(`${ordinal}是`));
    if (said === null || said < 2 || listed < 1 || listed === said) return [];
    // A second 一是 begins another list inside this stretch: nothing can be said.
    if (list.split('一是').length > 2) return [];
    return [problem(passage, match.index, from, said, listed, '“一是、二是……”')];
  });
}

/** `“甲”“乙”“丙”等5大行动`: quoted names counted against the number behind them, only when more are named than said. */
const QUOTED = new RegExp(
  `((?:“[^“”]{1,16}”、?){2,12})(等)?(${NUMERAL})(?:个|项|大|种|类)(?=\\p{Script=Han})`,
  'gu',
);

function quoted(passage: Passage): Problem[] {
  return [...passage.text.matchAll(QUOTED)].flatMap((match): Problem[] => {
    const listed = (match[1] ?? '').split('“').length - 1;
    const said = readSmallNumber(match[3] ?? '');
    // 等 may leave some unnamed; without it the list is whole.
    if (said === null || said === listed || (match[2] !== undefined && listed < said)) return [];
    return [problem(passage, match.index, match.index + match[0].length + 2, said, listed, '引号内各项')];
  });
}

const problem = (
  passage: Passage,
  from: number,
  to: number,
  said: number,
  listed: number,
  what: string,
): Problem => ({
  addresses: [passage.address],
  quote: quoteOf(passage, from, to),
  message: `“${quoteOf(passage, from, to)}”说的是 ${said} 个，所列${what}为 ${listed} 个`,
  expected: String(said),
  actual: String(listed),
});

export const enumerationRules: readonly Rule[] = [counted];
