import type { Change, PartView, Place } from '@nianbao/contracts';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answers, draw, refusal, type SentCall } from '../../../../test/render.tsx';
import { SessionGate } from '../../../../test/session-gate.tsx';
import { announcePersonLeft } from '../../../lib/session-events.ts';
import { aPart, at, cell, PART, session } from '../../../../test/a-part.ts';
import { PartPage } from '../page/PartPage.tsx';

// A table of 240 cells is slow to search where many tests run at once.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 15_000 });

const FIRST = 'new_received/natural_person';
const SECOND = 'granted/natural_person';
const CHANGES = `POST /parts/${PART}/changes`;
const STEP = `POST /parts/${PART}/actions`;
const SUBMIT = { name: '提交' };

beforeEach(() => {
  // Not in jsdom.
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  document.elementFromPoint = () => null;
});

// What one test leaves unsaved is not sent in the next.
afterEach(announcePersonLeft);

const changesOf = ({ body }: SentCall): Change[] => (body as { changes: Change[] }).changes;

/** What a server answers that takes everything; `version` is that of the part after the save. */
const saved = (sent: SentCall, version = 3, outcome: 'saved' | 'conflict' = 'saved') => ({
  results: changesOf(sent).map(({ id, address, base, value }) => {
    const place: Place = { ...cell('', value.kind === 'cell' ? value.raw : '', base + 1), address };
    return { id, address, outcome, place };
  }),
  status: 'drafting',
  version,
  findings: [],
});

/** A server that keeps one waiting until it is let go on. */
function slow<T>(answer: (sent: SentCall) => T) {
  const waiting: (() => void)[] = [];
  return {
    waiting,
    answer: (sent: SentCall) =>
      new Promise<T>((resolve) => {
        waiting.push(() => resolve(answer(sent)));
      }),
  };
}

async function open(table: Parameters<typeof answers>[0], part: PartView = aPart()) {
  const sent = answers({
    'GET /session': session,
    [`GET /parts/${PART}`]: part,
    [`GET /parts/${PART}/revisions`]: [],
    [CHANGES]: (one: SentCall) => saved(one),
    [STEP]: { ...part, status: 'submitted', allowedActions: [], mayFill: false },
    ...table,
  });
  draw(
    <SessionGate>
      <PartPage />
    </SessionGate>,
    `/parts/${PART}`,
    '/parts/:id',
  );
  await screen.findByRole('table');
  const writes = () =>
    sent.filter(({ method, path }) => method === 'POST' && /(changes|actions)$/u.test(path));
  return { writes, steps: () => writes().filter(({ path }) => path.endsWith('actions')) };
}

const input = (path: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`[data-cell="${path}"]`);
  if (!found) throw new Error(`no cell ${path}`);
  return found;
};
const type = (path: string, raw: string) => fireEvent.change(input(path), { target: { value: raw } });
const submit = () => fireEvent.click(screen.getByRole('button', SUBMIT));

it('waits for the answers to what is on its way and to what was typed meanwhile, then says what was seen', async () => {
  const server = slow((sent: SentCall) => saved(sent));
  const { writes, steps } = await open({ [CHANGES]: server.answer });
  type(FIRST, '1');
  await waitFor(() => expect(server.waiting).toHaveLength(1));
  type(SECOND, '2');

  submit();
  expect(writes()).toHaveLength(1);
  server.waiting[0]?.();
  await waitFor(() => expect(server.waiting).toHaveLength(2));
  expect(steps()).toEqual([]);
  server.waiting[1]?.();

  await screen.findByText('已提交。审核前可以撤回。');
  expect(writes().map(({ path }) => path.split('/').at(-1))).toEqual(['changes', 'changes', 'actions']);
  expect(steps()[0]?.body).toMatchObject({
    action: 'submit',
    seen: [
      { address: at(FIRST), version: 1 },
      { address: at(SECOND), version: 1 },
    ],
  });
});

it('submits a part that was only just begun by the version which the first save gave it', async () => {
  const { steps } = await open(
    { [CHANGES]: (sent: SentCall) => saved(sent, 4) },
    aPart({}, { status: 'assigned' }),
  );
  type(FIRST, '1');

  submit();

  await waitFor(() => expect(steps()[0]?.body).toMatchObject({ version: 4 }));
});

it('lets nothing be typed while the submission is with the server', async () => {
  const server = slow(() => refusal(409, { code: 'stale-version', message: '已被修改', details: [] }));
  await open({ [STEP]: server.answer });
  const editor = input(FIRST).closest('section')?.parentElement;

  submit();
  await waitFor(() => expect(editor?.hasAttribute('inert')).toBe(true));
  server.waiting[0]?.();

  await waitFor(() => expect(editor?.hasAttribute('inert')).toBe(false));
});

it.each([
  [
    'in conflict',
    (sent: SentCall) => saved(sent, 3, 'conflict'),
    '有内容与他人的改动冲突，请先选择用哪一个，再继续。',
  ],
  [
    'not accepted',
    () => refusal(400, { code: 'invalid-input', message: '提交的内容不符合要求', details: [] }),
    '有内容服务器没有接受，请先更正或放弃这些内容，再继续。',
  ],
  [
    'not reached by the server',
    () => Promise.reject(new TypeError('network')),
    '现在连接不上服务器，有内容还没有保存。联网后会自动保存，然后再继续。',
  ],
])('does not submit over a cell that is %s, and says why', async (_, answer, words) => {
  const { steps } = await open({ [CHANGES]: answer });
  type(FIRST, '1');

  submit();

  expect(await screen.findByText(words)).toBeTruthy();
  expect(steps()).toEqual([]);
});

it('leaves the cursor where somebody has begun to write, however late the returned place is found', async () => {
  const returned = {
    id: PART,
    partId: PART,
    parentId: null,
    kind: 'return' as const,
    address: at(SECOND),
    quote: '',
    revision: 1,
    now: { address: at(SECOND), range: null, fate: 'kept' as const },
    mentions: [],
    text: '与台账核对',
    authorId: PART,
    author: '林知微',
    at: '2026-01-08T02:00:00.000Z',
    resolvedAt: null,
    resolvedBy: null,
  };
  await open({}, aPart({}, { status: 'returned', remarks: [returned] }));

  input(FIRST).focus();
  await new Promise((resolve) => {
    setTimeout(resolve, 150);
  });

  expect(document.activeElement).toBe(input(FIRST));
});
