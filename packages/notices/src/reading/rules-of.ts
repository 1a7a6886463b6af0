import type { FindingLevel } from '@nianbao/report-formats';
import type { FigurePlace, RequirementRule, TextPlace } from '../requirements/rule.ts';
import { readNumeral } from '../text/numerals.ts';
import { plainOf } from '../text/lines.ts';
import type { Sentence } from '../text/sentences.ts';
import { RELATION_WORDS } from '../words/relation-words.ts';
import { CONFIRMING_BODIES, FIGURE_PLACE_WORDS, TEXT_PLACE_WORDS, TOPICS } from '../words/report-words.ts';

/** A rule before it has its number. */
type Draft<R> = R extends RequirementRule ? Omit<R, 'id' | 'clause' | 'reason'> : never;
export type RuleDraft = Draft<RequirementRule>;

/** The rules that a sentence asks for, as far as they are understood. */
export function rulesOf(sentence: Sentence): RuleDraft[] {
  return [
    ...lengths(sentence),
    ...forbidden(sentence),
    ...confirmed(sentence),
    ...filled(sentence),
    ...relations(sentence),
    ...mentions(sentence),
  ];
}

const NUMBER = '(\\d[\\d,]{0,7}|[一二两三四五六七八九十百千万]{1,8})';
const MOST = new RegExp(
  `(?:不(?:得|能|宜|可|要)?(?:超过|多于|大于|高于|突破)|控制在|限(?:制)?在|压缩(?:到|至|在)|最多|至多|上限(?:为|是)?) ?${NUMBER} ?个?(?:汉)?字|(?:在|为)?${NUMBER} ?个?字(?:左右)? ?(?:以内|之内|以下)`,
  'u',
);
const LEAST = new RegExp(
  `(?:不(?:得|能|宜|应)?(?:少于|低于|小于)|至少|最少|达到|下限(?:为|是)?) ?${NUMBER} ?个?(?:汉)?字|${NUMBER} ?个?字 ?以上`,
  'u',
);
/** 原则上 and 左右 leave room; a limit without them binds. */
const levelOf = (plain: string): FindingLevel =>
  /原则上|一般|左右|尽量|力求|建议|鼓励|可以/u.test(plain) ? 'warning' : 'error';

function lengths({ plain, under }: Sentence): RuleDraft[] {
  const rules: RuleDraft[] = [];
  let where = textPlaceOf('', under);
  // A comma may stand inside a number: 1,000字.
  for (const [group, clause] of clausesOf(plain)) {
    const level = levelOf(group);
    if (NAMES_PLACE.test(clause)) where = textPlaceOf(clause, under);
    const most = charsIn(MOST, clause);
    const least = charsIn(LEAST, clause);
    if (least !== null) rules.push({ kind: 'min_length', level, where, chars: least });
    if (most !== null) rules.push({ kind: 'max_length', level, where, chars: most });
  }
  return rules;
}

const clausesOf = (plain: string): [group: string, clause: string][] =>
  plain
    .split(';')
    .flatMap((group) => group.split(/,(?!\d{3})/u).map((clause): [string, string] => [group, clause]));

const NAMES_PLACE = new RegExp(
  TEXT_PLACE_WORDS.map(({ words, place }) =>
    place.kind === 'report' ? '全文|年度报告|年报|正文' : words.source,
  ).join('|'),
  'u',
);

function charsIn(pattern: RegExp, clause: string): number | null {
  const [, ...groups] = pattern.exec(clause) ?? [];
  const found = groups.find((group) => group !== undefined);
  const chars = found === undefined ? null : readNumeral(found);
  return chars !== null && chars > 0 && chars <= 100_000 ? chars : null;
}

/** The place named nearest before the end of the clause, else in the heading above, else the whole report. */
function textPlaceOf(clause: string, under: readonly string[]): TextPlace {
  const inClause = TEXT_PLACE_WORDS.find(({ words, place }) => place.kind !== 'report' && words.test(clause));
  if (inClause) return inClause.place;
  if (/全文|年度报告|年报|正文|报告/u.test(clause)) return { kind: 'report' };
  for (const heading of under.toReversed()) {
    const above = TEXT_PLACE_WORDS.find(
      ({ words, place }) => place.kind !== 'report' && words.test(plainOf(heading)),
    );
    if (above) return above.place;
  }
  return { kind: 'report' };
}

