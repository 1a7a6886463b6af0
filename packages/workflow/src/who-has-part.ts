import { awaited, type Awaited, type Times } from './awaited.ts';
import { isBeingFilled, type PartFacts } from './facts.ts';
import type { PartStatus } from './names.ts';
import { endorserSeats, fillerSeats, headSeats, OFFICE, type Seat } from './seats.ts';

export interface PartStanding extends PartFacts, Times {
  status: PartStatus;
  /** Which roles somebody holds in the 科室 now. */
  staff: { heads: boolean; contributors: boolean };
  /** Those named, to fill or to review, who can no longer do it. */
  lostIds?: readonly string[];
}

/** Who has the part now; several entries where different people are asked for different things at once. */
export function whoHasPart(facts: PartStanding): Awaited[] {
  const { status, reportStatus } = facts;
  if (reportStatus === 'draft' && status !== 'unassigned') return [];
  if (reportStatus !== 'draft' && !isBeingFilled(reportStatus)) return [];
  switch (status) {
    case 'unassigned':
      return [awaited('unassigned', [OFFICE], facts)];
    case 'assigned':
    case 'drafting':
    case 'returned':
      return toFill(facts);
    case 'submitted':
      return [toEndorse(facts)];
    case 'endorsed':
      return [awaited('endorsed', [OFFICE], facts)];
    case 'accepted':
      return [];
  }
}

/**
 * Those named have it. Where nobody is, an assigned part waits for both ways out of `assigned`: the head may name people,
 * and every contributor of the 科室 may start; once begun, it is the contributors', and the head's only without any.
 */
function toFill(facts: PartStanding): Awaited[] {
  const { status, assigneeIds, staff } = facts;
  const heads = staff.heads ? headSeats(facts) : [];
  const begun = status === 'assigned' ? null : status === 'returned' ? 'returned' : 'drafting';
  if (assigneeIds.length > 0) {
    const left = present(fillerSeats(facts), facts);
    if (left.length > 0) return [awaited(begun ?? 'named', left, facts)];
    return [
      heads.length > 0 ? awaited('named_gone', heads, facts) : awaited('nobody_to_fill', [OFFICE], facts),
    ];
  }
  const contributors = staff.contributors ? fillerSeats(facts) : [];
  if (heads.length + contributors.length === 0) return [awaited('nobody_to_fill', [OFFICE], facts)];
  if (begun) return [awaited(begun, contributors.length > 0 ? contributors : heads, facts)];
  return [
    ...(heads.length > 0 ? [awaited('nobody_named', heads, facts)] : []),
    ...(contributors.length > 0 ? [awaited('open_to_department', contributors, facts)] : []),
  ];
}

function toEndorse(facts: PartStanding): Awaited {
  const seats = facts.review || facts.staff.heads ? present(endorserSeats(facts), facts) : [];
  if (seats.length === 0) return awaited('nobody_to_review', [OFFICE], facts);
  return awaited(facts.review ? (`review_${facts.review.mode}` as const) : 'submitted', seats, facts);
}

const present = (seats: readonly Seat[], { lostIds = [] }: Pick<PartStanding, 'lostIds'>): Seat[] =>
  seats.filter((seat) => seat.kind === 'role' || !lostIds.includes(seat.personId));
