import type { EntityManager } from 'typeorm';
import { hydrateAll, type JsonRow, jsonRows as list } from '../../platform/database/hydrate.ts';
import { once } from '../../platform/database/once.ts';
import type { ReportState } from './report-state.ts';
import { SecrecyReview } from './secrecy-review.entity.ts';
import { Signature } from './signature.entity.ts';

/** A signature without what was signed, which is as long as the report. */
export type StoredSignature = Omit<Signature, 'content'>;

/** Why a finding may stand, as stored. */
export interface WaiverRow {
  id: string;
  fingerprint: string;
  reason: string;
  by: string;
  at: string;
}

/** What people decided about a report, of every edition. A step that decides adds to it. */
export interface Decisions {
  secrecy: SecrecyReview[];
  signatures: StoredSignature[];
  waivers: WaiverRow[];
  /** Why the same rule was allowed to stand a year ago, oldest first. */
  lastYearsWaivers: { rule: string; address: string; reason: string }[];
  /** 备案 of each edition, the earliest first. */
  filings: { edition: number; filedOn: string }[];
  /** The edition that becomes public as soon as its 备案 is entered. */
  awaitedEdition: number | null;
  /** Whether this edition becomes public at a time that is still to come, or was to and could not. */
  timedPublication: 'planned' | 'failed' | null;
  /** The last look at the edition that is public now found something else than what was signed. */
  proofFailed: boolean;
}

type Rows = Omit<Decisions, 'secrecy' | 'signatures'> & { secrecy: JsonRow[]; signatures: JsonRow[] };

/** SQL: whether the last look at what is public now of the report was in vain. */
export const proofFailed = (reportId: string): string => `coalesce((
  SELECT NOT look.ok FROM publication shown JOIN report own ON own.id = shown.report_id
  JOIN publication_receipt look ON look.publication_id = shown.id
  WHERE shown.report_id = ${reportId} AND shown.edition > coalesce(own.withdrawn_through, 0)
    AND NOT EXISTS (SELECT FROM publication later
      WHERE later.report_id = shown.report_id AND later.edition > shown.edition)
  ORDER BY look.at DESC LIMIT 1), false)`;

/** $1: the body, $2: the report, $3: the year before its own. */
const DECISIONS = `
  SELECT
    ${list('SELECT * FROM secrecy_review WHERE report_id = $2 AND organisation_id = $1')} AS secrecy,
    ${list(`SELECT id, organisation_id, report_id, edition, signer_id, signed_by_id, opinion, content_hash,
        section_hashes, signed_at
      FROM signature WHERE report_id = $2 AND organisation_id = $1 ORDER BY signed_at`)} AS signatures,
    ${list(`SELECT w.id, w.fingerprint, w.reason, p.name AS by, w.at FROM waiver w JOIN person p ON p.id = w.by_id
      WHERE w.report_id = $2 AND w.organisation_id = $1`)} AS waivers,
    ${list(`SELECT w.rule, w.address, w.reason FROM waiver w JOIN report r ON r.id = w.report_id
      WHERE r.organisation_id = $1 AND r.year = $3 ORDER BY w.at`)} AS "lastYearsWaivers",
    ${list(`SELECT edition, filed_on AS "filedOn" FROM filing
      WHERE report_id = $2 AND organisation_id = $1 ORDER BY filed_on`)} AS filings,
    (SELECT edition FROM publication_plan
      WHERE report_id = $2 AND organisation_id = $1 AND at IS NULL AND done_at IS NULL) AS "awaitedEdition",
    (SELECT CASE WHEN p.failure IS NULL THEN 'planned' ELSE 'failed' END
      FROM publication_plan p JOIN report r ON r.id = p.report_id AND r.edition = p.edition
      WHERE p.report_id = $2 AND p.organisation_id = $1 AND p.at IS NOT NULL AND p.done_at IS NULL
    ) AS "timedPublication",
    ${proofFailed('$2::uuid')} AS "proofFailed"`;

/** Read once for a state, in one statement. */
export const decisionsOn = (tx: EntityManager, state: ReportState): Promise<Decisions> =>
  once(state, 'decisions', async () => {
    const { id, organisationId, year } = state.report;
    const [rows] = await tx.query<Rows[]>(DECISIONS, [organisationId, id, year - 1]);
    if (!rows) throw new Error(`no decisions on report ${id}`);
    return {
      ...rows,
      secrecy: hydrateAll(tx, SecrecyReview, rows.secrecy),
      signatures: hydrateAll(tx, Signature, rows.signatures),
    };
  });