const FORBIDS =
  /不得(?:出现|使用|有|写|含有)|不要(?:出现|使用|写)|不(?:能|应|可|宜)(?:出现|使用|写)|严禁(?:出现|使用)|禁止(?:出现|使用)|避免(?:出现|使用)|不再(?:使用|出现)|不写/u;

/** Only words in quotes are known to the letter. */
function forbidden({ plain, under }: Sentence): RuleDraft[] {
  const at = plain.search(FORBIDS);
  if (at < 0) return [];
  const words = quotedIn(plain.slice(at).split(';')[0] ?? '');
  return words.length === 0
    ? []
    : [{ kind: 'must_not_mention', level: levelOf(plain), where: textPlaceOf(plain, under), words }];
}

const quotedIn = (plain: string): string[] => [
  ...new Set([...plain.matchAll(/[“"「]([^“”"「」]{1,30})[”"」]/gu)].map((match) => match[1] ?? '')),
];

function confirmed({ plain }: Sentence): RuleDraft[] {
  const body = CONFIRMING_BODIES.exec(plain)?.[0];
  if (body === undefined || !/会同|核对|核实|核准|确认|商|一致|衔接|沟通|对接|比对|征求/u.test(plain))
    return [];
  return figurePlacesIn(plain).map((where) => ({ kind: 'confirmed', level: 'question', where, with: body }));
}

const figurePlacesIn = (plain: string): FigurePlace[] =>
  FIGURE_PLACE_WORDS.filter(({ words }) => words.test(plain)).map(({ place }) => place);

const BLANKS =
  /(?:不得|不能|不可|严禁|不应|避免|不允许)(?:有|出现)?(?:留空|空白|空项|空格|为空|空着|漏填|缺项|漏项|留白|空缺)|(?:没有|无|未发生|未产生)[^,;。]{0,16}(?:应?当?填写?|填报|填|记)(?:为)? ?(?:“|")? ?(?:0|零)|零报告|逐项填(?:写|报)|必须填写/u;

function filled({ plain }: Sentence): RuleDraft[] {
  if (!BLANKS.test(plain) || /无需|不实行|取消/u.test(plain)) return [];
  const places = figurePlacesIn(plain);
  const all: FigurePlace[] = (['art20', 'applications', 'review_litigation'] as const).map((table) => ({
    kind: 'table',
    table,
  }));
  return (places.length > 0 ? places : all).map((where) => ({
    kind: 'filled',
    level: levelOf(plain),
    where,
  }));
}

const relations = ({ plain }: Sentence): RuleDraft[] =>
  RELATION_WORDS.filter(({ words }) => words.test(plain)).map(({ rule }) => ({
    ...rule,
    level: levelOf(plain),
  }));

const ASKS =
  /(?:应当?|要|须|需|必须|请|重点|如实|分别|逐一|一并|还|均)[^,;。]{0,12}(?:说明|写明|反映|体现|报告|包括|公布|载明|写清|提及|列明|填写|涵盖|介绍|写入|总结|汇总|公开)|(?:主要|内容|应当?)(?:包括|反映|体现)/u;

/** Quoted words to the letter, else the topics that are known; only where a section or the report is told to speak of them. */
function mentions({ plain, under }: Sentence): RuleDraft[] {
  if (FORBIDS.test(plain) || !ASKS.test(plain)) return [];
  const place = TEXT_PLACE_WORDS.find(
    ({ words, place: found }) => found.kind === 'section' && words.test(plain),
  );
  const above = under.some((heading) => /总体情况|事项|改进/u.test(heading));
  if (!place && !above && !/年度报告|年报|报告中|文中|(?:^|[,;])报告(?:内容)?(?:应|要|须)/u.test(plain))
    return [];
  const where: TextPlace = place?.place ?? textPlaceOf(plain, under);
  const topics = TOPICS.filter(({ asked }) => asked.test(plain)).map(({ told }) => told);
  const mention = (words: readonly string[], every: boolean): RuleDraft => ({
    kind: 'must_mention',
    level: 'warning',
    where,
    words: [...words],
    every,
  });
  // Topics with one word are one rule; each that can be told in several ways is its own.
  const plainly = topics.filter((told) => told.length === 1).flat();
  return [
    ...(plainly.length > 0 ? [mention(plainly, true)] : []),
    ...topics.filter((told) => told.length > 1).map((told) => mention(told, false)),
  ];
}
