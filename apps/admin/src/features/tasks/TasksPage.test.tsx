import type { PartTask, TasksView, WaitingItem } from '@nianbao/contracts';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aPart, aReport, GREEN, noTasks, officeAnswers } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { TasksPage } from './TasksPage.tsx';
import { TodayStrip } from './TodayStrip.tsx';

// 8 January 2026 is a Thursday.
const task = (label: string, dueOn: string, kind: PartTask['kind'] = 'fill'): PartTask => ({
  kind,
  year: 2025,
  dueOn,
  light: GREEN,
  part: aPart({ label, dueOn, status: 'drafting', mayFill: true }),
});
const handedOn = (more: Partial<WaitingItem> = {}): WaitingItem => ({
  reportId: '0198a000-0000-7000-8000-00000000a001',
  partId: '0198a000-0000-7000-8000-00000000b001',
  year: 2025,
  subject: '六、其他需要报告的事项',
  step: '填报',
  holders: [{ id: '0198a000-0000-7000-8000-00000000e001', name: '填报人甲' }],
  departmentName: '财务科',
  since: '2026-01-05T02:00:00.000Z',
  dueOn: '2026-01-12',
  light: GREEN,
  link: '/reports/r?part=p',
  ...more,
});
function home(view: Partial<TasksView>, ui = <TasksPage />) {
  answers({ ...officeAnswers(aReport([aPart()])), 'GET /tasks': { ...noTasks, ...view } });
  return draw(ui);
}
const rowsOf = async (region: string): Promise<string[]> =>
  within(await screen.findByRole('region', { name: region }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent ?? '');

it('parts the work into today with what is late first, this week, and later', async () => {
  home({
    parts: [
      task('后来', '2026-02-02'),
      task('今日', '2026-01-08'),
      task('迟了', '2026-01-05'),
      task('周日', '2026-01-11'),
    ],
  });

  const today = await rowsOf('今天');
  expect(today.map((row) => row.includes('迟了'))).toEqual([true, false]);
  expect(today[1]).toContain('今日');
  expect(screen.getByText('▲ 其中 1 件已逾期')).toBeDefined();
  expect(await rowsOf('本周')).toEqual([expect.stringContaining('周日')]);
  expect(await rowsOf('以后')).toEqual([expect.stringContaining('后来')]);
  for (const name of ['今天待我填报', '本周待我填报', '以后待我填报'])
    expect(screen.getByRole('region', { name })).toBeDefined();
});

it('says that nothing is due today where there is work for later', async () => {
  home({ parts: [task('后来', '2026-02-02')] });

  expect((await screen.findByRole('region', { name: '今天' })).textContent).toContain('今天没有到期的事项');
  expect(screen.queryByRole('region', { name: '本周' })).toBeNull();
});

it('says who has what was handed on, and since when', async () => {
  const own = task('已交', '2026-01-12', 'wait');
  home({
    parts: [own],
    waiting: [handedOn(), handedOn({ partId: own.part.id, step: '科室审核', departmentName: null })],
  });

  const [mine, theirs] = await rowsOf('等待他人');
  expect(mine).toContain('→ 填报人甲 科室审核，');
  expect(theirs).toContain('→ 财务科 · 填报人甲 填报，');
  expect(theirs).toContain('，自1月5日起');
  const link = screen.getByRole('link', { name: '六、其他需要报告的事项' });
  expect(link.getAttribute('href')).toBe('/reports/r?part=p');
});

it('counts the office’s own day in a line', async () => {
  home({ parts: [task('迟了', '2026-01-05')], waiting: [handedOn()] }, <TodayStrip />);

  const strip = await screen.findByRole('navigation', { name: '我的事项' });
  expect(strip.textContent).toBe('今天 1▲ 逾期 1本周 0以后 0等待他人 1');
});
