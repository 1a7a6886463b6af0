import type { FindingView } from '@nianbao/contracts';
import { checkReport, findingFingerprint } from '@nianbao/checks';
import { type Address, parseAddress, type ReportContent, sectionAddress } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { latestPublication } from '../publications/publications.queries.ts';

interface WaiverRow {
  id: string;
  fingerprint: string;
  reason: string;
  by: string;
  at: Date;
}

/** All findings of the report with the explanations that still speak of the same figures and words. */
export async function findingsOf(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  content: ReportContent,
): Promise<FindingView[]> {
  const previous = await latestPublication(tx, organisationId, content.year - 1);
  const findings = checkReport({ content, ...(previous ? { previous: previous.content } : {}) });
  const waivers = await tx.query<WaiverRow[]>(
    `SELECT w.id, w.fingerprint, w.reason, p.name AS by, w.at FROM waiver w JOIN person p ON p.id = w.by_id
     WHERE w.report_id = $1 AND w.organisation_id = $2`,
    [reportId, organisationId],
  );
  const suggestions = await lastYearsReasons(tx, organisationId, content.year - 1);
  const byFingerprint = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  return findings.map((finding) => {
    const fingerprint = findingFingerprint(finding, content);
    const waiver = byFingerprint.get(fingerprint);
    return {
      ...finding,
      fingerprint,
      waiver: waiver
        ? { id: waiver.id, reason: waiver.reason, by: waiver.by, at: waiver.at.toISOString() }
        : null,
      suggestion: suggestions.get(placeKey(finding.rule, finding.addresses[0] ?? '')) ?? null,
    };
  });
}

/** Why the same rule was allowed to stand at the same place a year ago; the latest reason where there were several. */
async function lastYearsReasons(
  tx: EntityManager,
  organisationId: string,
  year: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ rule: string; address: string; reason: string }[]>(
    `SELECT w.rule, w.address, w.reason FROM waiver w JOIN report r ON r.id = w.report_id
     WHERE r.organisation_id = $1 AND r.year = $2 ORDER BY w.at`,
    [organisationId, year],
  );
  return new Map(rows.map(({ rule, address, reason }) => [placeKey(rule, address), reason]));
}

/** Paragraphs are written anew each year: of them only the section stays the same place. */
function placeKey(rule: string, address: Address): string {
  const place = parseAddress(address);
  return `${rule} ${place?.kind === 'block' ? sectionAddress(place.sectionId) : address}`;
}
