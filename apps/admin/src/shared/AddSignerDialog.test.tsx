import type { PersonView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { anId, aReport, REPORT } from '../../test/a-report.ts';
import { answers, draw, refusal } from '../../test/render.tsx';
import { AddSignerDialog } from './AddSignerDialog.tsx';

const leader = (name: string): PersonView => ({
  id: anId(),
  name,
  account: 'a',
  disabled: false,
  memberships: [{ role: 'leader', departmentId: null }],
});
const DEPUTY = leader('郑副局长');
const CHIEF = leader('冯局长');
const THIRD = leader('陈总工');
const signed = { by: '郑副局长', at: '2026-01-20T02:00:00Z', opinion: '', contentHash: 'a', valid: true };
const report = aReport([], {
  status: 'signing',
  version: 4,
  mayAddSigner: true,
  signers: [
    { id: DEPUTY.id, name: DEPUTY.name, signature: signed },
    { id: CHIEF.id, name: CHIEF.name, signature: null },
  ],
  nextSignerId: CHIEF.id,
});

async function open(answer: unknown) {
  const onClose = vi.fn<() => void>();
  const clerk = { ...leader('李文书'), memberships: [] };
  const sent = answers({
    'GET /people': [DEPUTY, CHIEF, THIRD, clerk],
    [`POST /reports/${REPORT}/signers`]: answer,
  });
  draw(<AddSignerDialog report={report} onClose={onClose} />);
  const box = screen.getByRole('combobox', { name: '加签人' });
  await waitFor(() => expect(document.querySelector('.ant-select-loading')).toBeNull());
  fireEvent.mouseDown(box);
  fireEvent.click(await screen.findByTitle('陈总工'));
  return { onClose, sent, press: () => fireEvent.click(screen.getByRole('button', { name: '加签' })) };
}

it('shows the order as it will be, and names a leader who is not in it yet, with the reason', async () => {
  const { onClose, sent, press } = await open(report);

  const order = screen.getByRole('list', { name: '加签后的次序' });
  await within(order).findByText('陈总工');
  expect(
    within(order)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['郑副局长（已签发）', '冯局长（待签发）', '陈总工']);
  expect(screen.queryByTitle('李文书')).toBeNull();
  expect(screen.queryByTitle('冯局长')).toBeNull();
  press();
  expect(await screen.findByText('请填写加签理由')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('加签理由'), { target: { value: '涉及财政事项' } });
  press();

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { version: 4, personId: THIRD.id, reason: '涉及财政事项' },
  ]);
});

it('says why it cannot be, and stays open', async () => {
  const { onClose, press } = await open(
    refusal(409, { code: 'action-not-allowed', message: '当前状态下不能执行该操作', details: [] }),
  );

  fireEvent.change(screen.getByLabelText('加签理由'), { target: { value: '涉及财政事项' } });
  press();

  expect((await screen.findByRole('alert')).textContent).toContain('当前状态下不能执行该操作');
  expect(onClose).not.toHaveBeenCalled();
});
