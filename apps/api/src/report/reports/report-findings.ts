import type { FindingView } from '@nianbao/contracts';
import { checkReport, findingFingerprint } from '@nianbao/checks';
import {
  type Address,
  type Finding,
  parseAddress,
  type ReportContent,
  sectionAddress,
} from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { once } from '../../platform/database/once.ts';
import { latestPublication } from '../publications/publications.queries.ts';
import type { Publication } from '../publications/publication.entity.ts';
import { composeReport, contentHash } from './compose.ts';
import { type Decisions, decisionsOn } from './decisions.ts';
import type { ReportState } from './report-state.ts';
import { verdictOn } from './verdicts.ts';

/** The public report of the year before, read once for a state. */
export const previousOf = (tx: EntityManager, state: ReportState): Promise<Publication | null> =>
  once(state, 'previous', () => latestPublication(tx, state.report.organisationId, state.report.year - 1));

/** All findings of the report with the explanations that still speak of the same figures and words. */
export async function findingsOf(
  tx: EntityManager,
  state: ReportState,
  content: ReportContent = composeReport(state),
  hash: string = contentHash(content),
): Promise<FindingView[]> {
  const previous = await previousOf(tx, state);
  const findings = verdictOn(hash, previous?.contentHash ?? null, () =>
    checkReport({ content, ...(previous ? { previous: previous.content } : {}) }),
  );
  return findings.map(explained(content, await decisionsOn(tx, state)));
}

function explained(content: ReportContent, { waivers, lastYearsWaivers }: Decisions) {
  const byFingerprint = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  // The latest reason where there were several.
  const suggestions = new Map(
    lastYearsWaivers.map(({ rule, address, reason }) => [placeKey(rule, address), reason]),
  );
  return (finding: Finding): FindingView => {
    const fingerprint = findingFingerprint(finding, content);
    const waiver = byFingerprint.get(fingerprint);
    return {
      ...finding,
      fingerprint,
      waiver: waiver
        ? { id: waiver.id, reason: waiver.reason, by: waiver.by, at: new Date(waiver.at).toISOString() }
        : null,
      suggestion: suggestions.get(placeKey(finding.rule, finding.addresses[0] ?? '')) ?? null,
    };
  };
}

/** Paragraphs are written anew each year: of them only the section stays the same place. */
function placeKey(rule: string, address: Address): string {
  const place = parseAddress(address);
  return `${rule} ${place?.kind === 'block' ? sectionAddress(place.sectionId) : address}`;
}
