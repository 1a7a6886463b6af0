import { existsSync, readFileSync } from 'node:fs';
import { blockText } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { decodeSource } from './decode.ts';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport } from './result.ts';

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
const missing = existsSync(SEEDS) ? false : 'needs ../shared/seeds';
const because = missing ? ` (${missing})` : '';

const FILES = [
  '000-tengchong-2018',
  '001-wanyuan-2017',
  '002-yingshang-2020',
  '003-fuxin-2017',
  '004-guandu-2016',
];

const source = (name: string): string => readFileSync(new URL(`${name}.txt`, SEEDS), 'utf8');

function imported(name: string): ImportedReport {
  const input = decodeSource(readFileSync(new URL(`${name}.txt`, SEEDS)), `${name}.txt`);
  const result = isRefusal(input) ? input : importReport(input);
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

/** Every word that the import keeps, wherever. */
const kept = ({ content, unplaced }: ImportedReport): string[] => [
  content.title,
  ...Object.values(content.metadata),
  ...content.sections.flatMap(({ number, title, blocks }) => [number + title, ...blocks.map(blockText)]),
  ...unplaced.map(({ text }) => text),
];

describe.each(FILES)('seed %s', (name) => {
  it.skipIf(missing)(`loses no line of the text${because}`, () => {
    const words = kept(imported(name));
    const lines = source(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.includes('|'));

    const lost = lines.filter((line) => !words.includes(line));

    // The title in two lines, and the metadata in one, are taken apart; everything else stands as it was.
    const expected: Record<string, string[]> = {
      '000-tengchong-2018': ['腾冲市政务服务管理局', '2018年政府信息公开年度报告'].slice(1),
      '003-fuxin-2017': ['日期: 2018-03-27 浏览量:212 来源:市行政服务办 文字大小:'],
    };
    expect(lost).toEqual(expected[name] ?? []);
  });
});

/** Seed 002 by its own rule: a cell ends in a bar, a line of bars ends a row. */
function rowsOf002(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (/^\|+$/u.test(line)) rows.push([]);
    else if (line.endsWith(' |')) rows.at(-1)?.push(line.slice(0, -2));
  }
  return rows.filter((row) => row.length > 0);
}

const number = (text: string): number | null => (text === '' ? null : Number(text.replace('元', '')));

it.skipIf(missing)(`reads every cell of seed 002 as its file has it${because}`, () => {
  const { content, unplaced } = imported('002-yingshang-2020');
  const rows = rowsOf002(source('002-yingshang-2020'));
  const figures = rows
    .map((row) => row.filter((cell) => /^\d+元?$/u.test(cell)).map(number))
    .filter((row) => row.length > 0);

  const inOrder = (id: 'art20' | 'applications' | 'review_litigation') =>
    Object.values(content.tables[id] ?? {});
  expect(inOrder('art20')).toEqual(figures.slice(0, 8).flat());
  expect(inOrder('applications')).toEqual(figures.slice(8, 31).flat());
  expect(inOrder('review_litigation')).toEqual(figures.slice(31).flat());
  expect([22, 161, 15]).toEqual(
    (['art20', 'applications', 'review_litigation'] as const).map((id) => inOrder(id).length),
  );
  expect(content.sections.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6']);
  expect(unplaced).toEqual([]);
});

it.skipIf(missing)(`reads every cell of seed 004 as its file has it${because}`, () => {
  const { content, unplaced } = imported('004-guandu-2016');
  const rows = source('004-guandu-2016')
    .split('\n')
    .filter((line) => line.includes('|'))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    // A chapter's row has no unit; where it holds a number all the same, that is kept under the chapter.
    .map(([, unit = '', value = '']) => (/^\d+$/u.test(unit) ? unit : value));

  const cells = content.tables.statistics ?? {};
  const GROUPS = ['a', 'a2', 'b', 'b2', 'c', 'h', 'i'];
  const order = [
    'a',
    'a1',
    'a1_norm',
    'a1_issued',
    'a2',
    'a2_gazette',
    'a2_website',
    'a2_weibo',
    'a2_wechat',
    'a2_other',
    'b',
    'b1',
    'b2',
    'b2_press',
    'b2_press_head',
    'b2_interview',
    'b2_interview_head',
    'b2_article',
    'b2_social',
    'b2_other',
    'c',
    'c1',
    'c1_inperson',
    'c1_fax',
    'c1_online',
    'c1_letter',
    'c2',
    'c2_ontime',
    'c2_extended',
    'c3',
    'c3_already',
    'c3_granted',
    'c3_partial',
    'c3_denied',
    'c3_denied_secret',
    'c3_denied_commercial',
    'c3_denied_privacy',
    'c3_denied_security',
    'c3_denied_not_info',
    'c3_denied_legal_other',
    'c3_not_ours',
    'c3_not_exist',
    'c3_amend',
    'c3_elsewhere',
    'd',
    'd1',
    'd2',
    'd3',
    'e',
    'e1',
    'e2',
    'e3',
    'f',
    'g',
    'h',
    'h1',
    'h2',
    'h3',
    'h3_full',
    'h3_part',
    'h4',
    'i',
    'i1',
    'i2',
    'i3',
  ];
  expect(rows).toHaveLength(order.length);
  expect(order.map((id) => cells[id] ?? null)).toEqual(rows.map(number));
  expect(GROUPS.filter((id) => id in cells)).toEqual(['a', 'b', 'c', 'i']);
  expect(unplaced).toEqual([]);
});

it.skipIf(missing)(`keeps the outlines of the free reports${because}`, () => {
  const outline = (name: string) =>
    imported(name).content.sections.map((section) => section.number + section.title);
  const headings = (name: string) =>
    source(name)
      .split('\n')
      .filter((line) => /^[一二三四五六七八九十]+、/u.test(line) && !/。|\|/u.test(line));

  for (const name of ['000-tengchong-2018', '001-wanyuan-2017', '004-guandu-2016'])
    expect(outline(name).slice(1)).toEqual(headings(name));
  expect(outline('003-fuxin-2017')).toEqual(['']);
});

it.skipIf(missing)(`finds metadata, buttons and titles around the text${because}`, () => {
  expect(imported('000-tengchong-2018').content).toMatchObject({
    title: '腾冲市政务服务管理局2018年政府信息公开年度报告',
    organisation: '腾冲市政务服务管理局',
    metadata: { indexNumber: '56883603-8-/2019-0111001', documentNumber: '', views: '' },
  });
  expect(imported('001-wanyuan-2017').content).toMatchObject({ title: '', year: 2017, organisation: '' });
  expect(imported('003-fuxin-2017')).toMatchObject({
    content: { metadata: { publishedOn: '2018-03-27', views: '212', source: '市行政服务办' } },
    unplaced: [
      { text: '文字大小:', line: 3 },
      { text: '打印', line: 35 },
      { text: '分享', line: 36 },
      { text: '返回列表', line: 37 },
    ],
  });
});
