import type { EntityManager } from 'typeorm';
import { IN_FORCE, LISTED, type ListedRow } from './portal.queries.ts';
import { searchTerms } from './search-terms.ts';

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

/** The reports that were published or corrected last, of one body or of all. */
export const newestPublic = (
  tx: EntityManager,
  slug: string | undefined,
  limit: number,
): Promise<ListedRow[]> =>
  tx.query<ListedRow[]>(
    `SELECT ${LISTED} FROM ${IN_FORCE} WHERE $1::text IS NULL OR o.slug = $1
     ORDER BY p.published_at DESC, o.name, p.year DESC LIMIT $2`,
    [slug ?? null, limit],
  );
