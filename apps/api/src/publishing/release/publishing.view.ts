import {
  DEFAULT_PUBLISHING,
  type PersonRef,
  type PublishingView,
  type ReceiptView,
} from '@nianbao/contracts';
import type { PublicationMetadata } from '@nianbao/report-formats';
import { holds, isBeingPlanned } from '@nianbao/workflow';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { latestPublication, publicPath } from '../../report/publications/publications.queries.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { WATCHED_UNTIL } from './proofs.ts';
import { Filing, PublicationPlan } from '../../report/publications/publication-plan.entities.ts';

const SHOWN_RECEIPTS = 60;

export async function publishingViewOf(
  tx: EntityManager,
  { report, organisation, cycle }: ReportState,
  user: SignedInUser,
): Promise<PublishingView> {
  const own = { reportId: report.id, organisationId: report.organisationId };
  const plan = await tx.findOneBy(PublicationPlan, own);
  // A correction need not be sent again: until it is, what was said of the edition before stands.
  const [filing = null] = await tx.find(Filing, {
    where: { ...own, edition: LessThanOrEqual(report.edition) },
    order: { edition: 'DESC' },
    take: 1,
  });
  const names = await peopleNamed(tx, [plan?.setBy, filing?.byId]);
  const office = holds(user, 'office');
  const { status } = report;
  const isPublic = status === 'published';
  const withdrawn = report.withdrawnThrough ?? 0;
  const latest = await latestPublication(tx, report.organisationId, report.year);
  return {
    version: report.version,
    metadata: report.metadata,
    offered: offeredTo(report, organisation),
    numbers: await numbersOf(tx, report.id, report.organisationId),
    // A plan of an edition that came to nothing (taken back, corrected since) says nothing of this one.
    plan:
      (plan &&
        plan.edition === report.edition && {
          at: plan.at?.toISOString() ?? null,
          by: names(plan.setBy),
          doneAt: plan.doneAt?.toISOString() ?? null,
          failure: plan.failure,
        }) ||
      null,
    filing: filing && {
      edition: filing.edition,
      superior: filing.superior,
      filedOn: filing.filedOn,
      number: filing.number,
      attachmentId: filing.attachmentId,
      by: names(filing.byId),
      at: filing.at.toISOString(),
    },
    deliverDue: cycle.deliverDue,
    superior: filing?.superior ?? (await usualSuperior(tx, organisation)),
    wordTemplate: organisation.settings.wordTemplate?.name ?? null,
    publicPath: isPublic ? publicPath(organisation.slug, report.year) : null,
    publicationId: latest && latest.edition > withdrawn ? latest.id : null,
    watchedUntil: isPublic && latest ? await watchedUntil(tx, latest.id) : null,
    receipts: await receiptsOf(tx, report.id, report.organisationId),
    may: {
      number: office && isBeingPlanned(status),
      plan: office && status === 'signed',
      file: office && (status === 'signed' || isPublic),
      prove: isPublic && (office || holds(user, 'auditor')),
      setDelivery: office && status !== 'taken_down' && filing === null,
    },
  };
}

/** As the body's rules say, else as it was entered the last time. */
export async function usualSuperior(
  tx: EntityManager,
  { id, settings }: ReportState['organisation'],
): Promise<string> {
  if (settings.publishing?.superior) return settings.publishing.superior;
  const [last] = await tx.find(Filing, { where: { organisationId: id }, order: { at: 'DESC' }, take: 1 });
  return last?.superior ?? '';
}

/** What the body's rules would print where the report says nothing yet. */
function offeredTo(
  { metadata }: ReportState['report'],
  { name, settings }: ReportState['organisation'],
): Partial<PublicationMetadata> {
  const { catalogue, classification, keywords } = settings.publishing ?? DEFAULT_PUBLISHING;
  const offered = { publisher: name, catalogue, classification, keywords };
  return Object.fromEntries(
    Object.entries(offered).filter(([key, value]) => value !== '' && !(key in metadata)),
  );
}

const numbersOf = async (tx: EntityManager, reportId: string, organisationId: string) => {
  const rows = await tx.query<{ kind: 'indexNumber' | 'documentNumber'; number: string; at: Date }[]>(
    `SELECT kind, number, at FROM issued_number WHERE report_id = $1 AND organisation_id = $2 ORDER BY at DESC`,
    [reportId, organisationId],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
};

async function watchedUntil(tx: EntityManager, publicationId: string): Promise<string | null> {
  const [row] = await tx.query<{ until: string }[]>(
    `SELECT (${WATCHED_UNTIL})::text AS until FROM publication p WHERE p.id = $1`,
    [publicationId],
  );
  return row?.until ?? null;
}

async function receiptsOf(
  tx: EntityManager,
  reportId: string,
  organisationId: string,
): Promise<ReceiptView[]> {
  const rows = await tx.query<(Omit<ReceiptView, 'at'> & { at: Date })[]>(
    `SELECT c.id, p.edition, c.at, c.url, c.ok, c.expected_hash AS "expectedHash", c.found_hash AS "foundHash", c.failure
     FROM publication_receipt c JOIN publication p ON p.id = c.publication_id
     WHERE p.report_id = $1 AND c.organisation_id = $2 ORDER BY c.at DESC LIMIT ${SHOWN_RECEIPTS}`,
    [reportId, organisationId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function peopleNamed(
  tx: EntityManager,
  ids: readonly (string | undefined)[],
): Promise<(id: string) => PersonRef> {
  const rows = await tx.query<PersonRef[]>('SELECT id, name FROM person WHERE id = ANY($1::uuid[])', [
    ids.filter((id) => id !== undefined),
  ]);
  return (id) => rows.find((row) => row.id === id) ?? { id, name: '' };
}
