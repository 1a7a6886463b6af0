import type { Role } from '@nianbao/workflow';

/** An invented body: 办公室 and six 科室, twenty people in all roles. Nobody here exists. */

export const ORGANISATION = { name: '云溪市营商环境建设局', slug: 'yunxi-yingshang' };

/** One password for all try-out accounts. */
export const PASSWORD = 'nianbao-try-out';

export const DEPARTMENTS = [
  '办公室',
  '审批协调科',
  '执法监督科',
  '政策法规科',
  '财务科',
  '信息科',
  '市场环境科',
] as const;
export type DepartmentName = (typeof DEPARTMENTS)[number];

export interface TryOutPerson {
  account: string;
  name: string;
  roles: readonly { role: Role; department?: DepartmentName }[];
}

const head = (account: string, name: string, department: DepartmentName): TryOutPerson => ({
  account,
  name,
  roles: [{ role: 'department_head', department }],
});
const contributor = (account: string, name: string, department: DepartmentName): TryOutPerson => ({
  account,
  name,
  roles: [{ role: 'contributor', department }],
});

export const PEOPLE: readonly TryOutPerson[] = [
  {
    account: 'office',
    name: '林知微',
    roles: [
      { role: 'office', department: '办公室' },
      { role: 'department_head', department: '办公室' },
    ],
  },
  {
    account: 'office2',
    name: '许安禾',
    roles: [
      { role: 'office', department: '办公室' },
      { role: 'contributor', department: '办公室' },
    ],
  },
  head('shenpi', '周望舒', '审批协调科'),
  head('zhifa', '程见山', '执法监督科'),
  head('fagui', '苏晚樵', '政策法规科'),
  head('caiwu', '何渡川', '财务科'),
  head('xinxi', '陆清晏', '信息科'),
  head('shichang', '叶南乔', '市场环境科'),
  contributor('shenpi1', '宋星野', '审批协调科'),
  contributor('zhifa1', '韩松庭', '执法监督科'),
  contributor('fagui1', '冯若谷', '政策法规科'),
  contributor('fagui2', '邓云舟', '政策法规科'),
  contributor('caiwu1', '曹静澜', '财务科'),
  contributor('xinxi1', '彭一苇', '信息科'),
  contributor('shichang1', '萧牧野', '市场环境科'),
  { account: 'fuju', name: '蒋书白', roles: [{ role: 'leader' }] },
  { account: 'juzhang', name: '秦远岫', roles: [{ role: 'leader' }] },
  {
    account: 'baomi',
    name: '罗听雨',
    roles: [{ role: 'secrecy_reviewer' }, { role: 'contributor', department: '办公室' }],
  },
  { account: 'auditor', name: '唐予墨', roles: [{ role: 'auditor' }] },
  { account: 'admin', name: '魏长汀', roles: [{ role: 'admin' }] },
];

/** Leaders in the order in which they sign. */
export const SIGNERS = ['fuju', 'juzhang'] as const;

/** Who fills what; rows are named as in `PartScope`. */
export const DIVISION: readonly {
  sectionId: string;
  department: DepartmentName;
  heading?: string;
  rows?: readonly string[];
}[] = [
  { sectionId: 's1', department: '信息科', heading: '主动公开' },
  { sectionId: 's1', department: '政策法规科', heading: '依申请公开' },
  { sectionId: 's1', department: '办公室', heading: '政府信息管理' },
  { sectionId: 's1', department: '信息科', heading: '政府信息公开平台建设' },
  { sectionId: 's1', department: '市场环境科', heading: '监督保障' },
  { sectionId: 's2', department: '政策法规科', rows: ['art20_1/rules', 'art20_1/normative_docs'] },
  { sectionId: 's2', department: '审批协调科', rows: ['art20_5/licence'] },
  { sectionId: 's2', department: '执法监督科', rows: ['art20_6/penalty', 'art20_6/compulsion'] },
  { sectionId: 's2', department: '财务科', rows: ['art20_8/admin_fee'] },
  { sectionId: 's3', department: '政策法规科' },
  { sectionId: 's4', department: '政策法规科' },
  { sectionId: 's5', department: '办公室' },
  { sectionId: 's6', department: '办公室' },
];
