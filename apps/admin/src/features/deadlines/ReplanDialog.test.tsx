import type { PlanBasis } from '@nianbao/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCycle } from '../../../test/a-cycle.ts';
import { aBasis, aPlan } from '../../../test/a-plan.ts';
import { REPORT } from '../../../test/a-report.ts';
import { answers, draw, refusal, type SentCall } from '../../../test/render.tsx';
import { ReplanDialog } from './ReplanDialog.tsx';

const cycle = aCycle();
const moved = {
  key: `${cycle.id}/input`,
  reportId: REPORT,
  subject: '2025年度年报填报截止',
  before: '2026-01-13',
  after: '2026-01-14',
  byHand: false,
  estimated: false,
};
const usual = aBasis();
const stale = refusal(409, { code: 'stale-version', message: '内容已被他人修改，请刷新后重试', details: [] });

/** The body wants a day less for the signature: one date moves. */
const serves = (startOn?: string) =>
  answers({
    [`POST /cycles/${cycle.id}/plan/previews`]: ({ body }: SentCall) => {
      const { basis } = body as { basis: PlanBasis };
      const changes = basis.durations.sign < usual.durations.sign ? [moved] : [];
      return { fingerprint: 'f'.repeat(64), changes, conflicts: [], plan: aPlan(basis, startOn) };
    },
    [`PUT /cycles/${cycle.id}/plan`]: stale,
  });
const open = () => draw(<ReplanDialog cycle={cycle} usual={usual} onClose={() => undefined} />);

it('counts anew while the durations are typed, shows what moves, and sends what was shown', async () => {
  const sent = serves();
  open();
  expect(await screen.findByText('没有未完成的期限因此变化。')).toBeTruthy();

  fireEvent.change(screen.getByLabelText('签发工作日数'), { target: { value: '2' } });
  const changes = await screen.findByRole('list', { name: '期限变化' });
  expect(changes.textContent).toContain('2025年度年报填报截止1月13日（周二） → 1月14日（周三）');
  fireEvent.click(screen.getByRole('button', { name: '调整 1 项期限' }));

  expect((await screen.findByRole('alert')).textContent).toContain('内容已被他人修改');
  expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({
    version: cycle.version,
    basis: { ...usual, durations: { ...usual.durations, sign: 2 } },
    fingerprint: 'f'.repeat(64),
    alsoByHand: [],
  });
});

it('says what is missing where the year can no longer be met, and takes the proposal', async () => {
  serves('2026-01-05');
  open();

  expect(await screen.findByText(/^时间不够：以后各阶段现缺 \d+ 个工作日$/u)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '采用建议' }));

  await waitFor(() => expect(screen.queryByText(/^时间不够/u)).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>('填报工作日数').value).not.toBe(
    String(usual.durations.input),
  );
});

it('asks for no time for 报送 where the body sends its report nowhere', async () => {
  serves();
  open();
  await screen.findByLabelText('报送工作日数');

  fireEvent.click(screen.getByRole('switch', { name: '报送上级机关' }));

  expect(screen.queryByLabelText('报送工作日数')).toBeNull();
  expect(screen.queryByLabelText('报送的最后期限')).toBeNull();
});
