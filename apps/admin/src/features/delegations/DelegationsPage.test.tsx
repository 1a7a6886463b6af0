import type { DelegationView, SessionView } from '@nianbao/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId, aSession, inDays, LAW } from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { SessionGate } from '../../../test/session-gate.tsx';
import { ActingFor } from './ActingFor.tsx';
import { DelegationsPage } from './DelegationsPage.tsx';

const OTHER = anId();
const person = (id: string, name: string) => ({
  id,
  name,
  account: `a${id.slice(-4)}`,
  disabled: false,
  memberships: [{ role: 'contributor', departmentId: LAW }],
});
const aDelegation = (session: SessionView, more: Partial<DelegationView> = {}): DelegationView => ({
  id: anId(),
  from: { id: session.user.id, name: session.user.name },
  to: { id: OTHER, name: '副局长乙' },
  role: 'leader',
  departmentId: null,
  departmentName: null,
  startsOn: inDays(0),
  until: inDays(5),
  reason: '外出学习',
  createdAt: new Date().toISOString(),
  revokedAt: null,
  active: true,
  ...more,
});
const open = () =>
  draw(
    <SessionGate>
      <ActingFor />
      <DelegationsPage />
    </SessionGate>,
  );
const pick = async (label: string, option: string) => {
  fireEvent.mouseDown(screen.getByRole('combobox', { name: label }));
  fireEvent.click(await screen.findByTitle(option));
};
const chooseDays = (dialog: HTMLElement, from: string, until: string) => {
  for (const [label, day] of [
    ['开始日期', from],
    ['截止日期', until],
  ] as const) {
    const field = within(dialog).getByLabelText(label);
    fireEvent.mouseDown(field);
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: day } });
    fireEvent.keyDown(field, { key: 'Enter' });
  }
};

describe('the page of delegations', () => {
  it('gives one role to somebody until a day, and says so', async () => {
    const session = aSession('leader');
    const made = aDelegation(session);
    const sent = answers({
      'GET /session': session,
      'GET /people': [person(session.user.id, session.user.name), person(OTHER, '副局长乙')],
      'GET /delegations': [],
      'POST /delegations': made,
    });
    open();

    fireEvent.click(await screen.findByRole('button', { name: '新的委托' }));
    const dialog = await screen.findByRole('dialog');
    await pick('委托给', '副局长乙');
    expect(screen.queryByTitle(session.user.name)).toBeNull();
    expect(await within(dialog).findByText(/副局长乙（代经办人）/u)).toBeTruthy();
    chooseDays(dialog, inDays(2), inDays(20));
    fireEvent.click(within(dialog).getByRole('button', { name: '一周' }));
    fireEvent.change(within(dialog).getByLabelText('事由（可不填）'), { target: { value: '外出学习' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '委托' }));

    expect(await screen.findByText(/已委托副局长乙/u)).toBeTruthy();
    const post = sent.find(({ method }) => method === 'POST');
    expect(post?.body).toEqual({
      role: 'leader',
      departmentId: null,
      toId: OTHER,
      startsOn: inDays(2),
      until: inDays(8),
      reason: '外出学习',
    });
  });

  it('asks for the last day before anything is sent', async () => {
    const sent = answers({
      'GET /session': aSession('leader'),
      'GET /people': [person(OTHER, '副局长乙')],
      'GET /delegations': [],
    });
    open();

    fireEvent.click(await screen.findByRole('button', { name: '新的委托' }));
    const dialog = await screen.findByRole('dialog');
    await pick('委托给', '副局长乙');
    fireEvent.click(within(dialog).getByRole('button', { name: '委托' }));

    expect(await within(dialog).findByText('请选择截止日期')).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('shows the refusal that a role is given already', async () => {
    answers({
      'GET /session': aSession('leader'),
      'GET /people': [person(OTHER, '副局长乙')],
      'GET /delegations': [],
      'POST /delegations': refusal(409, {
        code: 'already-exists',
        message: '已经存在，不能重复',
        details: [{ field: 'role', message: '该职责已经委托，请先收回' }],
      }),
    });
    open();

    fireEvent.click(await screen.findByRole('button', { name: '新的委托' }));
    const dialog = await screen.findByRole('dialog');
    await pick('委托给', '副局长乙');
    chooseDays(dialog, inDays(0), inDays(2));
    fireEvent.click(within(dialog).getByRole('button', { name: '委托' }));

    expect((await within(dialog).findByRole('alert')).textContent).toContain('该职责已经委托，请先收回');
  });

  it('ends one of mine early after saying what that means', async () => {
    const session = aSession('leader');
    const mine = aDelegation(session);
    const state = { list: [mine] };
    const sent = answers({
      'GET /session': session,
      'GET /people': [],
      'GET /delegations': () => state.list,
      [`DELETE /delegations/${mine.id}`]: () => {
        state.list = [{ ...mine, active: false, revokedAt: new Date().toISOString() }];
        return state.list[0];
      },
    });
    open();

    fireEvent.click(await screen.findByRole('button', { name: '提前结束' }));
    expect(await screen.findByText(/已经办理的仍然有效/u)).toBeTruthy();
    const [, confirm] = screen.getAllByRole('button', { name: '提前结束' });
    if (confirm) fireEvent.click(confirm);

    expect(await screen.findByText('已提前结束')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('button', { name: '提前结束' })).toBeNull());
    expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('says for whom I act and until when, and offers nothing to whom nothing is to be given', async () => {
    const session = aSession('contributor');
    session.roles.push({ role: 'leader', departmentId: null, departmentName: null, onBehalfOf: '局长甲' });
    const given = aDelegation(session, {
      from: { id: OTHER, name: '局长甲' },
      to: { id: session.user.id, name: session.user.name },
      until: '2099-03-04',
    });
    answers({ 'GET /session': session, 'GET /people': [], 'GET /delegations': [given] });
    open();

    expect(await screen.findByText(/局长甲（领导，至3月4日）.*经办人（代局长甲）/u)).toBeTruthy();
    expect(within(await screen.findByRole('region', { name: '他人委托我' })).getByText('有效')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '新的委托' })).toBeNull();
    expect(screen.queryByRole('button', { name: '提前结束' })).toBeNull();
  });
});
