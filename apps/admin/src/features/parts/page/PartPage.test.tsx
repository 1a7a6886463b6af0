import type { Change, PartView, Place, RemarkView } from '@nianbao/contracts';
import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answers, draw, refusal, type SentCall } from '../../../../test/render.tsx';
import { useSession } from '../../../server/session.ts';
import { aPart, at, cell, PART, session, SOMEBODY } from '../../../../test/a-part.ts';
import { PartPage } from './PartPage.tsx';

// A table of 240 cells is slow to search where many tests run at once.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 15_000 });

const changesOf = (sent: SentCall[]): Change[] =>
  sent
    .filter(({ path }) => path.endsWith('/changes'))
    .flatMap(({ body }) => (body as { changes: Change[] }).changes);

const stored = ({ address, value, base }: Change): Place => ({
  ...cell('', value.kind === 'cell' ? value.raw : '', base + 1),
  address,
});
const saves =
  (outcome: (change: Change) => { outcome: 'saved' | 'conflict'; place: Place }) =>
  ({ body }: SentCall) => ({
    results: (body as { changes: Change[] }).changes.map((change) => ({
      id: change.id,
      address: change.address,
      ...outcome(change),
    })),
    status: 'drafting',
    version: 3,
    findings: [],
  });

function SignedIn({ children }: { children: ReactNode }) {
  return useSession().data ? children : null;
}

async function open(part: PartView, more: Parameters<typeof answers>[0] = {}) {
  const sent = answers({
    'GET /session': session,
    [`GET /parts/${PART}`]: part,
    [`GET /parts/${PART}/revisions`]: [],
    [`POST /parts/${PART}/changes`]: saves((change) => ({ outcome: 'saved', place: stored(change) })),
    ...more,
  });
  const drawn = draw(
    <SignedIn>
      <PartPage />
    </SignedIn>,
    `/parts/${PART}`,
    '/parts/:id',
  );
  await screen.findByRole('table');
  return { ...drawn, sent };
}

const input = (path: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`[data-cell="${path}"]`);
  if (!found) throw new Error(`no cell ${path}`);
  return found;
};
const typeInto = (path: string, raw: string) => {
  fireEvent.focus(input(path));
  fireEvent.change(input(path), { target: { value: raw } });
};
const wordsAt = (path: string) =>
  document.getElementById(input(path).getAttribute('aria-describedby') ?? '')?.textContent;

beforeEach(() => {
  // Not in jsdom.
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  document.elementFromPoint = () => null;
});

// What is still on its way would reach the server of the next test.
afterEach(() =>
  waitFor(() => {
    if (screen.queryByText(/^(未保存|保存中…)$/u)) throw new Error('not saved yet');
  }),
);

it('computes totals while typing and saves by itself', async () => {
  const { sent } = await open(aPart());

  typeInto('new_received/natural_person', '12');
  typeInto('new_received/org_business', '3');

  expect(input('new_received/total').value).toBe('15');
  await waitFor(() => expect(screen.getByText(/已保存 \d\d:\d\d/u)).toBeTruthy(), { timeout: 15_000 });
  expect(changesOf(sent)).toMatchObject([
    { address: at('new_received/natural_person'), base: 0, value: { kind: 'cell', raw: '12' } },
    { address: at('new_received/org_business'), base: 0, value: { kind: 'cell', raw: '3' } },
  ]);
});

it('names every cell in full and lets only its own cells be typed', async () => {
  await open(aPart());

  expect(input('new_received/natural_person').getAttribute('aria-label')).toContain('自然人');
  expect(input('new_received/total').readOnly).toBe(true);
  expect(input('new_received/natural_person').readOnly).toBe(false);
});

it('shows the arithmetic of a broken balance at the cell', async () => {
  await open(aPart({ 'new_received/natural_person': '12', 'granted/natural_person': '10' }));

  typeInto('carried_out/natural_person', '1');

  expect(wordsAt('new_received/natural_person')).toMatch(/12.*10.*1.*相差 1/u);
  expect(input('new_received/natural_person').getAttribute('aria-invalid')).toBe('true');
});

