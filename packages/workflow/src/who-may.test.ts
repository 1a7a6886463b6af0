import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Actor, holds, holdsIn } from './actor.ts';
import type { Awaited } from './awaited.ts';
import type { AwaitedAction } from './awaited-reasons.ts';
import {
  PART_ACTIONS,
  PART_STATUSES,
  type PartStatus,
  REPORT_ACTIONS,
  REPORT_STATUSES,
  REVIEW_MODES,
  type Role,
} from './names.ts';
import { maySetReviewers, nextPartStatus } from './part.ts';
import { nextReportStatus } from './report.ts';
import type { ReviewStep } from './review.ts';
import { sitsInOne } from './seats.ts';
import { type PartStanding, whoHasPart } from './who-has-part.ts';
import { type ReportStanding, whoHasReport, whoHasSection } from './who-has-report.ts';

const person = (
  id: string,
  role: Role,
  departmentId: string | null = null,
  more: Partial<Actor> = {},
): Actor => ({ id, memberships: [{ role, departmentId }], ...more });

const everywhere = [
  person('office', 'office'),
  person('secrecy', 'secrecy_reviewer'),
  person('admin', 'admin'),
  person('auditor', 'auditor'),
  person('head elsewhere', 'department_head', 'd2'),
  person('contributor elsewhere', 'contributor', 'd2'),
];
const head = person('head', 'department_head', 'd1');
const c1 = person('c1', 'contributor', 'd1');
const c2 = person('c2', 'contributor', 'd1');
const r1 = person('r1', 'department_head', 'd2');
const r2 = person('r2', 'leader');
const deputy = person('deputy of r2', 'auditor', null, { reviewsFor: ['r2'] });

const subsets = <T>(of: readonly T[]): T[][] =>
  of.reduce<T[][]>((found, one) => [...found, ...found.map((some) => [...some, one])], [[]]);

interface Situation {
  name: string;
  people: readonly Actor[];
  found: Awaited[];
  may: (action: AwaitedAction, by: Actor) => boolean;
}

/** Every combination of status, people who are there, people who are named, and approvals. */
function partSituations(): (Situation & { facts: PartStanding })[] {
  const reviews: (ReviewStep | null)[] = [
    null,
    ...REVIEW_MODES.flatMap((mode) =>
      subsets(['r1', 'r2']).map((approvedIds) => ({ mode, reviewerIds: ['r1', 'r2'], approvedIds })),
    ),
  ];
  return subsets([head, c1, c2, r1, r2]).flatMap((there) => {
    const people = [...everywhere, ...there, ...(there.includes(r2) ? [deputy] : [])];
    const ids = new Set(there.map(({ id }) => id));
    return REPORT_STATUSES.flatMap((reportStatus) =>
      PART_STATUSES.flatMap((status) =>
        (status === 'submitted' ? reviews : [null]).flatMap((review) =>
          (status === 'submitted' || status === 'unassigned' ? [[]] : subsets(['c1', 'c2'])).map(
            (assigneeIds) => {
              const facts: PartStanding = {
                status,
                departmentId: status === 'unassigned' ? null : 'd1',
                assigneeIds,
                submittedBy: status === 'submitted' ? 'c1' : null,
                headStep: true,
                review,
                reportStatus,
                staff: {
                  heads: people.some((by) => holdsIn(by, 'department_head', 'd1')),
                  contributors: people.some((by) => holdsIn(by, 'contributor', 'd1')),
                },
                lostIds: ['c1', 'c2', 'r1', 'r2'].filter((id) => !ids.has(id)),
              };
              return {
                name: JSON.stringify({ there: [...ids], ...facts }),
                people,
                facts,
                found: whoHasPart(facts),
                may: (action, by) => mayWithPart(action, facts, by),
              };
            },
          ),
        ),
      ),
    );
  });
}

function mayWithPart(action: AwaitedAction, facts: PartStanding, by: Actor): boolean {
  if (action === 'set_reviewers') return maySetReviewers(facts.status, facts, by);
  const step = PART_ACTIONS.find((one) => one === action);
  return step !== undefined && nextPartStatus(facts.status, facts, step, by) !== null;
}

const l1 = person('l1', 'leader');
const l2 = person('l2', 'leader');
const standIn = person('stand-in of l1', 'leader', null, { standsInFor: ['l1'] });

function reportSituations(): (Situation & { facts: ReportStanding })[] {
  const partsOf: PartStatus[][] = [['unassigned', 'assigned'], ['drafting', 'endorsed'], ['accepted']];
  const answers = [false, true];
  const onlyOnce = [null] as const;
  const filings = [null, 'rule', 'plan'] as const;
  const times = [null, 'planned', 'failed'] as const;
  return subsets([l1, l2]).flatMap((there) => {
    const people = [...everywhere, head, c1, ...there, ...(there.includes(l1) ? [standIn] : [])];
    return REPORT_STATUSES.flatMap((status) =>
      partsOf.flatMap((parts) =>
        subsets(['l1', 'l2']).flatMap((signersLeft) =>
          answers.flatMap((yes) =>
            (status === 'signed' ? filings : onlyOnce).flatMap((awaitedFiling) =>
              (status === 'signed' ? times : onlyOnce).map((timedPublication) => {
                const facts: ReportStanding = {
                  status,
                  parts,
                  signersLeft,
                  cleared: yes,
                  errorsOpen: !yes,
                  correcting: status === 'reviewing' && yes ? 'published' : null,
                  signerIds: ['l1', 'l2'],
                  signersLost: [l1, l2].filter((leader) => !there.includes(leader)).map(({ id }) => id),
                  awaitedFiling,
                  timedPublication,
                  deliveryOwed: yes,
                  proofFailed: yes && status === 'published',
                };
                return {
                  name: JSON.stringify({ there: there.map(({ id }) => id), ...facts }),
                  people,
                  facts,
                  found: whoHasReport(facts),
                  may: (action, by) => mayWithReport(action, facts, by),
                };
              }),
            ),
          ),
        ),
      ),
    );
  });
}

