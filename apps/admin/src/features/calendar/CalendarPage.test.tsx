import type { CalendarView, DateChange } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { REPORT } from '../../../test/a-report.ts';
import { pickDay } from '../../../test/pick-day.ts';
import { answers, draw, refusal, type SentCall } from '../../../test/render.tsx';
import { CalendarPage } from './CalendarPage.tsx';

const SOURCE = '测政办发〔2026〕2号';
const calendar = (more: Partial<CalendarView> = {}): CalendarView => ({
  year: 2026,
  status: 'announced',
  announcedBy: '国办发明电〔2025〕7号',
  announcedHere: false,
  days: [{ day: '2026-02-14', working: true, origin: 'notice', source: null, enteredBy: null }],
  estimatedYears: [2027],
  mayEdit: true,
  ...more,
});
const change = (key: string, more: Partial<DateChange> = {}): DateChange => ({
  key,
  reportId: REPORT,
  subject: '2025年度年报填报截止',
  before: '2026-01-13',
  after: '2026-01-12',
  byHand: false,
  estimated: false,
  ...more,
});
const preview = (fingerprint: string, changes: DateChange[]) => ({
  fingerprint: fingerprint.repeat(64),
  changes,
  conflicts: [],
});
const HAND = change('p1', { subject: '三、收费', byHand: true });

/** Every preview is another state of things, as when somebody moved a date meanwhile. */
function serves(more: Record<string, unknown> = {}) {
  let looks = 0;
  return answers({
    'GET /calendar': calendar(),
    'POST /calendar/previews': () => preview('abc'[(looks += 1) - 1] ?? 'z', [change('c/input'), HAND]),
    'PUT /calendar': { calendar: calendar(), applied: { changes: [change('c/input')] } },
    ...more,
  });
}
const applied = (sent: readonly SentCall[]) =>
  sent.flatMap(({ method, body }) => (method === 'PUT' ? [body] : []));
const open = (year = 2026) => draw(<CalendarPage />, `/calendar?year=${year}`);

async function enter(day: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: /^录入或更正/u }));
  fireEvent.change(await screen.findByLabelText('依据（通知文号）'), { target: { value: SOURCE } });
  const [from, to] = within(screen.getByRole('group', { name: '日期' })).getAllByRole('textbox');
  for (const field of [from, to]) if (field) pickDay(field, day);
  fireEvent.click(screen.getByRole('button', { name: '预览影响' }));
}

it('shows which dates a day entered would move, before and after, and applies exactly what was shown', async () => {
  const sent = serves();
  open();

  await enter('2026-01-20');
  const changes = await screen.findByRole('list', { name: '期限变化' });
  expect(changes.textContent).toContain('2025年度年报填报截止1月13日（周二） → 1月12日（周一）');
  expect(screen.getByText(`1月20日放假；依据${SOURCE}`)).toBeTruthy();
  expect(applied(sent)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '应用，调整 1 项期限' }));

  await waitFor(() =>
    expect(applied(sent)).toEqual([
      {
        change: { set: [{ day: '2026-01-20', working: false, source: SOURCE }], remove: [] },
        fingerprint: 'a'.repeat(64),
        alsoByHand: [],
      },
    ]),
  );
});

it('moves a date that somebody set by hand only when it is chosen', async () => {
  const sent = serves();
  open();

  await enter('2026-01-20');
  fireEvent.click(await screen.findByRole('checkbox', { name: /手工设定/u }));
  fireEvent.click(screen.getByRole('button', { name: '应用，调整 2 项期限' }));

  await waitFor(() => expect(applied(sent)).toMatchObject([{ alsoByHand: ['p1'] }]));
});

