import { judge, type Judgement, reportFacts } from '../../report/reports/judgement.ts';
import type { ProblemDetail, ReportView } from '@nianbao/contracts';
import {
  allowedReportActions,
  holds,
  isBeingFilled,
  isBeingPlanned,
  mayAddSigner,
  type ReportAction,
} from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { legalDateOf } from '../../report/cycles/cycle-plan.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { partSummaryOf } from '../parts/part.view.ts';
import { publicPath } from '../../report/publications/publications.queries.ts';
import { obstaclesTo } from '../../report/reports/obstacles.ts';
import type { ReportState } from '../../report/reports/report-state.ts';

export async function reportViewOf(
  tx: EntityManager,
  state: ReportState,
  user: SignedInUser,
): Promise<ReportView> {
  const { report, cycle, organisation, format } = state;
  const judgement = await judge(tx, state);
  const { signersLeft, findings, secrecy, signatures } = judgement;
  const { names } = state;
  const allowedActions = allowedReportActions(report.status, reportFacts(state, judgement), user);
  const planning = isBeingPlanned(report.status);
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
    publicPath: state.everPublished ? publicPath(organisation.slug, report.year) : null,
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