function mayWithReport(action: AwaitedAction, facts: ReportStanding, by: Actor): boolean {
  if (action === 'file' || action === 'prove') return holds(by, 'office');
  const step = REPORT_ACTIONS.find((one) => one === action);
  return step !== undefined && nextReportStatus(facts.status, facts, step, by) !== null;
}

/** Those named who may take none of the expected actions, and seats that nobody is left to sit in. */
const faults = (situations: readonly Situation[]): string[] =>
  situations.flatMap(({ name, people, found, may }) =>
    found.flatMap(({ seats, actions, why }) =>
      seats.flatMap((seat) => {
        const sitting = people.filter((by) => sitsInOne([seat], by));
        const idle = sitting.filter((by) => !actions.some((action) => may(action, by)));
        return [
          ...(sitting.length === 0 ? [`${why}: nobody sits there, ${name}`] : []),
          ...idle.map(({ id }) => `${why}: ${id} may not, ${name}`),
        ];
      }),
    ),
  );

/** Those who may take an expected action though nobody waits for them: they help, they do not owe it. */
const helpers = (situations: readonly Situation[]): string[] => [
  ...new Set(
    situations.flatMap(({ people, found, may }) => {
      const seats = found.flatMap((one) => one.seats);
      return found.flatMap(({ why, actions }) =>
        people
          .filter((by) => !sitsInOne(seats, by))
          .flatMap((by) =>
            actions.filter((action) => may(action, by)).map((action) => `${why}: ${by.id} may ${action}`),
          ),
      );
    }),
  ),
];

describe('who has it, against who may', () => {
  const ofParts = partSituations();
  const ofReports = reportSituations();

  it('names of a part only people who may take an expected action, in seats that somebody sits in', () => {
    expect(ofParts.length).toBeGreaterThan(5_000);
    expect(faults(ofParts)).toEqual([]);
  });

  it('names of a report only people who may take an expected action, in seats that somebody sits in', () => {
    expect(ofReports.length).toBeGreaterThan(1_000);
    expect(faults(ofReports)).toEqual([]);
  });

  it('leaves out nobody who may, but a head who helps and an office that need not wait for the hour', () => {
    expect(`\n${helpers([...ofParts, ...ofReports]).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      nobody_to_review: head may reassign
      named: head may start
      drafting: head may submit
      returned: head may submit
      publication_planned: office may publish
      "
    `);
  });

  it('leaves no part without somebody until it is accepted', () => {
    const lost = ofParts.filter(
      ({ facts: { status, reportStatus }, found }) =>
        (reportStatus === 'collecting' || reportStatus === 'reviewing') &&
        status !== 'accepted' &&
        found.length === 0,
    );

    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it('names nobody in a part that nothing can be done with', () => {
    const touched = ofParts.filter(
      ({ facts: { reportStatus }, found }) =>
        ['signing', 'signed', 'published', 'taken_down'].includes(reportStatus) && found.length > 0,
    );

    expect(touched).toEqual([]);
  });

  it('sends a section under objection to the office only where the office can return one of its parts', () => {
    for (const status of PART_STATUSES) {
      const found = whoHasSection({ reportStatus: 'reviewing', secrecy: 'objected', parts: [status] });
      const office = person('office', 'office');
      const facts = ofParts.find(
        (one) => one.facts.status === status && one.facts.reportStatus === 'reviewing',
      );
      const may = (['return', 'reopen'] as const).some((action) => facts?.may(action, office) === true);

      expect(found.length > 0).toBe(may);
    }
  });

  it('asks the secrecy reviewer only while the review may be passed', () => {
    for (const status of REPORT_STATUSES) {
      const [found] = whoHasSection({ reportStatus: status, secrecy: 'open', parts: [] });
      const by = person('secrecy', 'secrecy_reviewer');

      expect(found !== undefined).toBe(
        nextReportStatus(status, { signersLeft: [] }, 'pass_secrecy_review', by) !== null,
      );
    }
  });

  it('needs no machine, so that a browser can ask it', () => {
    const importsOf = (file: string): string[] =>
      [
        ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(
          /^(?!import type).*from '([^']+)'/gm,
        ),
      ].map(([, name]) => name ?? '');
    const reached = new Set(['./who-has-part.ts', './who-has-report.ts']);
    for (const file of reached) {
      if (file.startsWith('./')) for (const name of importsOf(file)) reached.add(name);
    }

    expect([...reached].filter((name) => !name.startsWith('./'))).toEqual([]);
    expect([...reached]).not.toContain('./part.ts');
    expect([...reached]).toContain('./seats.ts');
  });
});
