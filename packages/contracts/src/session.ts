import { ROLES } from '@nianbao/workflow';
import { z } from 'zod';
import { done, requiredLine } from './fields.ts';
import { endpoint } from './endpoint.ts';

export const organisationRef = z.object({ id: z.uuid(), name: z.string(), slug: z.string() });

/** Who is signed in, in which body, with every role held there. */
export const sessionView = z
  .object({
    user: z.object({ id: z.uuid(), name: z.string(), account: z.string() }),
    organisation: organisationRef,
    roles: z.array(
      z.object({
        role: z.enum(ROLES),
        departmentId: z.uuid().nullable(),
        departmentName: z.string().nullable(),
        /** Whose role it is, where it was delegated. */
        onBehalfOf: z.string().optional(),
      }),
    ),
    /** Every body in which the person holds a role. */
    organisations: z.array(organisationRef),
    unread: z.int(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

export const MIN_PASSWORD = 10;
export const newPassword = z.string().min(MIN_PASSWORD, `密码至少 ${MIN_PASSWORD} 个字符`).max(200);

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: '登录',
  body: z.strictObject({ account: requiredLine(60), password: z.string().min(1, '请填写').max(200) }),
  response: sessionView,
});

export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: '当前登录人',
  response: sessionView,
});

export const signOut = endpoint({ method: 'DELETE', path: '/session', summary: '退出登录', response: done });

export const switchOrganisation = endpoint({
  method: 'PUT',
  path: '/session/organisation',
  summary: '切换单位',
  body: z.strictObject({ organisationId: z.uuid() }),
  response: sessionView,
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/session/password',
  summary: '修改密码；其他设备上的登录同时失效',
  body: z.strictObject({ current: z.string().min(1).max(200), next: newPassword }),
  response: done,
});
