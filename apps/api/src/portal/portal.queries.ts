import type { ReportContent } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';

export interface PublicRow {
  id: string;
  organisation_id: string;
  organisation: string;
  slug: string;
  year: number;
  edition: number;
  title: string;
  content: ReportContent;
  content_hash: string;
  reason: string | null;
  imported: boolean;
  published_at: Date;
  /** This edition was taken down, or stood before one that was. */
  withdrawn: boolean;
  taken_down_at: Date | null;
  taken_down_why: string | null;
}

const COLUMNS = `
  p.id, p.organisation_id, o.name AS organisation, o.slug, p.year, p.edition, p.title, p.content_hash, p.reason,
  p.imported, p.published_at, p.edition <= coalesce(r.withdrawn_through, 0) AS withdrawn, r.taken_down_at, r.taken_down_why`;
const TABLES = `
  publication p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN report r ON r.id = p.report_id`;
/** The newest edition of each report, unless it was taken down: all that can be found. */
const IN_FORCE = `
  SELECT DISTINCT ON (p.organisation_id, p.year) ${COLUMNS}, p.content FROM ${TABLES}
  ORDER BY p.organisation_id, p.year, p.edition DESC`;
/** Where a report has words that people wrote or read. */
const WORDS = `
  '{"$.sections[*].title", "$.sections[*].blocks[*].text", "$.sections[*].blocks[*].caption",
    "$.sections[*].blocks[*].rows[*][*]"}'::jsonpath[]`;

export interface Listing {
  bodies: string[];
  years: number[];
  rows: Omit<PublicRow, 'content'>[];
}

/** The newest edition of each report that is not taken down, newest year first. */
export async function listPublic(
  tx: EntityManager,
  filter: { body?: string | undefined; year?: number | undefined; text?: string | undefined },
): Promise<Listing> {
  const rows = await tx.query<PublicRow[]>(
    `SELECT n.* FROM (${IN_FORCE}) n
     WHERE NOT n.withdrawn
       AND ($1::text IS NULL OR n.organisation = $1) AND ($2::int IS NULL OR n.year = $2)
       AND ($3::text IS NULL OR n.title ILIKE $3 OR EXISTS (
         SELECT FROM unnest(${WORDS}) AS path, jsonb_path_query(n.content, path) AS words WHERE words #>> '{}' ILIKE $3))
     ORDER BY n.year DESC, n.organisation LIMIT 500`,
    [filter.body ?? null, filter.year ?? null, filter.text === undefined ? null : likeText(filter.text)],
  );
  const all = await tx.query<{ organisation: string; year: number }[]>(
    `SELECT n.organisation, n.year FROM (${IN_FORCE}) n WHERE NOT n.withdrawn ORDER BY n.organisation`,
  );
  return {
    bodies: [...new Set(all.map(({ organisation }) => organisation))],
    years: [...new Set(all.map(({ year }) => year))].toSorted((a, b) => b - a),
    rows,
  };
}

/** `%` and `_` mean themselves. */
const likeText = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, (special) => `\\${special}`)}%`;

/** Every edition of one report, oldest first. */
export const editionsOf = (tx: EntityManager, slug: string, year: number): Promise<PublicRow[]> =>
  tx.query<PublicRow[]>(
    `SELECT ${COLUMNS}, p.content FROM ${TABLES} WHERE o.slug = $1 AND p.year = $2 ORDER BY p.edition`,
    [slug, year],
  );

/** The body's published years. */
export async function yearsOf(tx: EntityManager, slug: string): Promise<number[]> {
  const rows = await tx.query<{ year: number }[]>(
    `SELECT n.year FROM (${IN_FORCE}) n WHERE n.slug = $1 AND NOT n.withdrawn ORDER BY n.year DESC`,
    [slug],
  );
  return rows.map(({ year }) => year);
}

/** Counts a visitor once a day and says how many there were in all. */
export async function countView(
  tx: EntityManager,
  publicationId: string,
  day: string,
  visitor: string,
): Promise<number> {
  await tx.query(
    'INSERT INTO publication_view (publication_id, day, visitor) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [publicationId, day, visitor],
  );
  const [row] = await tx.query<{ views: number }[]>(
    'SELECT count(*)::int AS views FROM publication_view WHERE publication_id = $1',
    [publicationId],
  );
  return row?.views ?? 0;
}
