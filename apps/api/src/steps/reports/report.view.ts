import type { ProblemDetail, ReportView } from '@nianbao/contracts';
import {
  allowedReportActions,
  holds,
  isBeingFilled,
  isBeingPlanned,
  mayAddSigner,
  type ReportAction,
  type ReportFacts,
} from '@nianbao/workflow';
import { type EntityManager, MoreThanOrEqual } from 'typeorm';
import { legalDateOf } from '../../report/cycles/cycle-plan.ts';
import type { SignedInUser } from '../../body/session/session.guard.ts';
import { holders } from '../parts/part-audience.ts';
import { namesOf, partSummaryOf } from '../parts/part.view.ts';
import { publicPath } from '../../report/publications/publications.queries.ts';
import { Publication } from '../../report/publications/publication.entity.ts';
import { awaitedFiling } from '../../report/publications/awaited-filing.ts';
import { composeReport, contentHash, sectionHashes } from '../../report/reports/compose.ts';
import { obstaclesTo, type Readiness } from '../../report/reports/obstacles.ts';
import { findingsOf } from '../../report/reports/report-findings.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { SecrecyReview } from '../../report/reports/secrecy-review.entity.ts';
import { Signature } from '../../report/reports/signature.entity.ts';

/** What was decided about the report's present content: findings, secrecy reviews, signatures. */
export interface Judgement extends Readiness {
  hash: string;
  secrecy: readonly (SecrecyReview & { valid: boolean })[];
  /** Of this edition; `valid` while the content is what was signed. */
  signatures: readonly (Signature & { valid: boolean; changedSections: string[] })[];
}

/** What the machine needs to know of a report beside its status. */
export const reportFacts = (
  { report: { correctionBase, edition, withdrawnThrough } }: ReportState,
  { signersLeft }: Pick<Judgement, 'signersLeft'>,
): ReportFacts => ({
  signersLeft,
  correcting: correctionBase === null ? null : withdrawnThrough >= edition - 1 ? 'taken_down' : 'published',
});

/**
 * A signature is on the whole report: 签发 lets it become public as one document, so whatever is changed afterwards, a
 * heading or the title too, is not what was signed, and exactly those who signed other content are asked again. What they
 * approved stays approved: `changedSections` names the only sections that they have to read anew. The secrecy review is
 * given by section, and only a changed section is reviewed again.
 */
export async function judge(tx: EntityManager, state: ReportState): Promise<Judgement> {
  const { report } = state;
  const content = composeReport(state);
  const hash = contentHash(content);
  const hashes = sectionHashes(content);
  const reviews = await tx.findBy(SecrecyReview, {
    reportId: report.id,
    organisationId: report.organisationId,
  });
  const secrecy = reviews.map((review) => ({
    ...review,
    valid: hashes[review.sectionId] === review.sectionHash,
  }));
  const signed = await tx.findBy(Signature, {
    reportId: report.id,
    organisationId: report.organisationId,
    edition: report.edition,
    // A correction that was given up had the number of this one; what was signed then is not what is signed now.
    ...(report.correctedAt ? { signedAt: MoreThanOrEqual(report.correctedAt) } : {}),
  });
  const signatures = signed.map((signature) => ({
    ...signature,
    valid: signature.contentHash === hash,
    changedSections: Object.keys(hashes).filter((id) => hashes[id] !== signature.sectionHashes[id]),
  }));
  const leaders = new Set(await holders(tx, report.organisationId, 'leader', null));
  const done = new Set(signatures.filter(({ valid }) => valid).map(({ signerId }) => signerId));
  return {
    hash,
    findings: await findingsOf(tx, report.organisationId, report.id, content),
    secrecy,
    clearedSections: new Set(
      secrecy.filter(({ valid, result }) => valid && result === 'pass').map(({ sectionId }) => sectionId),
    ),
    signatures,
    signersLeft: report.signerIds.filter((id) => !done.has(id)),
    signersLost: report.signerIds.filter((id) => !leaders.has(id)),
    awaitedFiling: await awaitedFiling(tx, state),
  };
}

