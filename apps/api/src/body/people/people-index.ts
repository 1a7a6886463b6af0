import type { PersonRef } from '@nianbao/contracts';
import type { Role, Seat } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { ACTIVE } from '../delegations/delegations.queries.ts';

/** One membership, or one delegation that holds today. */
export interface Held {
  personId: string;
  name: string;
  role: Role;
  departmentId: string | null;
  /** Whose place the person takes, where the role was delegated. */
  fromId: string | null;
}

/** Who holds which role in a body now, delegations included, read once for many questions. */
export class PeopleIndex {
  constructor(private readonly held: readonly Held[]) {}

  /** In the department where one is named, else in any. */
  holders(role: Role, departmentId: string | null = null): PersonRef[] {
    return unique(
      this.held.filter(
        (one) => one.role === role && (departmentId === null || one.departmentId === departmentId),
      ),
    );
  }

  /** Everybody who may act from the seat, the delegates where it can be delegated. */
  in(seat: Seat): PersonRef[] {
    switch (seat.kind) {
      case 'role':
        return this.holders(seat.role, seat.departmentId);
      case 'contributor':
        return this.holders('contributor', seat.departmentId).filter(({ id }) => id === seat.personId);
      case 'reviewer':
        return this.inPlaceOf(seat.personId);
      case 'signer':
        return this.withDelegates('leader', seat.personId);
    }
  }

  /** The same of several seats, each person once. */
  inAny(seats: readonly Seat[]): PersonRef[] {
    return [...new Map(seats.flatMap((seat) => this.in(seat)).map((one) => [one.id, one])).values()];
  }

  /** The holders without those who only stand in for somebody. */
  own(role: Role, departmentId: string | null = null): PersonRef[] {
    return unique(
      this.held.filter(
        (one) =>
          one.fromId === null &&
          one.role === role &&
          (departmentId === null || one.departmentId === departmentId),
      ),
    );
  }

  /** The person, and whoever stands in for them in the role. */
  withDelegates(role: Role, personId: string): PersonRef[] {
    return unique(
      this.held.filter((one) => one.role === role && (one.personId === personId || one.fromId === personId)),
    );
  }

  /** The person, and whoever acts for them in whatever role. */
  inPlaceOf(personId: string): PersonRef[] {
    return unique(this.held.filter((one) => one.personId === personId || one.fromId === personId));
  }
}

const unique = (held: readonly Held[]): PersonRef[] => [
  ...new Map(held.map(({ personId, name }) => [personId, { id: personId, name }])).values(),
];

/** Everybody of `Held` in the body $1, in the order of their names. */
export const HELD = `
  SELECT m.person_id AS "personId", p.name, m.role, m.department_id AS "departmentId", NULL::uuid AS "fromId"
  FROM membership m JOIN person p ON p.id = m.person_id WHERE m.organisation_id = $1 AND NOT m.disabled
  UNION ALL
  SELECT d.to_id, p.name, d.role, d.department_id, d.from_id
  FROM delegation d JOIN person p ON p.id = d.to_id WHERE d.organisation_id = $1 AND ${ACTIVE}
  ORDER BY 2, 1`;

export const peopleOf = async (tx: EntityManager, organisationId: string): Promise<PeopleIndex> =>
  new PeopleIndex(await tx.query<Held[]>(HELD, [organisationId]));
