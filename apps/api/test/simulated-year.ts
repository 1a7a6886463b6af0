import { randomUUID } from 'node:crypto';
import type { actOnPart, actOnReport, Body } from '@nianbao/contracts';
import type { Role } from '@nianbao/workflow';
import { CalendarService } from '../src/dates/calendar/calendar.service.ts';
import { CyclesService } from '../src/dates/cycles/cycles.service.ts';
import { ExtensionsService } from '../src/dates/deadlines/extensions.service.ts';
import { DEFAULT_DEADLINES } from '../src/body/organisations/deadline-settings.ts';
import type { SignedInUser } from '../src/platform/session/signed-in-user.ts';
import { Department } from '../src/body/organisations/department.entity.ts';
import { DEFAULT_SETTINGS, Organisation } from '../src/body/organisations/organisation.entity.ts';
import { PartReadService } from '../src/steps/parts/part-read.service.ts';
import { PartsService } from '../src/steps/parts/parts.service.ts';
import { PublishingService } from '../src/publishing/release/publishing.service.ts';
import { AssignmentsService } from '../src/steps/reports/assignments.service.ts';
import { ReportActionsService } from '../src/steps/reports/report-actions.service.ts';
import { loadReportState } from '../src/report/reports/report-state.ts';
import { judge } from '../src/report/reports/judgement.ts';
import { ReportsService } from '../src/steps/reports/reports.service.ts';
import { aPerson } from './a-body.ts';
import { NOTICE, partsOf } from './a-report.ts';
import type { StartedApp } from './app.ts';
import type { Lengths } from './model-calendar.ts';

export const LENGTHS: Lengths = {
  assign: 2,
  input: 20,
  endorse: 2,
  review: 3,
  secrecy: 2,
  sign: 3,
  deliver: 1,
  publish: 2,
};
const DEPARTMENTS = 8;
const CONTRIBUTORS = 3;
const HEADINGS = [
  '机制建设',
  '主动公开',
  '依申请公开',
  '信息管理',
  '平台建设',
  '监督保障',
  '队伍建设',
  '其他',
];

/** A body of 40 people with one year in it, and the steps they can take, as their sessions would take them. */
export interface SimulatedYear {
  organisationId: string;
  reportId: string;
  cycleId: string;
  office: SignedInUser[];
  secrecy: SignedInUser;
  leaders: SignedInUser[];
  admin: SignedInUser;
  departments: { id: string; head: SignedInUser; contributors: SignedInUser[] }[];
  parts: { id: string; departmentId: string; dueOn: string }[];
  everybody: SignedInUser[];
  act: (
    user: SignedInUser,
    partId: string,
    act: PartStep,
  ) => Promise<{ status: string; dueOn: string | null }>;
  actOnReport: (user: SignedInUser, act: ReportStep) => Promise<void>;
  signed: (user: SignedInUser) => Promise<void>;
  /** The secrecy review of every section passes. */
  clear: () => Promise<void>;
  enterDay: (day: string, working: boolean) => Promise<void>;
  extend: (user: SignedInUser, partId: string, until: string) => Promise<void>;
  deliver: (day: string) => Promise<void>;
  blockOf: (partId: string) => Promise<string>;
}

type Unversioned<T> = T extends unknown ? Omit<T, 'version'> : never;
type PartStep = Unversioned<Body<typeof actOnPart>>;
type ReportStep = Unversioned<Body<typeof actOnReport>>;

