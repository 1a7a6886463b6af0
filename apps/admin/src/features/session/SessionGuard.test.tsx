import { useQuery } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { aSession, noTasks } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { call } from '../../lib/call.ts';
import { announcePersonLeft, onSessionResumed } from '../../lib/session-events.ts';
import { getTasks } from '@nianbao/contracts';
import { useSession } from '../../server/session.ts';
import { SessionGuard } from './SessionGuard.tsx';

const over = refusal(401, { code: 'not-signed-in', message: '请先登录', details: [] });

/** A page with something typed, that asks the API again at a press. */
function Page() {
  const session = useSession();
  const tasks = useQuery({ queryKey: ['tasks'], queryFn: () => call(getTasks), enabled: false });
  return (
    <>
      <p>{session.data?.user.name}</p>
      <textarea aria-label="正文" />
      <button type="button" onClick={() => void tasks.refetch()}>
        再问
      </button>
      <SessionGuard />
    </>
  );
}

async function typeThenLoseSession() {
  draw(<Page />);
  await screen.findByText('经办人');
  fireEvent.change(screen.getByLabelText('正文'), { target: { value: '写了一半' } });
  fireEvent.click(screen.getByRole('button', { name: '再问' }));
  return screen.findByRole('dialog');
}

it('lets the same person sign in again in place and keeps what was typed', async () => {
  const session = aSession('contributor');
  const resumed = vi.fn<() => void>();
  onSessionResumed(resumed);
  const state = { over: true };
  answers({
    'GET /session': session,
    'GET /tasks': () => (state.over ? over : noTasks),
    'POST /session': () => {
      state.over = false;
      return session;
    },
  });

  const dialog = await typeThenLoseSession();
  expect(within(dialog).getByLabelText<HTMLInputElement>('账号').value).toBe('someone');
  fireEvent.change(within(dialog).getByLabelText('密码'), { target: { value: 'my-password' } });
  fireEvent.click(within(dialog).getByRole('button', { name: '登录' }));

  await waitFor(() => expect(resumed).toHaveBeenCalledOnce());
  await waitFor(() => expect(screen.queryByText('登录已失效，请重新登录')).toBeNull());
  expect(screen.getByLabelText<HTMLTextAreaElement>('正文').value).toBe('写了一半');
});

it('stays open and says why when the password is wrong', async () => {
  answers({
    'GET /session': aSession('contributor'),
    'GET /tasks': over,
    'POST /session': refusal(401, { code: 'wrong-credentials', message: '账号或密码不正确', details: [] }),
  });

  const dialog = await typeThenLoseSession();
  fireEvent.change(within(dialog).getByLabelText('密码'), { target: { value: 'not-mine' } });
  fireEvent.click(within(dialog).getByRole('button', { name: '登录' }));

  expect((await within(dialog).findByRole('alert')).textContent).toContain('账号或密码不正确');
});

it('does not ask the one who has signed out to sign in again', async () => {
  answers({ 'GET /session': aSession('contributor'), 'GET /tasks': over });

  await typeThenLoseSession();
  act(() => announcePersonLeft());

  await waitFor(() => expect(screen.queryByText('登录已失效，请重新登录')).toBeNull());
});
