import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aReport } from '../../../test/report.ts';
import { checkReport } from '../../index.ts';

const RUNS = process.env.LONG === '1' ? 3000 : 60;
const YEAR = 2018;

const HAN = [...'一二三四五六七八九'];
const topic = fc.constantFrom(
  '网站建设',
  '目录管理',
  '政策解读',
  '平台维护',
  '队伍建设',
  '业务培训',
  '监督考核',
);
const sentence = fc.constantFrom(
  '按时更新栏目，方便群众查询。',
  '对到期文件逐件清理，及时公布结果。',
  '利用《年鉴》“专栏”（电子版）公开办事指南。',
  '各县县直部门的目录一并公布，往往当天办结。',
  '接待群众30人次，开展培训3场次。',
  '做到件件有着落、事事有回音，实实在在解决问题。',
);
const period = fc.constantFrom(
  `统计期限为${YEAR}年1月1日至12月31日。`,
  `数据统计期限自${YEAR}年1月1日起至${YEAR}年12月31日止。`,
  `截至${YEAR}年12月31日，共公开信息31条。`,
);
const enumerated = (mark: (numeral: string, index: number) => string) =>
  fc
    .array(topic, { minLength: 2, maxLength: 6 })
    .map((topics) => topics.map((words, index) => `${mark(HAN[index] ?? '', index)}${words}`));
const outline = fc
  .tuple(
    enumerated((numeral) => `（${numeral}）`),
    fc.array(sentence, { minLength: 6, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([heads, sentences, divided]) =>
    heads.flatMap((head, index) => [
      `${head}情况。${sentences[index] ?? ''}`,
      ...(divided ? [`1.栏目有序更新，运行平稳。`, `2.检索功能完善，查询方便。`] : []),
    ]),
  );
const inline = enumerated((numeral) => `${numeral}是加强`).map((items) => [`${items.join('；')}。`]);
const paragraphs = fc
  .tuple(period, outline, inline)
  .map(([first, heads, items]) => [first, ...heads, ...items]);

/** A fragment lacks the other parts of the law; that is told at the last section and is no fault of these words. */
const sharp = (text: readonly string[]): string[] =>
  checkReport({ content: aReport({ text, year: YEAR }) })
    .filter(
      ({ rule, level, addresses }) =>
        rule !== 'form.missing_section' && level !== 'question' && addresses[0]?.startsWith('sections/s1/'),
    )
    .map(({ rule, quote }) => `${rule} ${quote}`);
const rules = (text: readonly string[]): string[] =>
  checkReport({ content: aReport({ text, year: YEAR }) }).map(({ rule }) => rule);

/** One fault in a right text: the rule that must tell it, and how it is planted. */
const FAULTS: readonly (readonly [rule: string, plant: (text: readonly string[]) => string[]])[] = [
  ['form.numbering', (text) => text.map((line) => line.replace(/^（二）/u, '（四）'))],
  ['form.numbering', (text) => text.map((line) => line.replace('；二是', '；三是'))],
  ['form.doubled_character', (text) => [...text, '公布了审核的的结果。']],
  ['form.measure_word', (text) => [...text, '答复群众来信12只。']],
  ['form.unbalanced_brackets', (text) => [...text, '公布《目录，方便查询。']],
  ['form.report_period', ([, ...text]) => [`统计期限为${YEAR}年1月1日至11月30日。`, ...text]],
  ['form.impossible_date', (text) => [...text, `于${YEAR}年6月31日公布。`]],
  ['form.political_wording', (text) => [...text, '坚决做到二个维护。']],
  ['form.template_residue', (text) => [...text, '公开信息____条。']],
];

describe('right texts of real headings, numbers and periods', () => {
  it('give no error and no warning', () => {
    fc.assert(
      fc.property(paragraphs, (text) => {
        expect(sharp(text)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(FAULTS)('with one fault give %s', (rule, plant) => {
    fc.assert(
      fc.property(paragraphs, (text) => {
        expect(rules(plant(text))).toContain(rule);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });
});
