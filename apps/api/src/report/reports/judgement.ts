import type { ReportFacts } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { composeReport, contentHash, sectionHashes } from './compose.ts';
import { decisionsOn, type StoredSignature } from './decisions.ts';
import type { Readiness } from './obstacles.ts';
import { findingsOf } from './report-findings.ts';
import type { ReportState } from './report-state.ts';
import type { SecrecyReview } from './secrecy-review.entity.ts';
import { awaitedFilingOf } from '../publications/awaited-filing.ts';

/** What was decided about the report's present content: findings, secrecy reviews, signatures. */
export interface Judgement extends Readiness {
  hash: string;
  secrecy: readonly (SecrecyReview & { valid: boolean })[];
  /** Of this edition; `valid` while the content is what was signed. */
  signatures: readonly (StoredSignature & { valid: boolean; changedSections: string[] })[];
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
  const decisions = await decisionsOn(tx, state);
  const secrecy = decisions.secrecy.map((review) => ({
    ...review,
    valid: hashes[review.sectionId] === review.sectionHash,
  }));
  const signatures = decisions.signatures
    .filter(
      ({ edition, signedAt }) => edition === report.edition && !isOfGivenUp(signedAt, report.correctedAt),
    )
    .map((signature) => ({
      ...signature,
      valid: signature.contentHash === hash,
      changedSections: Object.keys(hashes).filter((id) => hashes[id] !== signature.sectionHashes[id]),
    }));
  const leaders = new Set(state.people.own('leader').map(({ id }) => id));
  const done = new Set(signatures.filter(({ valid }) => valid).map(({ signerId }) => signerId));
  return {
    hash,
    findings: await findingsOf(tx, state, content, hash),
    secrecy,
    clearedSections: new Set(
      secrecy.filter(({ valid, result }) => valid && result === 'pass').map(({ sectionId }) => sectionId),
    ),
    signatures,
    signersLeft: report.signerIds.filter((id) => !done.has(id)),
    signersLost: report.signerIds.filter((id) => !leaders.has(id)),
    awaitedFiling: awaitedFilingOf(state, decisions),
  };
}

/** A correction that was given up had the number of this one; what was signed then is not what is signed now. */
const isOfGivenUp = (signedAt: Date, correctedAt: Date | null): boolean =>
  correctedAt !== null && signedAt < correctedAt;
