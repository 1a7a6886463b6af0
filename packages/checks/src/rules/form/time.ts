import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage, quoteOf } from '../../passage.ts';
import { sectionOf, type Subject } from '../../subject.ts';
import { withoutQuotes } from '../../text/normalise.ts';

const YEARLY =
  '年度报告统计期限为上一年度1月1日至12月31日（DB51/T 2660—2019 第2.1条及通行做法），公布后仍须读得明白';

/** Sections on what comes next may speak of what comes next. */
const PLANS = /计划|打算|安排|下一步|下步|改进|展望|思路/u;
const plans = (subject: Subject, passage: Passage): boolean =>
  PLANS.test(sectionOf(subject, passage)?.title ?? '');

/** One finding a passage and kind, at its first place. */
const relative: Rule = {
  id: 'form.relative_time',
  title: '用了“今年”“目前”等相对时间',
  area: 'form',
  level: 'warning',
  basis: YEARLY,
  find: ({ paragraphs }) =>
    paragraphs.flatMap((passage) => {
      const text = withoutQuotes(passage.text);
      return [
        ...at(passage, text, /今年(?!度计划)|本月|上个月|近日|日前|昨日/gu, 'warning'),
        ...at(passage, text, /截[至止]到?目前|目前(?!为止[^,。]{0,4}无)/gu, 'question'),
      ];
    }),
};

function at(passage: Passage, text: string, pattern: RegExp, level: 'warning' | 'question'): Problem[] {
  const [first, ...rest] = text.matchAll(pattern);
  if (!first) return [];
  const words = [...new Set([first, ...rest].map(([word]) => word))];
  return [
    {
      level,
      addresses: [passage.address],
      quote: clauseAround(passage, first.index, first.index + first[0].length),
      message: `年度报告中${words.map((word) => `“${word}”`).join('')}所指时间不明，请写明年月${rest.length > 0 ? `（本段共 ${rest.length + 1} 处）` : ''}`,
      actual: first[0],
    },
  ];
}

/** A plan for a month without a year, in a report on a finished year. */
const stale: Rule = {
  id: 'form.stale_time',
  title: '已过年度仍写作打算',
  area: 'form',
  level: 'warning',
  basis: YEARLY,
  find: (subject) =>
    subject.paragraphs.flatMap((passage) => {
      if (plans(subject, passage)) return [];
      return [
        ...passage.text.matchAll(
          /(?:拟|预计|预期|力争|将)(?:在|于|到)?(?:今年)?(\d{1,2})月(?:份|底|前|中旬|上旬|下旬)?/gu,
        ),
      ]
        .slice(0, 5)
        .map(({ index, 0: found }) => ({
          addresses: [passage.address],
          quote: clauseAround(passage, index, index + found.length),
          message: `“${found}”没有写年份，且报告年度已结束，请写明实际完成情况`,
          actual: found,
        }));
    }),
};

/** 一、总体情况 2021年，根据《条例》精神…, in the report on 2022: the opening of the first section speaks of the year reported on. */
const otherYear: Rule = {
  id: 'form.other_year',
  title: '正文开头的年份不是报告年度',
  area: 'form',
  level: 'warning',
  basis: '条例第四十九条：公布上一年度政府信息公开工作年度报告',
  find: (subject) => {
    const { content, paragraphs } = subject;
    const first = firstSection(subject);
    const opening = paragraphs.filter(({ section }) => section <= first).slice(0, 8);
    return [
      ...leftOver(subject, first),
      ...opening.flatMap((passage): Problem[] => {
        const match =
          /^\s*(?:[(（][一二三四五六七八九十][)）][^。]{0,20}。)?(20\d\d)年(?:度)?(?=[,以全]|来|我[局委办县市区镇]|本[局委办县市区镇])(?!以来)/u.exec(
            passage.text,
          );
        const year = Number(match?.[1] ?? 0);
        if (!match || content.year === 0 || ![content.year - 1, content.year + 1].includes(year)) return [];
        return [
          {
            addresses: [passage.address],
            quote: quoteOf(passage, 0, Math.min(passage.text.length, match[0].length + 20)),
            message: `段首写作 ${year} 年，报告年度为 ${content.year} 年，请核对是否沿用了${year < content.year ? '上年' : '其他年度'}的文字`,
            expected: String(content.year),
            actual: String(year),
          },
        ];
      }),
    ];
  },
};

/** `2022年，我局……但仍存在不足` in the report on 2023: last year's problems, told without a word of this year. */
function leftOver({ content, paragraphs }: Subject, first: number): Problem[] {
  const opening = new RegExp(`^\\s*${content.year - 1}年度?,(?:我|本|全)[一-鿿]`, 'u');
  return paragraphs
    .filter(
      ({ section, text }) =>
        section > first &&
        opening.test(text) &&
        /存在[^。]{0,12}(?:问题|不足)|仍有[^。]{0,8}(?:差距|不足)/u.test(text) &&
        !text.includes(String(content.year)),
    )
    .map((passage) => ({
      level: 'question' as const,
      addresses: [passage.address],
      quote: quoteOf(passage, 0, Math.min(passage.text.length, 30)),
      message: `这一段说的是 ${content.year - 1} 年，报告年度为 ${content.year} 年，请核对是否沿用了上年的文字`,
      expected: String(content.year),
      actual: String(content.year - 1),
    }));
}

const firstSection = ({ content }: Subject): number =>
  content.sections.findIndex(({ number, title }) => number !== '' && title !== '');

export const timeRules: readonly Rule[] = [relative, stale, otherYear];
