import { type Actor, holds, holdsIn } from './actor.ts';
import type { PartFacts, ReportFacts } from './facts.ts';
import type { Role } from './names.ts';
import { reviewersAsked } from './review.ts';

/**
 * Where somebody is asked to act, told apart from who sits there: holders of a role (in a 科室 where one is given), or one
 * person by name. The guards of the machines ask `sits`; who the people are, delegates included, the caller looks up.
 */
export type Seat =
  | { kind: 'role'; role: Role; departmentId: string | null }
  | { kind: 'contributor'; personId: string; departmentId: string }
  | { kind: 'reviewer'; personId: string }
  | { kind: 'signer'; personId: string };

const role = (of: Role, departmentId: string | null = null): Seat => ({
  kind: 'role',
  role: of,
  departmentId,
});

export const OFFICE = role('office');
export const SECRECY_REVIEWER = role('secrecy_reviewer');

type OfDepartment = Pick<PartFacts, 'departmentId'>;

export const headSeats = ({ departmentId }: OfDepartment): Seat[] =>
  departmentId === null ? [] : [role('department_head', departmentId)];

/** Those named; where nobody is, every contributor of the 科室. */
export function fillerSeats({
  departmentId,
  assigneeIds,
}: Pick<PartFacts, 'departmentId' | 'assigneeIds'>): Seat[] {
  if (departmentId === null) return [];
  if (assigneeIds.length === 0) return [role('contributor', departmentId)];
  return assigneeIds.map((personId) => ({ kind: 'contributor', personId, departmentId }));
}

/** Who endorses what was submitted: the reviewers whose turn it is where the office named any, else the head. */
export const endorserSeats = (facts: Pick<PartFacts, 'departmentId' | 'review'>): Seat[] =>
  facts.review
    ? reviewersAsked(facts.review).map((personId) => ({ kind: 'reviewer', personId }))
    : headSeats(facts);

/** The leader whose turn it is: signatures are given one after the other, in the body's order. */
export const signerSeats = ({ signersLeft }: Pick<ReportFacts, 'signersLeft'>): Seat[] =>
  signersLeft.slice(0, 1).map((personId) => ({ kind: 'signer', personId }));

/** Whether `by` may act from that seat. A contributor by name acts in person; reviewers and signers may have delegated. */
export function sits(seat: Seat, by: Actor): boolean {
  switch (seat.kind) {
    case 'role':
      return seat.departmentId === null ? holds(by, seat.role) : holdsIn(by, seat.role, seat.departmentId);
    case 'contributor':
      return seat.personId === by.id && holdsIn(by, 'contributor', seat.departmentId);
    case 'reviewer':
      return seat.personId === by.id || (by.reviewsFor ?? []).includes(seat.personId);
    case 'signer':
      return (
        holds(by, 'leader') && (seat.personId === by.id || (by.standsInFor ?? []).includes(seat.personId))
      );
  }
}

export const sitsInOne = (seats: readonly Seat[], by: Actor): boolean => seats.some((seat) => sits(seat, by));