export async function reportViewOf(
  tx: EntityManager,
  state: ReportState,
  user: SignedInUser,
): Promise<ReportView> {
  const { report, cycle, organisation, format } = state;
  const judgement = await judge(tx, state);
  const { signersLeft, findings, secrecy, signatures } = judgement;
  const names = await namesOf(tx, [
    ...report.signerIds,
    ...secrecy.map(({ byId }) => byId),
    ...signatures.flatMap(({ signedById }) => signedById ?? []),
  ]);
  const allowedActions = allowedReportActions(report.status, reportFacts(state, judgement), user);
  const planning = isBeingPlanned(report.status);
  const published = await tx.existsBy(Publication, { reportId: report.id, organisationId: organisation.id });
  const count = (level: string) =>
    findings.filter((finding) => finding.level === level && !finding.waiver).length;
  return {
    id: report.id,
    cycleId: cycle.id,
    year: report.year,
    formatId: report.formatId,
    organisation: organisation.name,
    title: report.title,
    metadata: report.metadata,
    status: report.status,
    edition: report.edition,
    version: report.version,
    stages: {
      inputDue: cycle.inputDue,
      reviewDue: cycle.reviewDue,
      signDue: cycle.signDue,
      publishDue: cycle.publishDue,
    },
    legalDate: legalDateOf(organisation, report.year),
    sections: format.sections.map(({ id, number, title, kind }) => ({
      id,
      number,
      title,
      kind,
      secrecy: secrecyViewOf(
        secrecy.find(({ sectionId }) => sectionId === id),
        names,
      ),
      parts: state.parts
        .filter(({ sectionId }) => sectionId === id)
        .map((part) => partSummaryOf(state, part, user)),
    })),
    signers: report.signerIds.map((id) => ({
      id,
      name: names.get(id) ?? '',
      signature: signatureViewOf(
        signatures.filter(({ signerId }) => signerId === id),
        names,
      ),
    })),
    nextSignerId: report.status === 'signing' ? (signersLeft[0] ?? null) : null,
    allowedActions,
    obstacles: obstaclesOf(allowedActions, state, judgement),
    findingCounts: {
      error: count('error'),
      warning: count('warning'),
      question: count('question'),
      waived: findings.filter(({ waiver }) => waiver !== null).length,
    },
    mayAddSigner: mayAddSigner(report.status, { signersLeft }, user),
    mayPlan: planning && holds(user, 'office'),
    mayWaive: isBeingFilled(report.status) && holds(user, 'office'),
    publicPath: published ? publicPath(organisation.slug, report.year) : null,
  };
}

function obstaclesOf(
  actions: readonly ReportAction[],
  state: ReportState,
  judgement: Judgement,
): Partial<Record<ReportAction, ProblemDetail[]>> {
  return Object.fromEntries(
    actions
      .map((action) => [action, obstaclesTo(action, state, judgement)] as const)
      .filter(([, obstacles]) => obstacles.length > 0),
  );
}

function secrecyViewOf(
  review: Judgement['secrecy'][number] | undefined,
  names: ReadonlyMap<string, string>,
): ReportView['sections'][number]['secrecy'] {
  if (!review) return null;
  const { basis, result, byId, at, valid } = review;
  return { basis, result, valid, by: names.get(byId) ?? '', at: at.toISOString() };
}

/** The last signature of the person, valid or not: one that no longer stands is shown as such. */
function signatureViewOf(
  signatures: Judgement['signatures'],
  names: ReadonlyMap<string, string>,
): ReportView['signers'][number]['signature'] {
  const last = signatures.toSorted((a, b) => a.signedAt.getTime() - b.signedAt.getTime()).at(-1);
  if (!last) return null;
  const { signerId, signedById, signedAt, opinion, contentHash: hash, valid, changedSections } = last;
  const signer = names.get(signerId) ?? '';
  const by = signedById === null ? signer : `${names.get(signedById) ?? ''}（代${signer}）`;
  return { by, at: signedAt.toISOString(), opinion, contentHash: hash, valid, changedSections };
}
