import { randomUUID } from 'node:crypto';
import type { TestBody } from './a-body.ts';

export const INITIAL_PASSWORD = '初始密码-20260101';
export const ADMIN = { role: 'admin', departmentId: null };

/** What an admin sends to create a person: a contributor of the first department, unless told otherwise. */
export const aNewPerson = (body: TestBody, part: object = {}) => ({
  name: '李四',
  account: `new.${randomUUID().slice(0, 8)}`,
  password: INITIAL_PASSWORD,
  memberships: [{ role: 'contributor', departmentId: body.department.id }],
  ...part,
});

/** What an admin sends to change nothing of a person but the roles. */
export const unchanged = (
  { name }: { name: string },
  ...memberships: { role: string; departmentId: string | null }[]
) => ({ name, disabled: false, memberships });
