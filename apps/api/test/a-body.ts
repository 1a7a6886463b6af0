import { randomBytes } from 'node:crypto';
import type { OrganisationSettings } from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { Department } from '../src/body/organisations/department.entity.ts';
import { DEFAULT_SETTINGS, Organisation } from '../src/body/organisations/organisation.entity.ts';
import { Membership } from '../src/body/people/membership.entity.ts';
import { Person } from '../src/body/people/person.entity.ts';
import type { Signer } from './app.ts';

export interface TestPerson extends Signer {
  name: string;
  account: string;
}

/** A body with an office, two departments and one person in each role; both departments have a head and a contributor. */
export interface TestBody {
  organisation: Organisation;
  officeDepartment: Department;
  department: Department;
  otherDepartment: Department;
  office: TestPerson;
  head: TestPerson;
  contributor: TestPerson;
  otherHead: TestPerson;
  otherContributor: TestPerson;
  reviewer: TestPerson;
  leader: TestPerson;
  admin: TestPerson;
  auditor: TestPerson;
}

const word = () => randomBytes(5).toString('hex');

export function aBody(db: DataSource, settings: Partial<OrganisationSettings> = {}): Promise<TestBody> {
  return db.transaction(async (tx) => {
    const slug = `body-${word()}`;
    const organisation = await tx.save(Organisation, {
      name: `测试单位${slug}`,
      slug,
      settings: { ...DEFAULT_SETTINGS, ...settings },
    });
    const department = (name: string, position: number, isOffice = false) =>
      tx.save(Department, { organisationId: organisation.id, name, position, isOffice });
    const officeDepartment = await department('办公室', 1, true);
    const first = await department('政策法规科', 2);
    const second = await department('数据科', 3);
    const holder = (name: string, role: Role, departmentId: string | null = null) =>
      aPerson(tx, organisation.id, name, [{ role, departmentId }]);
    return {
      organisation,
      officeDepartment,
      department: first,
      otherDepartment: second,
      office: await holder('办公室甲', 'office', officeDepartment.id),
      head: await holder('科长甲', 'department_head', first.id),
      contributor: await holder('填报人甲', 'contributor', first.id),
      otherHead: await holder('科长乙', 'department_head', second.id),
      otherContributor: await holder('填报人乙', 'contributor', second.id),
      reviewer: await holder('保密员甲', 'secrecy_reviewer'),
      leader: await holder('领导甲', 'leader'),
      admin: await holder('管理员甲', 'admin'),
      auditor: await holder('审计员甲', 'auditor'),
    };
  });
}

/** No password opens these accounts; tests of the sign-in make their own. */
const LOCKED = 'no password';

/** A person with roles in one body. */
export async function aPerson(
  tx: EntityManager,
  organisationId: string,
  name: string,
  memberships: { role: Role; departmentId?: string | null }[],
  passwordHash = LOCKED,
): Promise<TestPerson> {
  const account = `person-${word()}`;
  const { id } = await tx.save(Person, { name, account, passwordHash });
  await tx.insert(
    Membership,
    memberships.map(({ role, departmentId = null }) => ({
      organisationId,
      personId: id,
      role,
      departmentId,
    })),
  );
  return { id, name, account, organisationId };
}
