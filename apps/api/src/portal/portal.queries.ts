import type { ReportContent } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';

export interface ListedRow {
  id: string;
  organisation_id: string;
  organisation: string;
  slug: string;
  year: number;
  edition: number;
  title: string;
  imported: boolean;
  published_at: Date;
  /** When the report first became public; a correction does not change it, a take-down begins anew. */
  first_at: Date;
}

export interface PublicRow extends ListedRow {
  content: ReportContent;
  content_hash: string;
  reason: string | null;
  /** This edition was taken down, or stood before one that was. */
  withdrawn: boolean;
  taken_down_at: Date | null;
  taken_down_why: string | null;
}

export const LISTED = `
  p.id, p.organisation_id, o.name AS organisation, o.slug, p.year, p.edition, p.title, p.imported, p.published_at,
  coalesce((SELECT min(f.published_at) FROM publication f LEFT JOIN report fr ON fr.id = f.report_id
    WHERE f.organisation_id = p.organisation_id AND f.year = p.year
      AND f.edition > coalesce(fr.withdrawn_through, 0)), p.published_at) AS first_at`;
const COLUMNS = `
  ${LISTED}, p.content_hash, p.reason, p.edition <= coalesce(r.withdrawn_through, 0) AS withdrawn,
  r.taken_down_at, r.taken_down_why`;
const TABLES = `
  publication p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN report r ON r.id = p.report_id`;
/** `public_text` has one row for each report that can be found: its newest edition, unless that was taken down. */
export const IN_FORCE = `
  public_text t JOIN publication p ON p.id = t.publication_id JOIN organisation o ON o.id = t.organisation_id`;

/** Every edition of one report, oldest first. */
export const editionsOf = (tx: EntityManager, slug: string, year: number): Promise<PublicRow[]> =>
  tx.query<PublicRow[]>(
    `SELECT ${COLUMNS}, p.content FROM ${TABLES} WHERE o.slug = $1 AND p.year = $2 ORDER BY p.edition`,
    [slug, year],
  );

/** Every edition of every report of a body, each year's oldest first. */
export const editionsOfBody = (tx: EntityManager, slug: string): Promise<PublicRow[]> =>
  tx.query<PublicRow[]>(
    `SELECT ${COLUMNS}, p.content FROM ${TABLES} WHERE o.slug = $1 ORDER BY p.year DESC, p.edition`,
    [slug],
  );

/** An edition of the body by its id, unless it was taken down. */
export async function publicRow(
  tx: EntityManager,
  organisationId: string,
  id: string,
): Promise<PublicRow | undefined> {
  const [row] = await tx.query<PublicRow[]>(
    `SELECT ${COLUMNS}, p.content FROM ${TABLES}
     WHERE p.id = $1 AND p.organisation_id = $2 AND p.edition > coalesce(r.withdrawn_through, 0)`,
    [id, organisationId],
  );
  return row;
}

/** The body's reports in force with their content, newest first. */
export const reportsOf = (tx: EntityManager, slug: string): Promise<PublicRow[]> =>
  tx.query<PublicRow[]>(
    `SELECT ${COLUMNS}, p.content FROM ${IN_FORCE} LEFT JOIN report r ON r.id = p.report_id
     WHERE o.slug = $1 ORDER BY p.year DESC`,
    [slug],
  );

/** One report in force with its content, by the body's name and the year. */
export async function reportInForce(
  tx: EntityManager,
  organisation: string | undefined,
  year: number | undefined,
): Promise<PublicRow | undefined> {
  if (organisation === undefined || year === undefined) return undefined;
  const [row] = await tx.query<PublicRow[]>(
    `SELECT ${COLUMNS}, p.content FROM ${IN_FORCE} LEFT JOIN report r ON r.id = p.report_id
     WHERE o.name = $1 AND t.year = $2`,
    [organisation, year],
  );
  return row;
}

/** The contents of reports in force, by the id of the publication. */
export async function contentsOf(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, ReportContent>> {
  const rows = await tx.query<{ id: string; content: ReportContent }[]>(
    'SELECT id, content FROM publication WHERE id = ANY($1)',
    [ids],
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** The body's published years. */
export async function yearsOf(tx: EntityManager, slug: string): Promise<number[]> {
  const rows = await tx.query<{ year: number }[]>(
    `SELECT t.year FROM ${IN_FORCE} WHERE o.slug = $1 ORDER BY t.year DESC`,
    [slug],
  );
  return rows.map(({ year }) => year);
}

/** Who signed each edition just as it was published, in their order. */
export async function signersOf(
  tx: EntityManager,
  organisationId: string,
  year: number,
): Promise<Map<number, string[]>> {
  const rows = await tx.query<{ edition: number; names: string[] }[]>(
    `SELECT p.edition, array_agg(signer.name || coalesce('（' || taker.name || '代）', '') ORDER BY s.signed_at) AS names
     FROM publication p
     JOIN signature s ON s.report_id = p.report_id AND s.edition = p.edition AND s.content_hash = p.content_hash
     JOIN person signer ON signer.id = s.signer_id LEFT JOIN person taker ON taker.id = s.signed_by_id
     WHERE p.organisation_id = $1 AND p.year = $2 GROUP BY p.edition`,
    [organisationId, year],
  );
  return new Map(rows.map(({ edition, names }) => [edition, names]));
}

export interface VerifiedRow extends ListedRow {
  /** Null where it is the text itself that has the hash. */
  label: string | null;
  newest: number;
  /** The edition was taken down: it was public, and is not any more. */
  withdrawn: boolean;
}

/** The files, and the texts, of editions that are or were public which have this hash. */
export const withHash = (tx: EntityManager, hash: string): Promise<VerifiedRow[]> =>
  tx.query<VerifiedRow[]>(
    `SELECT ${LISTED}, found.label, p.edition <= coalesce(r.withdrawn_through, 0) AS withdrawn,
       (SELECT max(edition) FROM publication n WHERE n.organisation_id = p.organisation_id AND n.year = p.year) AS newest
     FROM (SELECT publication_id, label FROM publication_file WHERE sha256 = $1
           UNION ALL SELECT id, NULL FROM publication WHERE content_hash = $1) AS found
     JOIN publication p ON p.id = found.publication_id JOIN organisation o ON o.id = p.organisation_id
     LEFT JOIN report r ON r.id = p.report_id
     ORDER BY p.published_at DESC LIMIT 20`,
    [hash],
  );
