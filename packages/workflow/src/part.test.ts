import { expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import type { PartFacts } from './facts.ts';
import { PART_STATUSES } from './names.ts';
import { allowedPartActions, mayFill, maySetReviewers, nextPartStatus } from './part.ts';

const person = (
  id: string,
  role: Actor['memberships'][number]['role'],
  departmentId: string | null = null,
): Actor => ({
  id,
  memberships: [{ role, departmentId }],
});
const people: Record<string, Actor> = {
  'contributor (submitter)': person('c1', 'contributor', 'd1'),
  'contributor not named': person('c2', 'contributor', 'd1'),
  'contributor elsewhere': person('c3', 'contributor', 'd2'),
  'department head': person('h1', 'department_head', 'd1'),
  'head elsewhere': person('h2', 'department_head', 'd2'),
  office: person('o1', 'office', 'd0'),
  leader: person('l1', 'leader'),
  'secrecy reviewer': person('s1', 'secrecy_reviewer'),
  admin: person('a1', 'admin'),
  auditor: person('u1', 'auditor'),
};
const facts: PartFacts = {
  departmentId: 'd1',
  assigneeIds: ['c1'],
  submittedBy: 'c1',
  headStep: true,
  reportStatus: 'collecting',
};

const table = (given: PartFacts): string =>
  PART_STATUSES.flatMap((status) =>
    Object.entries(people).flatMap(([who, by]) => {
      const actions = [
        ...(mayFill(status, given, by) ? ['(fill)'] : []),
        ...allowedPartActions(status, given, by),
      ];
      return actions.length > 0 ? [`${status.padEnd(11)} ${who.padEnd(24)} ${actions.join(' ')}`] : [];
    }),
  ).join('\n');

it('allows exactly these actions while parts are collected; whoever is not listed may do nothing', () => {
  expect(`\n${table(facts)}\n`).toMatchInlineSnapshot(`
    "
    unassigned  office                   assign
    assigned    contributor (submitter)  (fill) start
    assigned    department head          (fill) delegate start reassign
    assigned    office                   reassign
    drafting    contributor (submitter)  (fill) submit
    drafting    department head          (fill) delegate submit reassign
    drafting    office                   reassign
    submitted   contributor (submitter)  withdraw
    submitted   department head          endorse return reassign
    submitted   office                   reassign
    endorsed    contributor (submitter)  withdraw
    endorsed    department head          reassign
    endorsed    office                   return accept reassign
    returned    contributor (submitter)  (fill) submit
    returned    department head          (fill) delegate submit reassign
    returned    office                   reassign
    accepted    office                   reopen
    "
  `);
});

it('lets the submitter withdraw what waits for the office, until somebody has endorsed it', () => {
  const withdrawable = (given: Partial<PartFacts>, status: 'submitted' | 'endorsed') =>
    Object.entries(people).flatMap(([who, by]) =>
      allowedPartActions(status, { ...facts, ...given }, by).includes('withdraw') ? [who] : [],
    );

  expect(withdrawable({ headStep: false }, 'endorsed')).toEqual(['contributor (submitter)']);
  expect(withdrawable({ judged: true }, 'endorsed')).toEqual([]);
  expect(withdrawable({ judged: true }, 'submitted')).toEqual([]);
});

it('asks the head again only about other content', () => {
  const submit = (given: Partial<PartFacts>) =>
    nextPartStatus('returned', { ...facts, ...given }, 'submit', person('c1', 'contributor', 'd1'));

  expect(submit({})).toBe('submitted');
  expect(submit({ endorsementStands: true })).toBe('endorsed');
});

it('lets the office name reviewers until the part is endorsed', () => {
  const may = PART_STATUSES.filter((status) => maySetReviewers(status, facts, person('o1', 'office')));

  expect(may).toEqual(['unassigned', 'assigned', 'drafting', 'submitted', 'returned']);
  expect(
    PART_STATUSES.some((status) => maySetReviewers(status, facts, person('h1', 'department_head', 'd1'))),
  ).toBe(false);
  expect(maySetReviewers('drafting', { ...facts, reportStatus: 'signing' }, person('o1', 'office'))).toBe(
    false,
  );
});

it('lets nobody touch a part while the report is being signed', () => {
  expect(table({ ...facts, reportStatus: 'signing' })).toBe('');
});

it('lets the office plan, and nobody fill, before the report is opened', () => {
  expect(`\n${table({ ...facts, reportStatus: 'draft' })}\n`).toMatchInlineSnapshot(`
    "
    unassigned  office                   assign
    assigned    department head          delegate reassign
    assigned    office                   reassign
    drafting    department head          delegate reassign
    drafting    office                   reassign
    submitted   department head          reassign
    submitted   office                   reassign
    endorsed    department head          reassign
    endorsed    office                   reassign
    returned    department head          delegate reassign
    returned    office                   reassign
    "
  `);
});

it('reopens an accepted part for a leader who returned the report and named it', () => {
  const returned = { ...facts, reportStatus: 'signing' as const, returnedByLeader: true };

  expect(table(returned)).toBe('accepted    leader                   reopen');
});
