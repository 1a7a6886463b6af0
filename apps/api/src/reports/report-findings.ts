import type { FindingView } from '@nianbao/contracts';
import { checkReport, findingFingerprint } from '@nianbao/checks';
import type { ReportContent } from '@nianbao/report-formats';
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
    };
  });
}
