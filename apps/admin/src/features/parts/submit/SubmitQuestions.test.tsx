import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { answers, draw, refusal } from '../../../../test/render.tsx';
import { SessionGate } from '../../../../test/session-gate.tsx';
import { aPart, at, PART, session } from '../../../../test/a-part.ts';
import { PartPage } from '../page/PartPage.tsx';

// A table of 240 cells is slow to search where many tests run at once.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 15_000 });

const RETURNED = at('granted/natural_person');
const SIGNED = at('new_received/natural_person');
const untouched = refusal(422, {
  code: 'returned-places-untouched',
  message: '有退回的位置还没有处理',
  details: [{ field: RETURNED, message: '与台账不符，请核对' }],
});
const unexplained = refusal(422, {
  code: 'figures-unexplained',
  message: '签发之后有数据改动，请逐项说明原因',
  details: [{ field: SIGNED, message: '“一”行“自然人”列：12 → 13，签发之后改动，请说明原因' }],
});

async function open() {
  const part = aPart(
    {},
    { unexplained: [{ address: SIGNED, label: '“一”行“自然人”列', before: 12, after: 13 }] },
  );
  const sent = answers({
    'GET /session': session,
    [`GET /parts/${PART}`]: part,
    [`GET /parts/${PART}/revisions`]: [],
    [`POST /parts/${PART}/actions`]: ({ body }: { body: unknown }) => {
      const said = JSON.stringify(body);
      if (!said.includes('confirmUntouched')) return untouched;
      return said.includes('explanations')
        ? { ...part, status: 'submitted', allowedActions: [] }
        : unexplained;
    },
  });
  draw(
    <SessionGate>
      <PartPage />
    </SessionGate>,
    `/parts/${PART}`,
    '/parts/:id',
  );
  fireEvent.click(await screen.findByRole('button', { name: '提交' }));
  await screen.findByText('退回的 1 处还没有处理');
  expect(screen.getByText('与台账不符，请核对').textContent).toMatch(/予以公开.*自然人/u);
  return () => sent.filter(({ path }) => path.endsWith('/actions')).map(({ body }) => body);
}

it('asks about untouched returns, then for the reason of a figure changed after a signature, and says both', async () => {
  const acts = await open();

  fireEvent.click(screen.getByRole('button', { name: '仍要提交' }));
  expect(await screen.findByText('签发之后有 1 个数据改动，请逐项说明')).toBeTruthy();
  expect(screen.getByText(/^12 →/u).textContent).toBe('12 → 13');
  const send = screen.getByRole<HTMLButtonElement>('button', { name: '说明并提交' });
  expect(send.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('改动原因：“一”行“自然人”列'), {
    target: { value: '漏计邮寄申请一件' },
  });
  fireEvent.click(send);

  await waitFor(() => expect(screen.queryByRole('button', { name: '提交' })).toBeNull());
  const submit = { action: 'submit', version: 3, seen: [] };
  const explanations = [{ address: SIGNED, reason: '漏计邮寄申请一件' }];
  expect(acts()).toEqual([
    submit,
    { ...submit, confirmUntouched: true },
    { ...submit, confirmUntouched: true, explanations },
  ]);
});

it('leads to the returned place instead of submitting', async () => {
  const acts = await open();

  fireEvent.click(screen.getByRole('button', { name: '去处理' }));

  expect(document.activeElement).toBe(document.querySelector('[data-cell="granted/natural_person"]'));
  expect(acts()).toHaveLength(1);
});
