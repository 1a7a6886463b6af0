import type { Role } from '@nianbao/workflow';
import type { DataSource } from 'typeorm';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Department } from '../../body/organisations/department.entity.ts';
import { DEFAULT_SETTINGS, Organisation } from '../../body/organisations/organisation.entity.ts';
import { Membership } from '../../body/people/membership.entity.ts';
import { Person } from '../../body/people/person.entity.ts';
import { type DepartmentName, DEPARTMENTS, ORGANISATION, PEOPLE, SIGNERS } from './people.ts';

/** The invented body as it stands in the database. */
export interface TryOutBody {
  organisationId: string;
  department: (name: DepartmentName) => string;
  /** The person with this account, as if signed in. */
  user: (account: string) => SignedInUser;
}

export function furnishBody(db: DataSource, passwordHash: string): Promise<TryOutBody> {
  return db.transaction(async (tx) => {
    const organisation = await tx.save(Organisation, { ...ORGANISATION, settings: DEFAULT_SETTINGS });
    const departments = await tx.save(
      Department,
      DEPARTMENTS.map((name, i) => ({
        organisationId: organisation.id,
        name,
        isOffice: name === '办公室',
        position: i + 1,
      })),
    );
    const ids = new Map(departments.map(({ name, id }) => [name, id]));
    const department = (name: DepartmentName): string => found(ids, name);
    const users = new Map<string, SignedInUser>();
    for (const { account, name, roles } of PEOPLE) {
      const { id } = await tx.save(Person, { account, name, passwordHash });
      const memberships = roles.map(({ role, department: where }) => ({
        role: role as Role,
        departmentId: where === undefined ? null : department(where),
      }));
      await tx.insert(
        Membership,
        memberships.map((membership) => ({ ...membership, personId: id, organisationId: organisation.id })),
      );
      users.set(account, { id, name, memberships, organisationId: organisation.id, sessionHash: '' });
    }
    const user = (account: string): SignedInUser => found(users, account);
    await tx.update(
      Organisation,
      { id: organisation.id },
      { settings: { ...DEFAULT_SETTINGS, signerIds: SIGNERS.map((account) => user(account).id) } },
    );
    return { organisationId: organisation.id, department, user };
  });
}

function found<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`try-out data without ${key}`);
  return value;
}
