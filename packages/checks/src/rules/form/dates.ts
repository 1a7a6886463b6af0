import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, quoteOf } from '../../passage.ts';
import { isDay, readDay } from './read-dates.ts';

/** A day that the calendar does not have. */
const impossible: Rule = {
  id: 'form.impossible_date',
  title: '日期不存在',
  area: 'form',
  level: 'error',
  basis: '历法',
  find: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(/(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日/gu)].flatMap(
        (match): Problem[] => {
          const [found, year, month, day] = match;
          if (
            isDay({ year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) })
          )
            return [];
          return [
            {
              addresses: [passage.address],
              quote: clauseAround(passage, match.index, match.index + found.length),
              message: `没有“${found}”这一天`,
              actual: found,
            },
          ];
        },
      ),
    ),
};

const RANGE =
  /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日(?:起|开始)?[,]?(?:至|到|-|—|~){1,2}(\d{4})年(\d{1,2})月(\d{1,2})日/gu;

/** 自2010年1月1日起至2009年12月31日止: an end before the beginning. */
const backwards: Rule = {
  id: 'form.backward_period',
  title: '期限的终点早于起点',
  area: 'form',
  level: 'error',
  basis: '文字自身：终止日期不能早于起始日期',
  find: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(RANGE)].flatMap((match): Problem[] => {
        const [y1 = 0, m1 = 0, d1 = 0, y2 = 0, m2 = 0, d2 = 0] = match.slice(1).map(Number);
        if (y1 * 10_000 + m1 * 100 + d1 <= y2 * 10_000 + m2 * 100 + d2) return [];
        return [
          {
            addresses: [passage.address],
            quote: quoteOf(passage, match.index, match.index + match[0].length),
            message: `“${match[0]}”：终点早于起点`,
            actual: match[0],
          },
        ];
      }),
    ),
};

/** A day with strokes or dots (GB/T 9704, 7.3.5.4). Addresses of pages and numbers of versions are left alone. */
const dateForm: Rule = {
  id: 'form.date_form',
  title: '日期写法',
  area: 'form',
  level: 'warning',
  basis: 'GB/T 9704-2012 第7.3.5.4条：用阿拉伯数字将年、月、日标全，月、日不编虚位',
  find: ({ paragraphs }) =>
    paragraphs.flatMap((passage) =>
      [...passage.text.matchAll(/(?<![\w/.-])(20\d\d)([/.])(\d{1,2})\2(\d{1,2})(?![\w/.-])/gu)]
        .slice(0, 3)
        .flatMap((match): Problem[] => {
          const [found, year, , month, day] = match;
          if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return [];
          const right = `${year}年${Number(month)}月${Number(day)}日`;
          return [
            {
              addresses: [passage.address],
              quote: clauseAround(passage, match.index, match.index + found.length),
              message: `“${found}”应写作“${right}”`,
              expected: right,
              actual: found,
            },
          ];
        }),
    ),
};

/** The year in 〔〕 (GB/T 9704, 7.2.5). Round brackets count as well as square ones; their width does not matter. */
const bracketForm: Rule = {
  id: 'form.bracket_form',
  title: '文号写法',
  area: 'form',
  level: 'warning',
  basis: 'GB/T 9704-2012 第7.2.5条：年份用六角括号“〔〕”括入，发文顺序号不加“第”，不编虚位',
  find: ({ passages }) =>
    passages.flatMap((passage) =>
      [
        ...passage.text.matchAll(/([一-鿿]{2,10})([[(【{])((?:19|20)\d\d)([\])】}])(第?0?\d{1,4})号/gu),
      ].flatMap((match): Problem[] => {
        const [found, name = '', , year, , serial = ''] = match;
        if (/[案终初申复诉答告]$/u.test(name)) return [];
        const at = match.index;
        const right = `〔${year}〕${Number(serial.replace('第', ''))}号`;
        return [
          {
            addresses: [passage.address],
            quote: quoteOf(passage, at, at + found.length),
            message: `文号“${passage.raw.slice(at, at + found.length)}”的年份应括在“〔〕”内，写作“${name}${right}”`,
            expected: right,
            actual: found.slice(name.length),
          },
        ];
      }),
    ),
};

/** 20221月1日, 2022年1231日: a mark was lost. Within the period of the report another rule tells it. */
const lostYear: Rule = {
  id: 'form.date_without_year_mark',
  title: '日期缺“年”“月”字',
  area: 'form',
  level: 'warning',
  basis: 'GB/T 9704-2012 第7.3.5.4条：用阿拉伯数字将年、月、日标全',
  find: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(/(?<!\d)(?:20[0-3]\d(?:1[0-2]|[1-9])月\d{1,2}日|20[0-3]\d年\d{2,4}日)/gu)]
        .slice(0, 3)
        .flatMap(({ index, 0: found }): Problem[] => {
          const day = readDay(found);
          if (!day) return [];
          const right = `${day.year}年${day.month}月${day.day}日`;
          return [
            {
              addresses: [passage.address],
              quote: clauseAround(passage, index, index + found.length),
              message: `“${found}”缺“年”“月”字，应写作“${right}”`,
              expected: right,
              actual: found,
            },
          ];
        }),
    ),
};

export const dateRules: readonly Rule[] = [lostYear, impossible, backwards, dateForm, bracketForm];
