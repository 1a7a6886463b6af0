import { blankReport, type CellValue, type FormatId, type ReportContent } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { all, attribute, parse, textOf } from '../../test/dom.ts';
import { comparePage } from '../../test/example-portal.ts';
import { trendChart } from './chart.ts';
import { compareReports } from './compare-cells.ts';
import { portalCompare } from './compare-page.ts';
import { compareTexts } from './compare-texts.ts';
import { trendsOf } from './trends.ts';

/** A report with one cell filled. */
function aReport(formatId: FormatId, year: number, path: string, value: CellValue): ReportContent {
  const table = path.startsWith('art20') ? 'art20' : formatId === '2014' ? 'statistics' : 'applications';
  return { ...blankReport(formatId, year, '某局'), tables: { [table]: { [path]: value } } };
}

const received = (formatId: FormatId, year: number, value: CellValue) =>
  aReport(formatId, year, 'new_received/total', value);

describe('a trend', () => {
  it('goes on through formats that count the same, and has no point in a year whose format does not', () => {
    const trends = trendsOf([
      received('2021', 2022, 5),
      received('2014', 2018, 9),
      received('2019', 2020, 3),
    ]);

    const trend = trends.find(({ label }) => label === '新收申请');
    expect(trend?.points).toEqual([
      { year: 2020, value: 3 },
      { year: 2022, value: 5 },
    ]);
    expect(trend?.formats).toEqual(['2019', '2021']);
    expect(trends.find(({ label }) => label === '收到申请')?.points).toEqual([{ year: 2018, value: null }]);
  });

  it('is drawn equal for equal figures, bars as high as their figures, a year without one left empty', () => {
    const draw = () =>
      trendChart({
        label: '新收<申请>',
        unit: '件',
        formats: ['2021'],
        points: [
          { year: 2020, value: 50 },
          { year: 2022, value: 100 },
          { year: 2023, value: null },
          { year: 2024, value: 0 },
        ],
      });
    const picture = parse(draw());
    const heights = all(picture, 'rect').map((bar) => Number(attribute(bar, 'height')));
    const texts = all(picture, 'text').map(textOf);

    expect(draw()).toBe(draw());
    expect(heights).toHaveLength(2);
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(2);
    expect(texts).toEqual(['50', '2020', '—', '2021', '100', '2022', '—', '2023', '0', '2024']);
    expect(attribute(all(picture, 'svg')[0] ?? picture, 'aria-label')).toBe(
      '新收<申请>（件）：2020年 50，2022年 100，2023年 未填，2024年 0',
    );
  });
});

describe('a comparison', () => {
  const cellsOf = (a: ReportContent, b: ReportContent) =>
    compareReports(a, b)
      .slice(1)
      .flatMap(({ cells }) => cells);

  it('sets every cell of one format beside its own counterpart', () => {
    const cells = cellsOf(received('2021', 2021, 12), received('2021', 2022, 20.5));

    expect(cells.filter(({ a, b }) => a === undefined || b === undefined)).toEqual([]);
    expect(cells.filter(({ a, b }) => a !== b)).toEqual([
      expect.objectContaining({ a: 12, b: 20.5, difference: 8.5, unit: '件' }),
    ]);
  });

  it('says which cells have none in the other format, and takes none for what it is not', () => {
    const same = cellsOf(received('2019', 2020, 3), received('2021', 2021, 4)).filter(({ a }) => a === 3);
    const [a, b] = [
      aReport('2019', 2020, 'art20_1/normative_docs/public_total', 8),
      aReport('2021', 2021, 'art20_1/normative_docs/in_force', 9),
    ];
    const alone = cellsOf(a, b).filter((cell) => cell.a === 8 || cell.b === 9);

    expect(same.map(({ b: now, difference }) => [now, difference])).toEqual([[4, 1]]);
    expect(alone.map((cell) => [cell.a, cell.b, cell.difference])).toEqual([
      [undefined, 9, null],
      [8, undefined, null],
    ]);
    expect(
      cellsOf(received('2014', 2018, null), b).every((cell) => cell.a === undefined || cell.b === undefined),
    ).toBe(true);
  });

  it('loses no cell of either side', () => {
    const [a, b] = [blankReport('2019', 2020, '某局'), blankReport('2021', 2021, '某局')];
    const count = (cells: ReturnType<typeof cellsOf>, side: 'a' | 'b') =>
      cells.filter((cell) => cell[side] !== undefined).length;

    expect(count(cellsOf(a, b), 'a')).toBe(cellsOf(a, a).length);
    expect(count(cellsOf(a, b), 'b')).toBe(cellsOf(b, b).length);
  });

  it('prints 0, 未填 and 不适用 as what they are, and equal cells only when asked', () => {
    const page = (everything: boolean) =>
      portalCompare({
        ...comparePage(),
        everything,
        found: {
          a: { organisation: '某局', year: 2021, path: '/a' },
          b: { organisation: '某局', year: 2022, path: '/b' },
          tables: [
            { title: '主要数据', cells: [] },
            {
              title: '表',
              cells: [
                { name: '甲', unit: '件', a: 0, b: null, difference: null },
                { name: '乙', unit: '件', a: 'n/a', b: 1234, difference: null },
                { name: '丙', unit: '件', a: 5, b: 5, difference: 0 },
                { name: '丁', unit: '件', a: 9, b: 2, difference: -7 },
              ],
            },
          ],
          texts: [],
        },
      });

    const rows = [...page(false).matchAll(/<tr><th scope="row">(.*?)<\/tr>/gu)].map(([, row]) =>
      (row ?? '').split(/<[^>]+>/u).filter(Boolean),
    );
    expect(rows).toEqual([
      ['甲（件）', '0', '未填', '—'],
      ['乙（件）', '不适用', '1,234', '—'],
      ['丁（件）', '9', '2', '−7'],
    ]);
    expect(page(true)).toContain('丙（件）');
    expect(page(false)).toContain('表格共 4 格：3 格不同，1 格相同。');
  });
});

