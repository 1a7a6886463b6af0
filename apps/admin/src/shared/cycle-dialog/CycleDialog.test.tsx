import type { CycleView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCycle } from '../../../test/a-cycle.ts';
import { aPlan, planPreviews } from '../../../test/a-plan.ts';
import { aPart, aReport, officeAnswers } from '../../../test/a-report.ts';
import { pickDay } from '../../../test/pick-day.ts';
import { answers, draw, refusal, type SentCall } from '../../../test/render.tsx';
import { SessionGate } from '../../../test/session-gate.tsx';
import { datesOfPlan } from '../../pieces/dates/stage-columns.ts';
import { CycleDialog } from './CycleDialog.tsx';

const opened = refusal(409, { code: 'already-exists', message: '该年度已经打开', details: [] });
const serves = (startOn?: string) =>
  answers({
    ...officeAnswers(aReport([aPart()])),
    'POST /plans/previews': planPreviews(startOn),
    'POST /cycles': opened,
  });
const show = (cycle?: CycleView) =>
  draw(
    <SessionGate>
      <CycleDialog {...(cycle ? { cycle } : {})} onClose={() => undefined} />
    </SessionGate>,
  );
const toYear = async (year: number) => {
  fireEvent.change(await screen.findByLabelText('报告年度'), { target: { value: String(year) } });
  await screen.findByText(new RegExp(`法定公开日 ${year + 1}年1月31日`, 'u'));
  await waitFor(() => expect(dateOf('公开').slice(0, 4)).toBe(String(year + 1)));
};
const save = async () => {
  const button = screen.getByRole<HTMLButtonElement>('button', { name: '打开年度' });
  await waitFor(() => expect(button.disabled).toBe(false));
  fireEvent.click(button);
};
const opening = (sent: readonly SentCall[]) =>
  sent.find(({ method, path }) => method === 'POST' && path === '/cycles')?.body;
const dateOf = (stage: string) => screen.getByLabelText<HTMLInputElement>(`${stage}截止`).value;

it('opens a year with one press: the dates counted back, their arithmetic, and what they were counted from', async () => {
  const sent = serves();
  show();

  await toYear(2025);
  expect(screen.getByText(/1月31日（周六）前最后一个工作日：1月30日/u)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('文号'), { target: { value: '云政办函[2025]54号' } });
  await save();

  expect((await screen.findByRole('alert')).textContent).toContain('该年度已经打开');
  const plan = aPlan();
  expect(opening(sent)).toMatchObject({
    year: 2025,
    notice: {
      title: '关于做好 2025 年政府信息公开工作年度报告编制和公开工作的通知',
      documentNumber: '云政办函〔2025〕54号',
      attachmentId: null,
    },
    stages: datesOfPlan(plan),
    basis: plan.basis,
  });
});

it('says which stage is short by how many days, and takes the proposal with one press', async () => {
  const startOn = '2026-01-05';
  const sent = serves(startOn);
  show();

  await toYear(2025);
  const short = await screen.findByText(/^时间不够/u);
  const alert = short.closest('[role="alert"]');
  expect(alert?.textContent).toContain('填报短');
  fireEvent.click(screen.getByRole('button', { name: '采用建议' }));
  await waitFor(() => expect(screen.queryByText(/^时间不够/u)).toBeNull());
  await save();

  const durations = aPlan(undefined, startOn).shortfall?.proposal?.durations;
  expect(durations).toBeDefined();
  await waitFor(() => expect(opening(sent)).toMatchObject({ basis: { durations } }));
});

it('counts anew when 报送 has a day of its own, and marks what lies in a year not announced', async () => {
  const sent = serves();
  show();
  await toYear(2029);
  expect(screen.getAllByText('推算').length).toBeGreaterThan(1);

  pickDay(screen.getByLabelText('报送的最后期限'), '2030-01-15');
  await waitFor(() => expect(dateOf('报送')).toBe('2030-01-15'));
  await save();

  await waitFor(() =>
    expect(opening(sent)).toMatchObject({
      stages: { deliverDue: '2030-01-15' },
      basis: { deliverBy: '2030-01-15', deliverFirst: true },
    }),
  );
});

it('keeps a date set by hand, says how it was counted, and sends nothing that is out of order', async () => {
  const sent = serves();
  show();
  await toYear(2025);
  const counted = dateOf('填报');

  pickDay(screen.getByLabelText('填报截止'), '2026-01-29');
  expect((await screen.findByText(/早于填报（2026-01-29）/u)).closest('[role="alert"]')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '打开年度' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '填报改回倒排的日期' }));

  await waitFor(() => expect(dateOf('填报')).toBe(counted));
  expect(screen.queryByText(/早于填报/u)).toBeNull();
  expect(opening(sent)).toBeUndefined();
});

it('asks for the title of the notice before anything is sent', async () => {
  const sent = serves();
  show();

  await toYear(2025);
  fireEvent.change(screen.getByLabelText('标题'), { target: { value: ' ' } });
  await save();

  expect(await screen.findByText('请填写通知标题')).toBeTruthy();
  expect(opening(sent)).toBeUndefined();
});

it('leads from an open year to its dates, and changes one of them by hand', async () => {
  const plan = aPlan();
  const report = aReport([aPart()]);
  const cycle = aCycle({ plan });
  const { stages } = cycle;
  const sent = answers({ ...officeAnswers(report), [`PUT /cycles/${cycle.id}`]: cycle });
  show(cycle);

  const dates = await screen.findByRole('group', { name: '各阶段日期' });
  const back = within(dates).getByRole('button', { name: '填报改回倒排的日期' });
  expect(back.parentElement?.textContent).toBe('倒排为1月13日改回');
  expect(screen.getByRole('link', { name: '年度期限' }).getAttribute('href')).toBe(
    `/reports/${report.id}/deadlines`,
  );
  fireEvent.click(back);
  fireEvent.click(screen.getByRole('button', { name: '保存' }));

  await waitFor(() =>
    expect(sent.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      version: 4,
      stages: { ...stages, inputDue: datesOfPlan(plan).inputDue },
    }),
  );
});
