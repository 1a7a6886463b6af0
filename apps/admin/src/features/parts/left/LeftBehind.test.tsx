import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answers, draw, refusal, type SentCall } from '../../../../test/render.tsx';
import { useSession } from '../../../server/session.ts';
import { Journal } from '../outbox/journal.ts';
import { aPart, at, cell, PART, session, SOMEBODY } from '../../../../test/a-part.ts';
import { LeftBehind } from './LeftBehind.tsx';

const me = { organisationId: SOMEBODY, personId: SOMEBODY };

/** What a page that was closed has kept. */
async function aClosedPage(owner: typeof me, raw: string) {
  const journal = new Journal(
    { ...owner, partId: PART, holder: 'closed', title: '三、申请' },
    () => undefined,
  );
  const address = at('new_received/natural_person');
  journal.keep({ put: [{ address, value: { kind: 'cell', raw }, base: 0, sent: null }], remove: [] });
  await journal.kept();
}

function Shell() {
  return useSession().data ? <LeftBehind /> : null;
}

const saved = ({ body }: SentCall) => ({
  results: (body as { changes: { id: string; address: string }[] }).changes.map(({ id, address }) => ({
    id,
    address,
    outcome: 'saved',
    place: cell('new_received/natural_person', '12', 1),
  })),
  status: 'drafting',
  version: 4,
  findings: [],
});

beforeEach(() => {
  indexedDB.deleteDatabase('nianbao');
});

it('saves what a closed page has left, and has nothing to say then', async () => {
  await aClosedPage(me, '12');
  const sent = answers({
    'GET /session': session,
    [`GET /parts/${PART}`]: aPart(),
    [`POST /parts/${PART}/changes`]: saved,
  });

  draw(<Shell />);

  await waitFor(() =>
    expect(sent.filter(({ method }) => method === 'POST')).toMatchObject([
      { body: { changes: [{ base: 0, value: { kind: 'cell', raw: '12' } }] } },
    ]),
  );
  await waitFor(() => expect(screen.queryByText(/有内容还在本机/u)).toBeNull());
});

it('neither sends nor shows what somebody else has left', async () => {
  await aClosedPage({ ...me, personId: PART }, '12');
  const sent = answers({ 'GET /session': session, [`GET /parts/${PART}`]: aPart() });

  draw(<Shell />);
  await waitFor(() => expect(sent).toHaveLength(1));
  await new Promise((resolve) => {
    setTimeout(resolve, 200);
  });

  expect(sent.map(({ path }) => path)).toEqual(['/session']);
  expect(screen.queryByText(/有内容还在本机/u)).toBeNull();
});

it('shows the words of a part that is gone, to be copied', async () => {
  await aClosedPage(me, '12a');
  answers({
    'GET /session': session,
    [`GET /parts/${PART}`]: refusal(404, { code: 'not-found', message: '未找到', details: [] }),
  });

  draw(<Shell />);
  (await screen.findByRole('button', { name: /三、申请/u })).click();

  expect(await screen.findByText('12a')).toBeTruthy();
  expect(screen.getByRole('button', { name: '复制' })).toBeTruthy();
});