export async function aSimulatedYear(started: StartedApp): Promise<SimulatedYear> {
  const { app, db } = started;
  const tx = db.manager;
  const organisation = await tx.save(Organisation, {
    name: `模拟单位${randomUUID().slice(0, 8)}`,
    slug: `body-${randomUUID().slice(0, 8)}`,
    settings: { ...DEFAULT_SETTINGS, deadlines: { ...DEFAULT_DEADLINES, durations: LENGTHS } },
  });
  const organisationId = organisation.id;
  const everybody: SignedInUser[] = [];
  const person = async (name: string, role: Role, departmentId: string | null = null) => {
    const { id } = await aPerson(tx, organisationId, name, [{ role, departmentId }]);
    const user: SignedInUser = {
      id,
      name,
      organisationId,
      sessionHash: '',
      memberships: [{ role, departmentId }],
    };
    everybody.push(user);
    return user;
  };
  const department = (name: string, position: number, isOffice = false) =>
    tx.save(Department, { organisationId, name, position, isOffice });
  const officeDepartment = await department('办公室', 0, true);
  const office = [
    await person('办公室1', 'office', officeDepartment.id),
    await person('办公室2', 'office', officeDepartment.id),
  ];
  const departments: SimulatedYear['departments'] = [];
  for (let n = 1; n <= DEPARTMENTS; n += 1) {
    const { id } = await department(`第${n}科`, n);
    const contributors: SignedInUser[] = [];
    const head = await person(`科长${n}`, 'department_head', id);
    for (let k = 1; k <= CONTRIBUTORS; k += 1)
      contributors.push(await person(`填报${n}-${k}`, 'contributor', id));
    departments.push({ id, head, contributors });
  }
  const secrecy = await person('保密员', 'secrecy_reviewer');
  const leaders = [await person('副局长', 'leader'), await person('局长', 'leader')];
  const admin = await person('管理员', 'admin');
  await person('审计员', 'auditor');
  await person('档案员', 'auditor');
  organisation.settings.signerIds = leaders.map(({ id }) => id);
  await tx.save(Organisation, organisation);

  const [clerk] = office;
  if (!clerk) throw new Error('no office');
  const cycles = app.get(CyclesService);
  const { stages } = await cycles.propose(clerk, 2025);
  const cycle = await cycles.open(clerk, {
    year: 2025,
    formatId: '2021',
    notice: { ...NOTICE, attachmentId: null },
    stages,
  });
  const reportId = cycle.reportId;
  const versionOf = async (table: 'report' | 'part', id: string): Promise<number> => {
    const [row] = await db.query<{ version: number }[]>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
    return row?.version ?? 0;
  };
  const assignments = app.get(AssignmentsService);
  for (const sectionId of ['s1', 's5', 's6'])
    await assignments.divide(clerk, reportId, sectionId, {
      version: await versionOf('report', reportId),
      parts: HEADINGS.map((heading) => ({ kind: 'heading', heading })),
    });
  const divided = partsOf(await app.get(ReportsService).get(clerk, reportId));
  const parts = divided.map(({ id }, n) => ({
    id,
    departmentId: departments[n % DEPARTMENTS]?.id ?? '',
    dueOn: stages.inputDue,
  }));
  await assignments.assign(
    clerk,
    reportId,
    parts.map(({ id, departmentId, dueOn }) => ({ partId: id, version: 1, departmentId, dueOn })),
  );
  const reports = app.get(ReportActionsService);
  const actOn = async (user: SignedInUser, step: ReportStep) => {
    const version = await versionOf('report', reportId);
    await reports.act(user, reportId, { ...step, version } as Body<typeof actOnReport>);
  };
  const hashNow = async () => (await judge(tx, await loadReportState(tx, organisationId, reportId))).hash;
  await actOn(clerk, { action: 'open' });
  await fillIn(
    started,
    clerk,
    reportId,
    divided.map(({ id }) => id),
  );

  return {
    organisationId,
    reportId,
    cycleId: cycle.id,
    office,
    secrecy,
    leaders,
    admin,
    departments,
    parts,
    everybody,
    act: async (user, partId, step) => {
      const version = await versionOf('part', partId);
      return app.get(PartsService).act(user, partId, { ...step, version } as Body<typeof actOnPart>);
    },
    actOnReport: actOn,
    signed: async (user) => actOn(user, { action: 'sign', opinion: '同意', contentHash: await hashNow() }),
    clear: async () =>
      actOn(secrecy, {
        action: 'pass_secrecy_review',
        sectionIds: ['s1', 's2', 's3', 's4', 's5', 's6'],
        basis: '条例第十七条',
        result: 'pass',
        contentHash: await hashNow(),
      }),
    enterDay: async (day, working) => {
      const change = { set: [{ day, working, source: '测政办发〔2026〕2号' }], remove: [] };
      const calendar = app.get(CalendarService);
      const { fingerprint } = await calendar.preview(admin, change);
      await calendar.update(admin, { change, fingerprint, alsoByHand: [] });
    },
    extend: async (user, partId, until) => {
      const extensions = app.get(ExtensionsService);
      const asked = await extensions.ask(user, reportId, { of: 'part', partId, until, reason: '数据待核' });
      await extensions.decide(clerk, asked.id, { decision: 'grant', reason: '同意', later: 'stay' });
    },
    deliver: async (day) => {
      await app.get(PublishingService).file(clerk, reportId, {
        version: await versionOf('report', reportId),
        superior: '市政府办公室',
        filedOn: day,
        number: '',
        attachmentId: null,
      });
    },
    blockOf: async (partId) => {
      const [row] = await db.query<{ address: string }[]>(
        'SELECT address FROM place WHERE part_id = $1 LIMIT 1',
        [partId],
      );
      return row?.address ?? '';
    },
  };
}

/** A paragraph in each text, a zero in each cell: writing has tests of its own, and would take most of the time. */
async function fillIn(
  { app, db }: StartedApp,
  clerk: SignedInUser,
  reportId: string,
  partIds: string[],
): Promise<void> {
  for (const partId of partIds) {
    const view = await app.get(PartReadService).get(clerk, partId);
    const block = randomUUID();
    const rows =
      view.table === null
        ? [{ address: `sections/${view.sectionId}/blocks/${block}`, raw: null }]
        : view.cells.map(({ address }) => ({ address, raw: '0' }));
    await db.query(
      `INSERT INTO place (report_id, address, organisation_id, part_id, raw, block, position, version, changed_by)
       SELECT $1, r.address, $2, $3, r.raw, CASE WHEN r.raw IS NULL THEN $5::jsonb END,
         CASE WHEN r.raw IS NULL THEN 'a0' END, 1, $4
       FROM jsonb_to_recordset($6::jsonb) AS r(address text, raw text)`,
      [
        reportId,
        clerk.organisationId,
        partId,
        clerk.id,
        JSON.stringify({ id: block, kind: 'paragraph', text: '本年度工作情况如下。' }),
        JSON.stringify(rows),
      ],
    );
  }
}
