import type { ReportContent } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { searchTerms } from './search-terms.ts';

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

const LISTED =
  'p.id, p.organisation_id, o.name AS organisation, o.slug, p.year, p.edition, p.title, p.imported, p.published_at';
const COLUMNS = `
  ${LISTED}, p.content_hash, p.reason, p.edition <= coalesce(r.withdrawn_through, 0) AS withdrawn,
  r.taken_down_at, r.taken_down_why`;
const TABLES = `
  publication p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN report r ON r.id = p.report_id`;
/** `public_text` has one row for each report that can be found: its newest edition, unless that was taken down. */
const IN_FORCE = `
  public_text t JOIN publication p ON p.id = t.publication_id JOIN organisation o ON o.id = t.organisation_id`;

export interface ListFilter {
  body?: string | undefined;
  year?: number | undefined;
  text?: string | undefined;
}

/** Beyond so many the number found is not counted. */
export const COUNTED = 1000;

/** A page of the reports in force, newest year first, and how many there are, up to one more than `COUNTED`. */
export async function listPublic(
  tx: EntityManager,
  filter: ListFilter,
  { limit, offset, counted = COUNTED }: { limit: number; offset: number; counted?: number },
): Promise<{ rows: ListedRow[]; total: number }> {
  const { where, values } = conditions(filter);
  const at = values.length;
  const rows = await tx.query<ListedRow[]>(
    `SELECT ${LISTED} FROM ${IN_FORCE} WHERE ${where} ORDER BY t.year DESC, o.name LIMIT $${at + 1} OFFSET $${at + 2}`,
    [...values, limit, offset],
  );
  const [count] = await tx.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM (SELECT FROM ${IN_FORCE} WHERE ${where} LIMIT $${at + 1}) AS found`,
    [...values, counted + 1],
  );
  return { rows, total: count?.total ?? 0 };
}

/** Only what is asked for stands in the query, so that the planner sees it. */
function conditions({ body, year, text }: ListFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = ['true'];
  if (body !== undefined) where.push(`o.name = ${given(body)}`);
  if (year !== undefined) where.push(`t.year = ${given(year)}`);
  const { terms, patterns } = searchTerms(text ?? '');
  if (terms.length > 0) where.push(`search_terms(t.text) @> ${given(terms)}::text[]`);
  if (patterns.length > 0) where.push(`t.text LIKE ALL (${given(patterns)}::text[])`);
  return { where: where.join(' AND '), values };
}

/** Every body and every year with a report in force. */
export async function choices(tx: EntityManager): Promise<{ bodies: string[]; years: number[] }> {
  const bodies = await tx.query<{ name: string }[]>(
    'SELECT name FROM organisation WHERE id IN (SELECT organisation_id FROM public_text) ORDER BY name',
  );
  const years = await tx.query<{ year: number }[]>(
    'SELECT DISTINCT year FROM public_text ORDER BY year DESC',
  );
  return { bodies: bodies.map(({ name }) => name), years: years.map(({ year }) => year) };
}

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
}

/** The files, and the texts, of editions still public that have this hash. */
export const withHash = (tx: EntityManager, hash: string): Promise<VerifiedRow[]> =>
  tx.query<VerifiedRow[]>(
    `SELECT ${LISTED}, found.label,
       (SELECT max(edition) FROM publication n WHERE n.organisation_id = p.organisation_id AND n.year = p.year) AS newest
     FROM (SELECT publication_id, label FROM publication_file WHERE sha256 = $1
           UNION ALL SELECT id, NULL FROM publication WHERE content_hash = $1) AS found
     JOIN publication p ON p.id = found.publication_id JOIN organisation o ON o.id = p.organisation_id
     LEFT JOIN report r ON r.id = p.report_id
     WHERE p.edition > coalesce(r.withdrawn_through, 0)
     ORDER BY p.published_at DESC LIMIT 20`,
    [hash],
  );

/** The reports that were published or corrected last, of one body or of all. */
export const newestPublic = (
  tx: EntityManager,
  slug: string | undefined,
  limit: number,
): Promise<(ListedRow & { first_at: Date })[]> =>
  tx.query<(ListedRow & { first_at: Date })[]>(
    `SELECT ${LISTED}, (SELECT min(published_at) FROM publication f
       WHERE f.organisation_id = p.organisation_id AND f.year = p.year) AS first_at
     FROM ${IN_FORCE} WHERE $1::text IS NULL OR o.slug = $1
     ORDER BY p.published_at DESC, o.name, p.year DESC LIMIT $2`,
    [slug ?? null, limit],
  );
