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

/** Beyond so many what was found is neither counted nor listed. */
export const COUNTED = 1000;

/** A page of the reports in force, newest year first, and how many there are, up to one more than `COUNTED`. */
export async function listPublic(
  tx: EntityManager,
  filter: ListFilter,
  page: { limit: number; offset: number },
): Promise<{ rows: ListedRow[]; total: number }> {
  if (filter.text !== undefined) return searchPublic(tx, { ...filter, text: filter.text }, page);
  const values: unknown[] = [];
  const where = conditions(filter, values);
  const [count] = await tx.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM ${IN_FORCE} WHERE ${where}`,
    values,
  );
  const rows = await tx.query<ListedRow[]>(
    `SELECT ${LISTED} FROM ${IN_FORCE} WHERE ${where} ORDER BY t.year DESC, o.name
     LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
    [...values, page.limit, page.offset],
  );
  return { rows, total: count?.total ?? 0 };
}

/**
 * The index gives what has all the characters and pairs; whether they make the words is looked up in the order of the
 * list, and only until there are enough. A common word would else have every report read.
 */
async function searchPublic(
  tx: EntityManager,
  filter: ListFilter & { text: string },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ListedRow[]; total: number }> {
  const { terms, patterns } = searchTerms(filter.text);
  const values: unknown[] = [terms, patterns, COUNTED + 1];
  const where = conditions(filter, values);
  const found = await tx.transaction(async (own) => {
    // Any other way would take every report to pieces anew; the planner cannot know that it is never cheaper.
    await own.query('SET LOCAL enable_seqscan = off');
    await own.query('SET LOCAL enable_indexscan = off');
    return own.query<{ id: string }[]>(
      `SELECT c.id FROM (
         SELECT t.publication_id AS id, t.text FROM public_text t JOIN organisation o ON o.id = t.organisation_id
         WHERE search_terms(t.text) @> $1::text[] AND ${where} ORDER BY t.year DESC, o.name OFFSET 0) AS c
       WHERE c.text LIKE ALL ($2::text[]) LIMIT $3`,
      values,
    );
  });
  const rows = await tx.query<ListedRow[]>(
    `SELECT ${LISTED} FROM publication p JOIN organisation o ON o.id = p.organisation_id
     WHERE p.id = ANY($1) ORDER BY p.year DESC, o.name`,
    [found.slice(offset, offset + limit).map(({ id }) => id)],
  );
  return { rows, total: found.length };
}

/** Only what is asked for stands in the query, so that the planner sees it. */
function conditions({ body, year }: ListFilter, values: unknown[]): string {
  const where = ['true'];
  if (body !== undefined) where.push(`o.name = $${values.push(body)}`);
  if (year !== undefined) where.push(`t.year = $${values.push(year)}`);
  return where.join(' AND ');
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
