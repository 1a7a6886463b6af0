import { expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import type { ReportFacts } from './facts.ts';
import { REPORT_STATUSES } from './names.ts';
import { allowedReportActions, nextReportStatus } from './report.ts';

const person = (id: string, role: Actor['memberships'][number]['role']): Actor => ({
  id,
  memberships: [{ role, departmentId: null }],
});
const first = person('l1', 'leader');
const people: Record<string, Actor> = {
  office: person('o1', 'office'),
  'secrecy reviewer': person('s1', 'secrecy_reviewer'),
  'next signer': first,
  'later signer': person('l2', 'leader'),
  contributor: person('c1', 'contributor'),
  'department head': person('h1', 'department_head'),
  admin: person('a1', 'admin'),
  auditor: person('u1', 'auditor'),
};
const facts: ReportFacts = { signersLeft: ['l1', 'l2'] };

it('allows exactly these actions; whoever is not listed may do nothing', () => {
  const rows = REPORT_STATUSES.flatMap((status) =>
    Object.entries(people).flatMap(([who, by]) => {
      const actions = allowedReportActions(status, facts, by);
      return actions.length > 0 ? [`${status.padEnd(11)} ${who.padEnd(17)} ${actions.join(' ')}`] : [];
    }),
  );

  expect(`\n${rows.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    draft       office            open
    collecting  office            begin_review
    reviewing   office            send_to_sign
    reviewing   secrecy reviewer  pass_secrecy_review
    signing     office            take_back
    signing     next signer       sign return
    signed      office            publish take_back
    published   office            correct
    published   next signer       take_down
    published   later signer      take_down
    taken_down  office            correct
    "
  `);
});

it('is signed only when the last leader in the order has signed', () => {
  expect(nextReportStatus('signing', facts, 'sign', first)).toBe('signing');
  expect(nextReportStatus('signing', { signersLeft: ['l1'] }, 'sign', first)).toBe('signed');
});

it('begins review by itself when the last part is endorsed', () => {
  const head = person('h1', 'department_head');

  expect(nextReportStatus('collecting', facts, 'begin_review', head)).toBeNull();
  expect(nextReportStatus('collecting', { ...facts, allEndorsed: true }, 'begin_review', head)).toBe(
    'reviewing',
  );
});

it('is signed at once when it is sent again and every signature still stands', () => {
  const office = person('o1', 'office');

  expect(nextReportStatus('reviewing', { signersLeft: [] }, 'send_to_sign', office)).toBe('signed');
  expect(nextReportStatus('reviewing', { signersLeft: ['l2'] }, 'send_to_sign', office)).toBe('signing');
  expect(nextReportStatus('reviewing', { signersLeft: [] }, 'send_to_sign', first)).toBeNull();
});

it('goes back to where it stood when a correction is given up, and only then', () => {
  const office = person('o1', 'office');
  const abandon = (given: Partial<ReportFacts>, by = office) =>
    nextReportStatus('reviewing', { ...facts, ...given }, 'abandon_correction', by);

  expect(abandon({})).toBeNull();
  expect(abandon({ correcting: 'published' })).toBe('published');
  expect(abandon({ correcting: 'taken_down' })).toBe('taken_down');
  expect(abandon({ correcting: 'published' }, first)).toBeNull();
  expect(
    nextReportStatus('signing', { ...facts, correcting: 'published' }, 'abandon_correction', office),
  ).toBeNull();
});