it('keeps what cannot be read as typed, says why, and saves it', async () => {
  const { sent } = await open(aPart());

  typeInto('new_received/natural_person', '12a');

  expect(input('new_received/natural_person').value).toBe('12a');
  expect(wordsAt('new_received/natural_person')).toContain('不是数字');
  await waitFor(() => expect(changesOf(sent)).toMatchObject([{ value: { raw: '12a' } }]), {
    timeout: 15_000,
  });
});

it('pastes a block from Excel and leaves totals alone', async () => {
  await open(aPart());
  const corner = input('new_received/org_other');
  fireEvent.focus(corner);

  fireEvent.paste(corner, {
    clipboardData: { getData: (kind: string) => (kind === 'text/plain' ? '1\t99\r\n2\t99\r\n' : '') },
  });

  expect(input('new_received/org_other').value).toBe('1');
  expect(input('carried_in/org_other').value).toBe('2');
  expect(input('new_received/total').value).toBe('1');
  expect(await screen.findByText(/2 格是合计/u)).toBeTruthy();
});

it('moves with the keys of a spreadsheet, takes a typed value back with Escape and undoes', async () => {
  await open(aPart({ 'new_received/natural_person': '5' }));
  act(() => input('new_received/natural_person').focus());

  fireEvent.change(input('new_received/natural_person'), { target: { value: '6' } });
  fireEvent.keyDown(input('new_received/natural_person'), { key: 'Escape' });
  expect(input('new_received/natural_person').value).toBe('5');

  fireEvent.keyDown(input('new_received/natural_person'), { key: 'Enter' });
  expect(document.activeElement).toBe(input('carried_in/natural_person'));
  fireEvent.change(input('carried_in/natural_person'), { target: { value: '7' } });
  fireEvent.keyDown(input('carried_in/natural_person'), { key: 'ArrowRight' });
  expect(document.activeElement).toBe(input('carried_in/org_business'));

  fireEvent.keyDown(input('carried_in/org_business'), { key: 'z', ctrlKey: true });
  expect(input('carried_in/natural_person').value).toBe('');
});

it('fills 0 only into empty cells, and only after a named person confirms', async () => {
  const { sent } = await open(aPart({ 'new_received/natural_person': '5' }));

  fireEvent.click(screen.getByRole('button', { name: /未填的格填 0/u }));
  expect(input('carried_in/natural_person').value).toBe('');
  fireEvent.click(await screen.findByRole('button', { name: '冯若谷确认，填 0' }));

  await waitFor(() => expect(input('carried_in/natural_person').value).toBe('0'));
  expect(input('new_received/natural_person').value).toBe('5');
  await waitFor(() => expect(changesOf(sent).length).toBeGreaterThan(0), { timeout: 15_000 });
  expect(changesOf(sent)[0]?.value).toEqual({
    kind: 'cell',
    raw: '0',
    zeroReport: { confirmedBy: SOMEBODY, statement: '以上各项本年度确实没有发生' },
  });
});

it('fills down, and takes it back and does it again after it was saved', async () => {
  const { sent } = await open(aPart({ 'new_received/natural_person': '5' }));
  act(() => input('new_received/natural_person').focus());
  fireEvent.keyDown(input('new_received/natural_person'), { key: 'ArrowDown', shiftKey: true });

  fireEvent.keyDown(input('carried_in/natural_person'), { key: 'd', ctrlKey: true });
  expect(input('carried_in/natural_person').value).toBe('5');
  await waitFor(() => expect(changesOf(sent)).toHaveLength(1), { timeout: 15_000 });
  await screen.findByText(/已保存 \d\d:\d\d/u);
  fireEvent.keyDown(input('carried_in/natural_person'), { key: 'z', ctrlKey: true });
  expect(input('carried_in/natural_person').value).toBe('');
  fireEvent.keyDown(input('carried_in/natural_person'), { key: 'y', ctrlKey: true });

  expect(input('carried_in/natural_person').value).toBe('5');
});

