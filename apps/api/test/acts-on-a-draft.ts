import { type Act, contributor, daysAhead, get, made, PDF, type World } from './act.ts';
import { aPastContent } from './a-publication.ts';
import { aCell, firstCell, partsOf, seen, STAGES } from './a-report.ts';
import { reportSeen } from './acts.ts';

const partVersion = async ({ started, body, ids }: World) =>
  (await seen(started, body.office, ids['parts'] ?? '')).version;
const draftOf = async ({ started, body, made: all }: World) =>
  reportSeen(started, body.office, all.get('draft') ?? '');

/** Dividing, filling, remarks, files; reading by people who have not read before. */
export const ACTS_ON_A_DRAFT: Act[] = [
  {
    operation: 'updateReport',
    action: 'report.update',
    ids: made('reports', 'draft'),
    send: async (w) => ({ version: (await draftOf(w)).version, title: '改题', metadata: {}, signerIds: [] }),
  },
  {
    operation: 'divideSection',
    action: 'report.divide',
    ids: made('reports', 'draft'),
    send: async (w) => ({ version: (await draftOf(w)).version, parts: [{ kind: 'whole' }] }),
  },
  {
    operation: 'assignParts',
    action: 'part.assign',
    ids: made('reports', 'draft'),
    send: async (w) => ({
      assignments: partsOf(await draftOf(w)).map(({ id, version }) => ({
        partId: id,
        version,
        departmentId: w.body.department.id,
        dueOn: STAGES.inputDue,
      })),
    }),
  },
  {
    operation: 'askExtension',
    action: 'extension.ask',
    send: () => ({ of: 'body', stage: 'review', until: '2026-01-21', reason: '延期' }),
  },
  {
    operation: 'decideExtension',
    action: 'extension.refuse',
    send: () => ({ decision: 'refuse', reason: '不同意' }),
  },
  {
    operation: 'createDelegation',
    action: 'delegation.create',
    by: ({ body }) => body.leader,
    send: ({ body }) => ({ role: 'leader', toId: body.office.id, until: daysAhead(30) }),
  },
  {
    operation: 'revokeDelegation',
    action: 'delegation.revoke',
    by: ({ body }) => body.leader,
    ids: made('delegations', 'createDelegation'),
  },
  {
    operation: 'saveChanges',
    action: 'part.save',
    by: contributor,
    send: () => ({ changes: [aCell(firstCell('2021'), '1')] }),
  },
  { operation: 'nudgePart', action: 'part.nudge', send: () => ({}) },
  {
    operation: 'setReviewers',
    action: 'part.set_reviewers',
    send: async (w) => ({ version: await partVersion(w), mode: 'all', personIds: [w.body.head.id] }),
  },
  { operation: 'addRemark', action: 'remark.add', send: () => ({ text: '请看' }) },
  { operation: 'resolveRemark', action: 'remark.resolve', send: () => ({ resolved: true }) },
  {
    operation: 'actOnPart',
    action: 'part.reassign',
    send: async (w) => ({
      action: 'reassign',
      version: await partVersion(w),
      departmentId: w.body.department.id,
      reason: '转办',
    }),
  },
  {
    operation: 'waiveFinding',
    action: 'waiver.give',
    send: async (w) => {
      const { findings } = await get(w, w.body.office, `/api/reports/${w.ids['reports']}/document`);
      return { fingerprint: findings[0].fingerprint, reason: '说明' };
    },
  },
  { operation: 'withdrawWaiver', action: 'waiver.withdraw' },
  {
    operation: 'POST /attachments',
    action: 'attachment.upload',
    request: (agent) => agent.post('/api/attachments').attach('file', PDF, '通知.pdf'),
  },
  {
    operation: 'GET /attachments/:id',
    action: 'attachment.read',
    request: (agent, _, { ids }) => agent.get(`/api/attachments/${ids['attachments']}`),
  },
  {
    operation: 'storeArchive',
    action: 'archive.store',
    send: ({ body, made: all }) => ({
      content: aPastContent(body.organisation.name, 2019),
      publishedOn: '2020-01-20',
      source: { name: '年报.pdf', attachmentId: all.get('POST /attachments') },
    }),
  },
  { operation: 'exportWord', action: 'report.export', send: () => ({ partId: null }) },
  { operation: 'downloadWordExport', action: 'report.read', by: ({ body }) => body.head },
  {
    operation: 'compareWordFile',
    action: 'report.read',
    by: ({ body }) => body.reviewer,
    request: async (agent, path, { started, body, ids }) => {
      const office = await started.as(body.office);
      const file = await office.get(`/api/exports/${ids['exports']}/file`).responseType('blob');
      return agent.post(path).attach('file', file.body, '年报.docx');
    },
  },
  { operation: 'getReportDocument', action: 'report.read', by: ({ body }) => body.leader },
  { operation: 'downloadReport', action: 'report.read', by: ({ body }) => body.otherHead },
  { operation: 'downloadSigningSheet', action: 'report.read', by: ({ body }) => body.auditor },
  { operation: 'getPart', action: 'part.read', by: ({ body }) => body.leader },
  { operation: 'getHistory', action: 'part.read', by: ({ body }) => body.reviewer },
  { operation: 'comparePart', action: 'part.read', by: ({ body }) => body.otherHead },
  { operation: 'takeAnchor', action: 'record.anchor' },
  { operation: 'exportRecord', action: 'record.export' },
  { operation: 'exportEntries', action: 'record.export', send: () => ({ search: '退回' }) },
  { operation: 'listAudit', action: 'record.read', by: ({ body }) => body.auditor },
  { operation: 'archiveYear', action: 'report.archive' },
];
