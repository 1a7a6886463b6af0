import { randomUUID } from 'node:crypto';
import * as contracts from '@nianbao/contracts';
import type { Endpoint } from '@nianbao/contracts';
import type { DataSource } from 'typeorm';
import { Attachment } from '../src/body/attachments/attachment.entity.ts';
import { Extension } from '../src/dates/deadlines/extension.entity.ts';
import { DEFAULT_DEADLINES } from '../src/body/organisations/deadline-settings.ts';
import { Delegation } from '../src/body/delegations/delegation.entity.ts';
import { Delivery } from '../src/messages/delivery/delivery.entity.ts';
import { Hook } from '../src/messages/delivery/hook.entity.ts';
import { Remark } from '../src/report/remarks/remark.entity.ts';
import { Waiver } from '../src/report/reports/waiver.entity.ts';
import type { TestBody } from './a-body.ts';
import { aPastContent, aPublication } from './a-publication.ts';
import { aCell, anOpenReport, firstCell, NOTICE, partOf, STAGES } from './a-report.ts';
import type { StartedApp } from './app.ts';
import { ENDPOINTS } from './endpoints.ts';

/** Every operation with its name. A new one is in the tests without anybody thinking of it. */
export const OPERATIONS: [name: string, endpoint: Endpoint][] = Object.entries<unknown>(contracts).flatMap(
  ([name, value]) => {
    const endpoint = ENDPOINTS.find((candidate) => candidate === value);
    return endpoint ? [[name, endpoint] as [string, Endpoint]] : [];
  },
);

/** Ids of things of one body, by the first word of the path that names them. */
export type Ids = Record<string, string>;

/** One of everything that has an id. */
export async function oneOfEach(started: StartedApp, body: TestBody): Promise<Ids> {
  const { manager } = started.db;
  const organisationId = body.organisation.id;
  const report = await anOpenReport(started, body);
  const part = partOf(report, 's2');
  const remark = await manager.save(Remark, {
    organisationId,
    reportId: report.id,
    partId: part.id,
    kind: 'remark' as const,
    address: '',
    text: '请看',
    authorId: body.office.id,
  });
  const waiver = await manager.save(Waiver, {
    organisationId,
    reportId: report.id,
    fingerprint: 'x',
    rule: 'x',
    reason: 'x',
    byId: body.office.id,
  });
  const attachment = await manager.save(Attachment, {
    organisationId,
    name: '通知.pdf',
    mediaType: 'application/pdf',
    size: 1,
    sha256: '0'.repeat(64),
    bytes: Buffer.from('x'),
    uploadedBy: body.office.id,
  });
  const delegation = await manager.save(Delegation, {
    organisationId,
    fromId: body.leader.id,
    toId: body.office.id,
    role: 'leader' as const,
    startsOn: '2000-01-01',
    until: '2000-01-01',
    reason: '',
  });
  const publication = await aPublication(started, body, aPastContent(body.organisation.name, 2020));
  const extension = await manager.save(Extension, {
    organisationId,
    reportId: report.id,
    partId: part.id,
    stage: null,
    fromDay: STAGES.inputDue,
    until: '2026-01-14',
    reason: 'x',
    askedBy: body.contributor.id,
    askedAt: new Date(),
  });
  return {
    reports: report.id,
    exports: await aWordExport(started, body, report.id),
    cycles: report.cycleId,
    parts: part.id,
    remarks: remark.id,
    waivers: waiver.id,
    attachments: attachment.id,
    publications: publication.id,
    departments: body.department.id,
    people: body.contributor.id,
    delegations: delegation.id,
    extensions: extension.id,
    ...(await aHookWithDelivery(started.db, body)),
    notifications: await aNotification(started.db, body),
  };
}

async function aWordExport(started: StartedApp, body: TestBody, reportId: string): Promise<string> {
  const office = await started.as(body.office);
  const { body: made } = await office.post(`/api/reports/${reportId}/exports`).send({ partId: null });
  return made.id;
}

async function aHookWithDelivery(db: DataSource, body: TestBody): Promise<Ids> {
  const organisationId = body.organisation.id;
  const { id: hookId } = await db.manager.save(Hook, {
    organisationId,
    kind: 'wecom' as const,
    name: '工作群',
    url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x',
    secret: '',
    topics: [],
    disabled: true,
  });
  const { id } = await db.manager.save(Delivery, {
    organisationId,
    hookId,
    topic: 'test' as const,
    state: 'dead' as const,
    nextAt: new Date(),
    createdAt: new Date(),
  });
  return { hooks: hookId, deliveries: id };
}