it('copies a range out as Excel and WPS read it', async () => {
  await open(aPart({ 'new_received/natural_person': '5', 'carried_in/natural_person': '3,000件' }));
  act(() => input('new_received/natural_person').focus());
  fireEvent.keyDown(input('new_received/natural_person'), { key: 'ArrowDown', shiftKey: true });
  const copied = new Map<string, string>();

  fireEvent.copy(input('carried_in/natural_person'), {
    clipboardData: { setData: (kind: string, words: string) => copied.set(kind, words) },
  });

  expect(copied.get('text/plain')).toBe('5\r\n3,000件');
  expect(copied.get('text/html')).toContain('<td>3,000件</td>');
});

it('saves first, then lists what a refused submission lacks and jumps there', async () => {
  const address = at('granted/natural_person');
  const { sent } = await open(aPart(), {
    [`POST /parts/${PART}/actions`]: refusal(422, {
      code: 'part-incomplete',
      message: '还不能提交，有内容需要补充或更正',
      details: [{ field: address, message: '“三（一）”行“自然人”列未填，没有请填 0' }],
    }),
  });
  typeInto('new_received/natural_person', '1');

  fireEvent.click(screen.getByRole('button', { name: '提交' }));
  fireEvent.click(await screen.findByRole('button', { name: '去改正' }));

  expect(document.activeElement).toBe(input('granted/natural_person'));
  const writes = sent
    .filter(({ method, path }) => method === 'POST' && !path.endsWith('presence'))
    .map(({ path }) => path.split('/').at(-1));
  expect(writes).toEqual(['changes', 'actions']);
});

it('shows both values of a conflict and sends mine on top of theirs when chosen', async () => {
  const theirs = { ...cell('new_received/natural_person', '15', 4), changedBy: '苏晚樵' };
  let first = true;
  const { sent } = await open(aPart(), {
    [`POST /parts/${PART}/changes`]: saves((change) => {
      const conflict = first;
      first = false;
      return conflict ? { outcome: 'conflict', place: theirs } : { outcome: 'saved', place: stored(change) };
    }),
  });

  typeInto('new_received/natural_person', '12');
  const conflict = await screen.findByText(/两人同时改了/u);
  const words = conflict.closest('[role=alert]')?.textContent;
  expect(words).toMatch(/12.*苏晚樵.*15/u);
  fireEvent.click(screen.getByRole('button', { name: '用我的' }));

  await waitFor(() => expect(changesOf(sent)).toHaveLength(2));
  expect(changesOf(sent)[1]).toMatchObject({ base: 4, value: { raw: '12' } });
});

it('opens a returned part on the returned place and steps on with F8', async () => {
  const returned = (id: string, path: string): RemarkView => ({
    id,
    partId: PART,
    parentId: null,
    kind: 'return',
    address: at(path),
    quote: '',
    revision: 1,
    now: { address: at(path), range: null, fate: 'kept' },
    mentions: [],
    text: '与台账核对',
    authorId: SOMEBODY,
    author: '林知微',
    at: '2026-01-08T02:00:00.000Z',
    resolvedAt: null,
    resolvedBy: null,
  });
  const remarks = [
    returned(PART, 'granted/natural_person'),
    returned(SOMEBODY, 'carried_out/natural_person'),
  ];
  await open(aPart({}, { status: 'returned', openReturns: 2, remarks }));

  await waitFor(() => expect(document.activeElement).toBe(input('granted/natural_person')));
  fireEvent.keyDown(window, { key: 'F8' });

  expect(document.activeElement).toBe(input('carried_out/natural_person'));
});

it('shows no button and no editable cell that the server does not allow', async () => {
  await open(aPart({}, { mayFill: false, allowedActions: [], status: 'accepted' }));

  expect(screen.queryByRole('button', { name: '提交' })).toBeNull();
  expect(screen.queryByRole('button', { name: /填 0/u })).toBeNull();
  expect(input('new_received/natural_person').readOnly).toBe(true);
});