describe('the texts of two reports', () => {
  const withTexts = (formatId: FormatId, sections: Record<string, string[]>): ReportContent => ({
    ...blankReport(formatId, formatId === '2014' ? 2017 : 2022, '某局'),
    sections: Object.entries(sections).map(([title, texts], at) => ({
      id: formatId === '2014' ? `h${at}` : `s${at + 1}`,
      number: `${at + 1}.`,
      title,
      blocks: texts.map((text, index) => ({ id: `b${index}`, kind: 'paragraph', text })),
    })),
  });
  const words = (before: string, after: string) => [
    { kind: 'removed' as const, text: before },
    { kind: 'added' as const, text: after },
  ];
  const pairsOf = (a: ReportContent, b: ReportContent) =>
    compareTexts(a, b, words).map(({ heading, paragraphs }) => [
      heading,
      paragraphs.map((each) => [each.a, each.b, each.pieces.length]),
    ]);

  it('stand beside what says most nearly the same, in order, and what has no counterpart stands alone', () => {
    const before = withTexts('2021', {
      总体情况: ['全年主动公开政府信息312条，政策解读19篇。', '组织培训三次。', '本机关未收取费用。'],
      存在问题: ['解读形式单一。'],
    });
    const after = withTexts('2021', {
      总体情况: ['全年主动公开政府信息486条，政策解读27篇。', '开设政务公开专区。', '本机关未收取费用。'],
      存在问题: ['解读形式单一。'],
    });

    expect(pairsOf(before, after)).toEqual([
      [
        '1.总体情况',
        [
          ['全年主动公开政府信息312条，政策解读19篇。', '全年主动公开政府信息486条，政策解读27篇。', 2],
          ['组织培训三次。', null, 1],
          [null, '开设政务公开专区。', 1],
          ['本机关未收取费用。', '本机关未收取费用。', 0],
        ],
      ],
      ['2.存在问题', [['解读形式单一。', '解读形式单一。', 0]]],
    ]);
  });

  it('of different forms are paired by the names of their sections, and none is lost', () => {
    const old = withTexts('2014', { '存在问题、改进措施': ['旧'], 附表: ['表'] });
    const recent = withTexts('2021', { 总体情况: ['新'], '存在问题 改进措施': ['旧'] });

    expect(pairsOf(old, recent)).toEqual([
      ['1.总体情况', [[null, '新', 1]]],
      ['2.存在问题 改进措施', [['旧', '旧', 0]]],
      ['2.附表', [['表', null, 1]]],
    ]);
  });

  it('are compared in a moment, however long', () => {
    const long = (word: string) =>
      withTexts('2021', { 总体情况: Array.from({ length: 200 }, (_, at) => `${word}${at}`.repeat(300)) });
    const from = performance.now();

    const [section] = compareTexts(long('甲乙'), long('丙丁'), words);

    expect(section?.paragraphs).toHaveLength(400);
    expect(performance.now() - from).toBeLessThan(2000);
  });
});
