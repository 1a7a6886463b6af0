import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import { type PrintedDay, type PrintedPeriod, readPeriods } from './read-dates.ts';

const YEARLY =
  '年度报告统计期限为上一年度1月1日至12月31日（DB51/T 2660—2019 第2.1条及通行做法），公布后仍须读得明白';

/** Words that only a whole year can answer for: a total, or that nothing of the kind happened. */
const WHOLE_YEAR =
  /(?:共|累计|总)[^。]{0,30}\d|(?:未|没有|无)(?:发生|收到|出现)?[^。,;]{0,20}(?:申请|复议|诉讼)/u;
const COUNTED =
  /(?:公开|发布|登载|刊登|收到|受理|办结|答复|更新|公示|上传|推送)[^。;]{0,20}\d+(?:余|多)?(?:条|件|篇|份|次|期)/u;
const UNTIL = /截[至止]到?(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|底|末)?/gu;

/** Totals counted to a day other than the last of the year. */
const untilDay: Rule = {
  id: 'form.period',
  title: '数据没有截至12月31日',
  area: 'form',
  level: 'warning',
  basis: YEARLY,
  find: ({ content, paragraphs }) =>
    content.year === 0
      ? []
      : paragraphs.flatMap((passage) =>
          [...passage.text.matchAll(UNTIL)].flatMap((match) => untilAt(passage, match, content.year)),
        ),
};

function untilAt(passage: Passage, match: RegExpExecArray, reported: number): Problem[] {
  const [found, printed, month, day] = match;
  const year = printed === undefined ? reported : Number(printed);
  const ended = year === reported && month === '12' && (day === undefined || day === '31');
  const stretch = passage.text.slice(match.index, match.index + 120).split(/[。]/u)[0] ?? '';
  const clause = stretch.slice(0, 60).split(';')[0] ?? '';
  const whole = printed !== undefined && year === reported && WHOLE_YEAR.test(clause);
  if (ended || ![reported, reported + 1].includes(year) || !(whole || COUNTED.test(stretch))) return [];
  return [
    {
      level: whole ? 'warning' : 'question',
      addresses: [passage.address],
      quote: quoteOf(passage, match.index, match.index + clause.length),
      message: `“${found}”：数据应截至${reported}年12月31日`,
      expected: `截至${reported}年12月31日`,
      actual: found,
    },
  ];
}

/** Words that make a period the one of the report's figures. */
const OF_REPORT = /(?:统计|数据|期限|时限|起止|涵盖|时间范围|报告期|报告时间|期间为|时段)[^。;]{0,24}$/u;

/** The period that the report says its figures cover, against the year reported on. */
const reportPeriod: Rule = {
  id: 'form.report_period',
  title: '统计期限不是报告年度',
  area: 'form',
  level: 'warning',
  basis: YEARLY,
  find: (subject) =>
    subject.content.year === 0
      ? []
      : subject.paragraphs.slice(0, 12).flatMap((passage) =>
          readPeriods(passage.text)
            .filter(({ start }) => OF_REPORT.test(passage.text.slice(Math.max(0, start - 40), start)))
            .flatMap((period) => periodAt(subject, passage, period)),
        ),
};

function periodAt(subject: Subject, passage: Passage, period: PrintedPeriod): Problem[] {
  const { year } = subject.content;
  const { from, to } = period;
  // A period that ends before it begins has a rule of its own.
  if (from.year === null || order(to) < order(from)) return [];
  const lost = from.marksLost || to.marksLost;
  const school = isSchoolYear(subject, from);
  if (isWhole(from, to, year) || (school && isWholeSchoolYear(from, to)))
    return lost ? [marksLost(passage, period)] : [];
  const right = school
    ? `${from.year}年9月1日至${from.year + 1}年8月31日`
    : `${year}年1月1日至${year}年12月31日`;
  return [
    {
      level: school || from.year < year - 1 ? 'question' : 'warning',
      addresses: [passage.address],
      quote: quoteOf(passage, period.start, period.end),
      message: `统计期限读作 ${dayWords(from)}至${dayWords(to)}，应为 ${right}${school ? '（学年）' : ''}`,
      expected: right,
      actual: quoteOf(passage, period.start, period.end),
    },
  ];
}

const marksLost = (passage: Passage, { start, end, from, to }: PrintedPeriod): Problem => ({
  addresses: [passage.address],
  quote: quoteOf(passage, start, end),
  message: `统计期限中缺“年”“月”字，应写作“${dayWords(from)}至${dayWords(to)}”`,
  expected: `${dayWords(from)}至${dayWords(to)}`,
  actual: quoteOf(passage, start, end),
});

const order = ({ year, month, day }: PrintedDay): number => (year ?? 0) * 10_000 + month * 100 + day;
const dayWords = ({ year, month, day }: PrintedDay): string => `${year}年${month}月${day}日`;

const isWhole = (from: PrintedDay, to: PrintedDay, year: number): boolean =>
  order(from) === year * 10_000 + 101 && order(to) === year * 10_000 + 1231;

/** Universities and schools report on the school year, from the first of September or August on. */
const isSchoolYear = ({ content, passages }: Subject, from: PrintedDay): boolean =>
  (from.month === 9 || from.month === 8) &&
  from.day === 1 &&
  (/学年|大学|学院|学校|中学|小学/u.test(content.title + content.organisation) ||
    passages.slice(0, 6).some(({ text }) => text.includes('学年')));

const isWholeSchoolYear = (from: PrintedDay, to: PrintedDay): boolean =>
  to.year === (from.year ?? 0) + 1 && to.month === from.month - 1 && to.day === 31;

export const periodRules: readonly Rule[] = [untilDay, reportPeriod];
