import { z } from 'zod';
import { day, idParams, line, personRef, reason, version } from './fields.ts';
import { endpoint } from './endpoint.ts';
import { reportView } from './reports.ts';

/** Roles that can be handed to somebody else for a time: those of which a body has one person where it counts. */
export const DELEGABLE_ROLES = ['leader', 'department_head'] as const;

export const delegationView = z
  .object({
    id: z.uuid(),
    from: personRef,
    to: personRef,
    role: z.enum(DELEGABLE_ROLES),
    departmentId: z.uuid().nullable(),
    departmentName: z.string().nullable(),
    /** The first and the last day on which it holds. */
    startsOn: day,
    until: day,
    /** What for, in the giver's own words; may be empty. */
    reason: z.string(),
    createdAt: z.string(),
    revokedAt: z.string().nullable(),
    active: z.boolean(),
  })
  .meta({ id: 'Delegation' });
export type DelegationView = z.infer<typeof delegationView>;

export const listDelegations = endpoint({
  method: 'GET',
  path: '/delegations',
  summary: '委托：本人给出和收到的；办公室、管理员、审计员可见全部',
  response: z.array(delegationView),
});

/** 委托: only one's own role, to one person at a time. What is done with it shows both names: 张三（代李四）. */
export const createDelegation = endpoint({
  method: 'POST',
  path: '/delegations',
  summary: '把本人的领导或科室负责人职责委托他人至某日',
  body: z.strictObject({
    role: z.enum(DELEGABLE_ROLES),
    departmentId: z.uuid().nullable().default(null),
    toId: z.uuid(),
    /** Today if left out. */
    startsOn: day.optional(),
    until: day,
    reason: line(200).default(''),
  }),
  response: delegationView,
});

export const revokeDelegation = endpoint({
  method: 'DELETE',
  path: '/delegations/:id',
  summary: '收回委托',
  params: idParams,
  response: delegationView,
});

/** 加签: the leader named signs right after the one whose turn it is. */
export const addSigner = endpoint({
  method: 'POST',
  path: '/reports/:id/signers',
  summary: '加签：在当前签发人之后增加一位签发人',
  params: idParams,
  body: z.strictObject({ version, personId: z.uuid(), reason }),
  response: reportView,
});
