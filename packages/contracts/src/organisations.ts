import { BODY_KINDS } from '@nianbao/report-formats';
import { ROLES } from '@nianbao/workflow';
import { z } from 'zod';
import { deadlineSettings } from './deadlines.ts';
import { done, idParams, requiredLine, version } from './fields.ts';
import { endpoint } from './endpoint.ts';
import { publishingRules } from './publishing-rules.ts';
import { newPassword } from './session.ts';

/** That of the printing standard of 1999, which many readers still have, and its successor. */
export const TEXT_FONTS = ['仿宋_GB2312', '仿宋'] as const;

/** How a body works; each has a default that suits a department of a city. */
export const organisationSettings = z.strictObject({
  /** 科室负责人 endorse before the office reviews. */
  headStep: z.boolean(),
  /** Working days before a date at which its light turns yellow. */
  nearWorkdays: z.int().min(0).max(30),
  /** By whom the report is owed, and so by when (条例 art. 49). */
  kind: z.enum(BODY_KINDS),
  /** Leaders who sign, in order. */
  signerIds: z.array(z.uuid()).max(10),
  /** The body's own words for returning a place, offered beside the free text. */
  returnPhrases: z.array(requiredLine(100)).max(30).optional(),
  /** How it plans and reminds; what suits most where it is left out. */
  deadlines: deadlineSettings.optional(),
  /** How it numbers and classifies what it publishes. */
  publishing: publishingRules.optional(),
  /** In what the text of its Word files is set; the first where it is left out. */
  textFont: z.enum(TEXT_FONTS).optional(),
  /** Its own .docx (an attachment) on which Word files of its reports stand; checked when it is set. */
  wordTemplate: z
    .strictObject({ attachmentId: z.uuid(), name: requiredLine(200) })
    .nullable()
    .optional(),
});
export type OrganisationSettings = z.infer<typeof organisationSettings>;

export const organisationView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    settings: organisationSettings,
    version,
  })
  .meta({ id: 'Organisation' });
export type OrganisationView = z.infer<typeof organisationView>;

export const departmentView = z
  .object({ id: z.uuid(), name: z.string(), isOffice: z.boolean(), disabled: z.boolean(), position: z.int() })
  .meta({ id: 'Department' });
export type DepartmentView = z.infer<typeof departmentView>;

const membership = z.strictObject({ role: z.enum(ROLES), departmentId: z.uuid().nullable() });

export const personView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    account: z.string(),
    disabled: z.boolean(),
    memberships: z.array(membership),
    /** The mailbox that refused the body's messages, with what its server said; told to admins, where there is one. */
    mailRefused: z.object({ email: z.string(), reason: z.string() }).optional(),
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof personView>;

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/u, '只能用小写字母、数字和连字符，2 到 41 个');
const account = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/u, '只能用小写字母、数字和 . _ -，2 到 40 个');

export const getOrganisation = endpoint({
  method: 'GET',
  path: '/organisation',
  summary: '当前单位与设置',
  response: organisationView,
});

/** Who creates a body administers it. */
export const createOrganisation = endpoint({
  method: 'POST',
  path: '/organisations',
  summary: '新建单位',
  body: z.strictObject({ name: requiredLine(100), slug }),
  response: organisationView,
});

export const updateOrganisation = endpoint({
  method: 'PUT',
  path: '/organisation',
  summary: '修改当前单位的名称与设置',
  body: z.strictObject({ version, name: requiredLine(100), settings: organisationSettings }),
  response: organisationView,
});

export const listDepartments = endpoint({
  method: 'GET',
  path: '/departments',
  summary: '科室',
  response: z.array(departmentView),
});

export const createDepartment = endpoint({
  method: 'POST',
  path: '/departments',
  summary: '新建科室',
  body: z.strictObject({ name: requiredLine(60), isOffice: z.boolean().default(false) }),
  response: departmentView,
});

export const updateDepartment = endpoint({
  method: 'PUT',
  path: '/departments/:id',
  summary: '修改科室，停用或启用',
  params: idParams,
  body: z.strictObject({
    name: requiredLine(60),
    isOffice: z.boolean(),
    disabled: z.boolean(),
    /** Which 科室 takes over the open parts of one that is disabled; needed when there are any (`tasks-open` says which). */
    handOverTo: z.uuid().optional(),
  }),
  response: departmentView,
});

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: '人员与角色',
  response: z.array(personView),
});

/** An account that exists in another body is given roles here as well; its password stays. */
export const createPerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: '新建人员，或给其他单位的人员加上本单位角色',
  body: z.strictObject({
    name: requiredLine(40),
    account,
    password: newPassword,
    memberships: z.array(membership).min(1, '至少给一个角色').max(20),
  }),
  response: personView,
});

export const updatePerson = endpoint({
  method: 'PUT',
  path: '/people/:id',
  summary: '修改人员姓名、角色，停用或启用',
  params: idParams,
  body: z.strictObject({
    name: requiredLine(40),
    disabled: z.boolean(),
    memberships: z.array(membership).max(20),
    /** Who takes over what the person leaves behind; needed when there is something (`tasks-open` says what). */
    handOverTo: z.uuid().optional(),
  }),
  response: personView,
});

export const resetPassword = endpoint({
  method: 'PUT',
  path: '/people/:id/password',
  summary: '重设密码；该人员的登录全部失效',
  params: idParams,
  body: z.strictObject({ password: newPassword }),
  response: done,
});