async function aNotification(db: DataSource, body: TestBody): Promise<string> {
  const [outbox] = await db.query<{ id: string }[]>(
    `INSERT INTO outbox (organisation_id, person_ids, kind, text, link, sent_at)
     VALUES ($1, $2, 'x', 'x', '/', now()) RETURNING id`,
    [body.organisation.id, [body.contributor.id]],
  );
  const [notification] = await db.query<{ id: string }[]>(
    `INSERT INTO notification (organisation_id, person_id, outbox_id, kind, text, link)
     VALUES ($1, $2, $3, 'x', 'x', '/') RETURNING id`,
    [body.organisation.id, body.contributor.id, outbox?.id],
  );
  return notification?.id ?? '';
}

/** The address of the operation on the body's own things. */
export const pathOf = ({ path }: Endpoint, ids: Ids): string =>
  `/api${path
    .replace(/^\/(\w+)\/:id/u, (_, word: string) => {
      const id = ids[word];
      if (!id) throw new Error(`say in oneOfEach what has an id under /${word}`);
      return `/${word}/${id}`;
    })
    .replace(':sectionId', 's2')}`;

const BASIS = {
  publishBy: '2026-01-31',
  deliverBy: null,
  deliverFirst: true,
  durations: DEFAULT_DEADLINES.durations,
};

/** A body that the operation takes, with the right version: a refusal then has no other reason than whose thing it is. */
export function goodBody(name: string, body: TestBody): object {
  const places = [{ address: '', reason: '请改' }];
  const departmentId = body.department.id;
  const bodies: Record<string, object> = {
    updateDepartment: { name: '改名', isOffice: false, disabled: false },
    updatePerson: { name: '改名', disabled: true, memberships: [{ role: 'auditor', departmentId: null }] },
    resetPassword: { password: 'another password' },
    updateCycle: { version: 1, notice: NOTICE, stages: STAGES },
    previewReplan: { basis: BASIS },
    replanCycle: { version: 1, basis: BASIS, fingerprint: '0'.repeat(64) },
    askExtension: { of: 'body', stage: 'review', until: '2026-01-20', reason: '延期' },
    previewExtension: { until: '2026-01-20', later: 'stay' },
    decideExtension: { decision: 'refuse', reason: '不同意' },
    saveChanges: { changes: [aCell(firstCell('2021'), '1')] },
    actOnPart: { action: 'reassign', version: 2, departmentId, reason: '转办' },
    setReviewers: { version: 2, mode: 'all', personIds: [] },
    nudgePart: {},
    addSigner: { version: 2, personId: body.leader.id, reason: '加签' },
    announcePresence: { address: null },
    addRemark: { text: '外单位的批注' },
    resolveRemark: { resolved: true },
    markSeen: { contentHash: '0'.repeat(64) },
    updateReport: { version: 2, title: '改题', metadata: {}, signerIds: [] },
    divideSection: { version: 2, parts: [{ kind: 'whole' }] },
    assignParts: {
      assignments: [{ partId: randomUUID(), version: 1, departmentId, dueOn: STAGES.inputDue }],
    },
    actOnReport: { action: 'return', version: 2, places },
    readNotification: { read: true },
    updateHook: { version: 1, name: '改名', topics: [], digestHour: 9, disabled: true },
    issueNumber: { version: 2, kind: 'indexNumber' },
    planPublication: { version: 2, at: null },
    enterFiling: {
      version: 2,
      superior: '上级机关',
      filedOn: STAGES.signDue,
      number: '1',
      attachmentId: null,
    },
    setDelivery: { version: 2, delivers: false },
    exportWord: { partId: null },
    addSignedCopy: { attachmentId: randomUUID(), printedHash: '0'.repeat(16) },
    waiveFinding: { fingerprint: 'x', reason: '说明' },
  };
  const found = bodies[name];
  if (!found) throw new Error(`say in goodBody what ${name} takes`);
  return found;
}

/** A fingerprint of everything stored but sessions: equal before and after means that nothing was written. */
export async function everythingStored(db: DataSource): Promise<string> {
  await everythingTold(db);
  const tables = db.entityMetadatas
    .map(({ tableName }) => tableName)
    .filter((name) => !/^(session|sign_in|presence)/u.test(name));
  const sums = tables.map(
    (name) => `(SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM "${name}" t)`,
  );
  const [row] = await db.query<{ sum: string }[]>(`SELECT concat(${sums.join(', ')}) AS sum`);
  return row?.sum ?? '';
}

/** The worker sends what was queued in its own time; what it writes is not what is looked for. */
async function everythingTold(db: DataSource): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ waiting: boolean }[]>(
      'SELECT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL) AS waiting',
    );
    if (!row?.waiting) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
