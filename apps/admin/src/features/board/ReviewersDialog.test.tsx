import type { PartReviewers, PartSummary, PersonView } from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { anId, aPartOf, LAW } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { aPart as aPartView } from '../../../test/a-part.ts';
import { ReviewersDialog } from './ReviewersDialog.tsx';
import { ReviewProgress } from '../../pieces/ReviewProgress.tsx';

const person = (name: string, role: Role): PersonView => ({
  id: anId(),
  name,
  account: 'a',
  disabled: false,
  memberships: [{ role, departmentId: null }],
});
const HEAD = person('赵科长', 'department_head');
const DEPUTY = person('郑副局长', 'leader');
const CLERK = person('李文书', 'contributor');

async function open(part: PartSummary) {
  const onClose = vi.fn<() => void>();
  const sent = answers({
    'GET /people': [HEAD, DEPUTY, CLERK],
    [`PUT /parts/${part.id}/reviewers`]: aPartView(),
  });
  draw(<ReviewersDialog part={part} onClose={onClose} />);
  await waitFor(() => expect(sent.some(({ path }) => path === '/people')).toBe(true));
  const puts = () => sent.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  return { onClose, puts };
}

it('names reviewers in an order, and how they review', async () => {
  const { puts } = await open(aPartOf(LAW, { version: 5, maySetReviewers: true }));
  const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存' });
  expect(save.disabled).toBe(true);

  for (const name of ['赵科长', '郑副局长']) {
    fireEvent.mouseDown(screen.getByRole('combobox', { name: '增加审核人' }));
    fireEvent.click(await screen.findByTitle(name));
  }
  expect(screen.queryByTitle('李文书')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '郑副局长上移' }));
  fireEvent.click(screen.getByRole('radio', { name: /^会签/u }));
  fireEvent.click(save);

  await waitFor(() => expect(puts()).toEqual([{ version: 5, mode: 'all', personIds: [DEPUTY.id, HEAD.id] }]));
});

it('gives the review back to the head', async () => {
  const reviewers: PartReviewers = {
    mode: 'any',
    people: [{ id: HEAD.id, name: HEAD.name, asked: true, approval: null }],
  };
  const { onClose, puts } = await open(aPartOf(LAW, { version: 5, reviewers }));

  fireEvent.click(screen.getByRole('button', { name: /由科室负责人审核/u }));

  await waitFor(() => expect(puts()).toEqual([{ version: 5, mode: 'any', personIds: [] }]));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

it('shows how many have approved, in whose name, and whose turn it is', () => {
  const approval = { by: '钱副科长（代赵科长）', at: '2026-01-20T02:00:00Z', comment: '' };
  const people = [
    { id: HEAD.id, name: HEAD.name, asked: false, approval },
    { id: DEPUTY.id, name: DEPUTY.name, asked: true, approval: null },
    { id: CLERK.id, name: CLERK.name, asked: false, approval: null },
  ];
  draw(<ReviewProgress reviewers={{ mode: 'in_order', people }} />);

  const words = within(screen.getByRole('group', { name: '审核人' }));
  expect(words.getByText('依次审核 1/3')).toBeTruthy();
  expect(words.getByText('✓ 钱副科长（代赵科长）')).toBeTruthy();
  expect(words.getByText('→ 郑副局长（待审）')).toBeTruthy();
  expect(words.getByText('○ 李文书')).toBeTruthy();
});