it('looks again where something moved meanwhile, and keeps what was entered', async () => {
  const stale = { code: 'stale-version', message: '内容已被他人修改，请刷新后重试', details: [] };
  const sent = serves({ 'PUT /calendar': refusal(409, stale) });
  open();

  await enter('2026-01-20');
  fireEvent.click(await screen.findByRole('button', { name: /^应用/u }));
  expect((await screen.findByRole('alert')).textContent).toContain(stale.message);
  await waitFor(() => expect(sent.filter(({ path }) => path === '/calendar/previews')).toHaveLength(2));
  fireEvent.click(screen.getByRole('button', { name: /^应用/u }));

  await waitFor(() =>
    expect(applied(sent)).toMatchObject([{ fingerprint: 'a'.repeat(64) }, { fingerprint: 'b'.repeat(64) }]),
  );
});

it('asks for the number of the notice', async () => {
  const sent = serves();
  open();

  fireEvent.click(await screen.findByRole('button', { name: /^录入或更正/u }));
  fireEvent.click(await screen.findByRole('button', { name: '预览影响' }));

  expect(await screen.findByText('请填写通知文号')).toBeTruthy();
  expect(sent.some(({ method }) => method === 'POST')).toBe(false);
});

it('reads days and number out of the words of a notice, as the whole arrangement of its year', async () => {
  const sent = serves({
    'GET /calendar': calendar({ year: 2027, status: 'estimated', announcedBy: null, days: [] }),
  });
  open(2027);

  fireEvent.click(await screen.findByRole('button', { name: /^录入或更正/u }));
  fireEvent.change(await screen.findByLabelText(/^通知全文/u), {
    target: {
      value: `国务院办公厅关于2027年部分节假日安排的通知　国办发明电〔2026〕8号
        一、元旦：1月1日（周五）至3日（周日）放假，共3天。二、春节：2月5日（周五）放假。2月20日（周六）上班。`,
    },
  });
  expect(await screen.findByText('读出放假 2 段、上班 1 天，已填入下面，请与通知核对')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '预览影响' }));
  fireEvent.click(await screen.findByRole('button', { name: /^应用/u }));

  const source = '国办发明电〔2026〕8号';
  const off = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-05'];
  await waitFor(() =>
    expect(applied(sent)).toMatchObject([
      {
        change: {
          set: [
            ...off.map((day) => ({ day, working: false, source })),
            { day: '2027-02-20', working: true, source },
          ],
          announced: { year: 2027, source },
        },
      },
    ]),
  );
});

it('does not fill in the notice of another year, and says what in it does not agree', async () => {
  serves();
  open();

  fireEvent.click(await screen.findByRole('button', { name: /^录入或更正/u }));
  const words = await screen.findByLabelText(/^通知全文/u);
  fireEvent.change(words, { target: { value: '关于2027年部分节假日安排的通知：1月1日至3日放假。' } });
  expect(await screen.findByText(/^这是 2027 年的安排/u)).toBeTruthy();
  fireEvent.change(words, { target: { value: '5月1日至5日放假，共4天。' } });

  expect(await screen.findByText(/通知写的是共 4 天/u)).toBeTruthy();
});

it('takes back that a year was entered whole, showing first what that moves', async () => {
  const whole = calendar({ year: 2027, announcedBy: SOURCE, announcedHere: true });
  const sent = serves({ 'GET /calendar': whole });
  open(2027);

  fireEvent.click(await screen.findByRole('button', { name: /撤销“已录入完整”/u }));
  expect(await screen.findByText(/恢复按惯例推算/u)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: /^应用/u }));

  await waitFor(() =>
    expect(applied(sent)).toMatchObject([
      { change: { set: [], remove: [], announced: { year: 2027, source: null } } },
    ]),
  );
});

it('marks a year that is not announced, and lets only those enter days who may', async () => {
  serves({ 'GET /calendar': calendar({ status: 'estimated', announcedBy: null, mayEdit: false }) });
  open();

  expect(await screen.findByText('放假安排尚未公布，按历年惯例推算')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /录入或更正/u })).toBeNull();
  expect(screen.queryByRole('button', { name: /已录入完整/u })).toBeNull();
});
