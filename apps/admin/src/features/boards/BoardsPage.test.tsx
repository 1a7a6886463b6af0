import type { BurnDownView, PartOutcome } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { aPart, aReport, officeAnswers } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { workbook } from '../../lib/workbook.ts';
import { BoardsPage } from './BoardsPage.tsx';
import { burnDownLines, burnDownOption } from '../../pieces/charts/burn-down-chart.ts';
import { partFigures, timelinessFigures } from '../../pieces/charts/boards-sheets.ts';
import { aBurnDown, aPartOutcome } from '../../pieces/charts/outcome-fixture.ts';
import { byDepartment } from '../../pieces/charts/tally.ts';

const OTHER = '0198a000-0000-7000-8000-00000000c002';
const LATE = aPartOutcome({ outcome: 'late', workdays: 3, returns: 2, doneOn: '2026-01-15' });
const LAST_YEAR = aPartOutcome({ year: 2024, departmentId: OTHER, departmentName: '数据科' });

const IN_TIME = { publishedOn: '2026-01-29', lateWorkdays: -1, late: false, estimated: false };
let sent: ReturnType<typeof answers> = [];

function boards(parts: PartOutcome[], burnDown?: BurnDownView, path = '/boards') {
  const running = { reportId: burnDown?.reportId, reportStatus: 'collecting' };
  sent = answers({
    ...officeAnswers(aReport([aPart()])),
    'GET /timeliness': { today: '2026-01-20', parts, estimatedYears: [] },
    'GET /cycles': burnDown ? [{ ...aCycle(), ...running }] : [],
    ...(burnDown ? { [`GET /reports/${burnDown.reportId}/burn-down`]: burnDown } : {}),
  });
  return draw(<BoardsPage />, path, '/boards');
}
const aCycle = () => ({
  id: '0198a000-0000-7000-8000-00000000d001',
  year: 2025,
  formatId: '2021',
  notice: { title: '通知', documentNumber: '', date: '2025-12-19', text: '', attachmentId: null },
  attachment: null,
  stages: {
    inputDue: '2026-01-12',
    reviewDue: '2026-01-19',
    signDue: '2026-01-26',
    publishDue: '2026-01-30',
  },
  legalDate: '2026-01-31',
  legalIn: 9,
  lights: {},
  version: 1,
});
const rowOf = async (table: string, name: string): Promise<(string | null)[]> => {
  const figures = await screen.findByRole('table', { name: table });
  const row = within(figures).getByRole('rowheader', { name }).closest('tr');
  return [...(row?.cells ?? [])].map((cell) => cell.textContent);
};

it('says of each 科室 what came in how, in figures beside each drawing', async () => {
  boards([LATE, aPartOutcome({ outcome: 'early', workdays: 4 }), LAST_YEAR]);

  expect(await rowOf('各科室完整与及时情况', '政策法规科')).toEqual([
    '政策法规科',
    '2',
    '2',
    '100',
    '1',
    '0',
    '1',
    '0',
    '0',
    '50',
    '4',
    '3',
    '3',
  ]);
  expect(await rowOf('退回次数', '政策法规科')).toEqual(['政策法规科', '2', '1', '2']);
  expect(await rowOf('各年度完整率与及时率', '2024 年度')).toContain('100');
  const drawings = screen.getAllByRole('img', { name: /图.*数据见下表$/u });
  expect(drawings).toHaveLength(3);
});

it('shows the year that the address names, and compares all years all the same', async () => {
  boards([LATE, LAST_YEAR], undefined, '/boards?year=2024');

  const departments = await screen.findByRole('table', { name: '各科室完整与及时情况' });
  expect(within(departments).getAllByRole('rowheader')).toHaveLength(1);
  const years = screen.getByRole('table', { name: '各年度完整率与及时率' });
  expect(within(years).getAllByRole('rowheader')).toHaveLength(2);
});

it('says what is counted where nothing is yet', async () => {
  boards([]);

  expect(await screen.findByText(/还没有启动填报的年度/u)).toBeDefined();
  expect(screen.getByRole('button', { name: /导出 Excel/u })).toHaveProperty('disabled', true);
});

