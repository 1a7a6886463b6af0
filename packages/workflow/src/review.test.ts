import { describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import type { PartFacts } from './facts.ts';
import type { ReviewMode } from './names.ts';
import { allowedPartActions, nextPartStatus } from './part.ts';

const person = (
  id: string,
  role: Actor['memberships'][number]['role'],
  more: Partial<Actor> = {},
): Actor => ({
  id,
  memberships: [{ role, departmentId: null }],
  ...more,
});
const people: Record<string, Actor> = {
  'head of the part': { id: 'h1', memberships: [{ role: 'department_head', departmentId: 'd1' }] },
  'reviewer one': person('r1', 'department_head'),
  'reviewer two': person('r2', 'leader'),
  'deputy of two': person('x2', 'auditor', { reviewsFor: ['r2'] }),
};
const facts = (mode: ReviewMode, approvedIds: string[] = []): PartFacts => ({
  departmentId: 'd1',
  assigneeIds: [],
  submittedBy: 'c1',
  headStep: true,
  reportStatus: 'collecting',
  review: { mode, reviewerIds: ['r1', 'r2'], approvedIds },
});

/** Who may do what with a submitted part, and where an endorsement leads. */
const table = (given: PartFacts): string =>
  Object.entries(people)
    .map(([who, by]) => {
      const actions = allowedPartActions('submitted', given, by);
      const to = nextPartStatus('submitted', given, 'endorse', by);
      return `${who.padEnd(16)} ${actions.join(' ') || '-'}${to ? ` → ${to}` : ''}`;
    })
    .join('\n');

describe('several reviewers of one part', () => {
  it('act one after the other in 依次', () => {
    expect(`\n${table(facts('in_order'))}\n`).toMatchInlineSnapshot(`
      "
      head of the part reassign
      reviewer one     endorse return → submitted
      reviewer two     -
      deputy of two    -
      "
    `);
    expect(`\n${table(facts('in_order', ['r1']))}\n`).toMatchInlineSnapshot(`
      "
      head of the part reassign
      reviewer one     -
      reviewer two     endorse return → endorsed
      deputy of two    endorse return → endorsed
      "
    `);
  });

  it('act in any order, and all of them, in 会签', () => {
    expect(`\n${table(facts('all'))}\n`).toMatchInlineSnapshot(`
      "
      head of the part reassign
      reviewer one     endorse return → submitted
      reviewer two     endorse return → submitted
      deputy of two    endorse return → submitted
      "
    `);
    expect(`\n${table(facts('all', ['r2']))}\n`).toMatchInlineSnapshot(`
      "
      head of the part reassign
      reviewer one     endorse return → endorsed
      reviewer two     -
      deputy of two    -
      "
    `);
  });

  it('act for all of them in 或签', () => {
    expect(`\n${table(facts('any'))}\n`).toMatchInlineSnapshot(`
      "
      head of the part reassign
      reviewer one     endorse return → endorsed
      reviewer two     endorse return → endorsed
      deputy of two    endorse return → endorsed
      "
    `);
  });

  it.each(['in_order', 'all', 'any'] as const)(
    'are asked again (%s) only by content that not all who are needed have approved',
    (mode) => {
      const submit = (approvedIds: string[]) =>
        nextPartStatus(
          'returned',
          facts(mode, approvedIds),
          'submit',
          people['head of the part'] ?? person('', 'admin'),
        );

      expect(submit([])).toBe('submitted');
      expect(submit(['r1'])).toBe(mode === 'any' ? 'endorsed' : 'submitted');
      expect(submit(['r1', 'r2'])).toBe('endorsed');
    },
  );

  it('are asked where the head’s own step is off as well', () => {
    const by = people['head of the part'] ?? person('', 'admin');

    expect(nextPartStatus('drafting', { ...facts('all'), headStep: false }, 'submit', by)).toBe('submitted');
  });
});
