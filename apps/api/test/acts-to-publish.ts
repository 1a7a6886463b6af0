import { aPerson } from './a-body.ts';
import { type Act, daysAhead, get, PDF, type World } from './act.ts';
import { actOnReport, reportSeen } from './acts.ts';
import type { Ids } from './one-of-each.ts';

const signingOffice = ({ signing }: World) => signing.office;
const ofSigning = ({ report, ids }: World): Ids => ({ ...ids, reports: report.id });
const reportVersion = async ({ started, signing, report }: World) =>
  (await reportSeen(started, signing.office, report.id)).version;

/** One report from signing to the proof that it is public, in this order. */
export const ACTS_TO_PUBLISH: Act[] = [
  {
    operation: 'setDelivery',
    action: 'report.set_delivery',
    by: signingOffice,
    ids: ofSigning,
    send: async (w) => ({ version: await reportVersion(w), delivers: false }),
  },
  {
    operation: 'issueNumber',
    action: 'report.number',
    by: signingOffice,
    ids: ofSigning,
    send: async (w) => {
      await w.started.db.query(
        `UPDATE organisation SET settings = settings || '{"publishing": {"documentNumber": "测函〔{年}〕{序号}号"}}' WHERE id = $1`,
        [w.signing.organisation.id],
      );
      return { version: await reportVersion(w), kind: 'documentNumber' };
    },
  },
  {
    operation: 'actOnReport',
    action: 'report.send_to_sign',
    by: signingOffice,
    ids: ofSigning,
    send: async (w) => ({ action: 'send_to_sign', version: await reportVersion(w) }),
  },
  {
    operation: 'addSigner',
    action: 'report.add_signer',
    by: ({ signing }) => signing.leader,
    ids: ofSigning,
    send: async (w) => {
      const second = await aPerson(w.started.db.manager, w.signing.organisation.id, '领导乙', [
        { role: 'leader' },
      ]);
      w.made.set('second leader', second.id);
      return { version: await reportVersion(w), personId: second.id, reason: '加签' };
    },
  },
  {
    operation: 'planPublication',
    action: 'report.plan_publication',
    by: signingOffice,
    ids: ofSigning,
    send: async (w) => {
      await actOnReport(w.started, w.signing.leader, w.report.id, 'sign', { opinion: '同意' });
      const second = { ...w.signing.leader, id: w.made.get('second leader') ?? '' };
      await actOnReport(w.started, second, w.report.id, 'sign', { opinion: '同意' });
      return { version: await reportVersion(w), at: `${daysAhead(30)}T00:00:00Z` };
    },
  },
  {
    operation: 'cancelPublicationPlan',
    action: 'report.cancel_publication_plan',
    by: signingOffice,
    ids: ofSigning,
  },
  {
    operation: 'enterFiling',
    action: 'report.file',
    by: signingOffice,
    ids: ofSigning,
    send: async (w) => ({ version: await reportVersion(w) }),
  },
  {
    operation: 'provePublication',
    action: 'publication.prove',
    by: signingOffice,
    ids: ofSigning,
    send: async (w) => {
      await actOnReport(w.started, w.signing.office, w.report.id, 'publish');
      return {};
    },
  },
  {
    operation: 'addSignedCopy',
    action: 'report.add_signed_copy',
    by: signingOffice,
    ids: ofSigning,
    send: async (w) => {
      const { started, signing, report } = w;
      const office = await started.as(signing.office);
      const { body: scan } = await office.post('/api/attachments').attach('file', PDF, '扫描件.pdf');
      const { contentHash } = await get(w, signing.office, `/api/reports/${report.id}/document`);
      return { attachmentId: scan.id, printedHash: contentHash.slice(0, 16) };
    },
  },
];