it('puts the forecast into words above the drawing, and its days into a table', async () => {
  boards([LATE], aBurnDown());

  expect((await screen.findByText(/预计 1月16日/u)).textContent).toContain('●');
  fireEvent.click(screen.getByText('逐日数据'));
  expect(await rowOf('审核进度', '2026年1月8日')).toEqual(['2026年1月8日', '1', '4']);
});

it('draws no forecast where there is none', () => {
  const { forecast } = burnDownLines(aBurnDown({ forecast: { kind: 'no_pace' } }));

  expect(forecast.every((value) => value === null)).toBe(true);
});

it('draws what is left to today, the plan to its day, and the forecast from today on', () => {
  const { days, actual, plan, forecast } = burnDownLines(aBurnDown());
  const at = (line: (number | null)[]) =>
    days.flatMap((day, i) => (line[i] === null ? [] : [`${day.slice(5)} ${line[i]}`]));

  expect(at(actual)).toEqual(['01-05 6', '01-06 5', '01-07 5', '01-08 4']);
  expect(at(plan)).toEqual(['01-05 6', '01-19 0']);
  expect(at(forecast)).toEqual(['01-08 4', '01-16 0']);
  expect(days.at(-1)).toBe('2026-01-31');
});

it('draws the day of publication that today’s pace leads to beside the legal date', () => {
  const names = (view: BurnDownView) => JSON.stringify(burnDownOption(view).series);

  expect(names(aBurnDown())).toContain('预计公开');
  expect(names(aBurnDown({ forecast: { kind: 'no_pace' } }))).not.toContain('预计公开');
});

it.each([
  ['in time', {}, '●'],
  ['all accepted', { left: 0, forecast: { kind: 'done', ...IN_TIME } }, '✓'],
  ['all accepted, too late', { left: 0, forecast: { kind: 'done', ...IN_TIME, late: true } }, '▲'],
  ['no pace yet', { forecast: { kind: 'no_pace' } }, '○'],
  ['no pace, and the legal date is past', { today: '2026-02-02', forecast: { kind: 'no_pace' } }, '▲'],
] as const)('has a sign beside the colour: %s', async (_, more, sign) => {
  boards([LATE], aBurnDown(more));

  expect((await screen.findByText(/净审核通过/u)).textContent?.slice(0, 1)).toBe(sign);
});

it('shows no burn-down of a correction', async () => {
  boards([LATE], aBurnDown({ forecast: { kind: 'closed' } }));

  await screen.findByRole('table', { name: '各科室完整与及时情况' });
  await waitFor(() =>
    expect(sent.map(({ path }) => path)).toContain(`/reports/${aBurnDown().reportId}/burn-down`),
  );
  expect(screen.queryByText(/净审核通过/u)).toBeNull();
});

it('sets the years of each 科室 side by side, with a dash where it had nothing to fill', async () => {
  boards([LATE, { ...LATE, year: 2024, outcome: 'early', returns: 0 }, LAST_YEAR]);

  expect(await rowOf('各科室历年及时率（%）', '政策法规科')).toEqual(['政策法规科', '100', '0']);
  expect(await rowOf('各科室历年及时率（%）', '数据科')).toEqual(['数据科', '100', '—']);
  expect(await rowOf('各科室历年退回次数', '政策法规科')).toEqual(['政策法规科', '0', '2']);
});

it('gives Excel numbers as numbers, days as days, and names as names', async () => {
  const parts = [LATE, { ...LAST_YEAR, departmentName: '=1+1' }];
  const { sheets } = await readXlsx(
    await workbook([timelinessFigures('科室', '科室', byDepartment(parts)), partFigures(parts)]),
  );

  expect(sheets.map(({ name }) => name)).toEqual(['科室', '逐项']);
  expect(sheets[0]?.rows[1]?.slice(0, 4)).toEqual(['政策法规科', 1, 1, 100]);
  expect(sheets[0]?.rows[2]?.[0]).toBe('=1+1');
  expect(sheets[1]?.rows[1]).toEqual([
    2025,
    '政策法规科',
    '一、总体情况',
    '已通过',
    new Date('2026-01-12'),
    new Date('2026-01-15'),
    '逾期完成 3 个工作日',
    3,
    2,
  ]);
});
