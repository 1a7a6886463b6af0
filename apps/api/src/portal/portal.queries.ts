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
  taken_down_at: Date | null;
  taken_down_why: string | null;
}

const COLUMNS = `
  p.id, p.organisation_id, o.name AS organisation, o.slug, p.year, p.edition, p.title, p.content_hash, p.reason,
  p.imported, p.published_at, r.taken_down_at, r.taken_down_why`;
const TABLES = `
  publication p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN report r ON r.id = p.report_id`;

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
  const rows = await tx.query<Omit<PublicRow, 'content'>[]>(
    `SELECT DISTINCT ON (p.year, o.name) ${COLUMNS} FROM ${TABLES}
     WHERE r.taken_down_at IS NULL
       AND ($1::text IS NULL OR o.name = $1) AND ($2::int IS NULL OR p.year = $2)
       AND ($3::text IS NULL OR p.content::text ILIKE '%' || $3 || '%')
     ORDER BY p.year DESC, o.name, p.edition DESC LIMIT 500`,
    [filter.body ?? null, filter.year ?? null, filter.text === undefined ? null : likeText(filter.text)],
  );
  const bodies = await tx.query<{ name: string }[]>(
    `SELECT DISTINCT o.name FROM ${TABLES} WHERE r.taken_down_at IS NULL ORDER BY o.name`,
  );
  const years = await tx.query<{ year: number }[]>(
    `SELECT DISTINCT p.year FROM ${TABLES} WHERE r.taken_down_at IS NULL ORDER BY p.year DESC`,
  );
  return { bodies: bodies.map(({ name }) => name), years: years.map(({ year }) => year), rows };
}

/** As it stands in the stored JSON, where a quote is escaped; `%` and `_` mean themselves. */
const likeText = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[\\%_]/gu, (special) => `\\${special}`);

/** Every edition of one report, oldest first. */
export const editionsOf = (tx: EntityManager, slug: string, year: number): Promise<PublicRow[]> =>
  tx.query<PublicRow[]>(
    `SELECT ${COLUMNS}, p.content FROM ${TABLES} WHERE o.slug = $1 AND p.year = $2 ORDER BY p.edition`,
    [slug, year],
  );

/** The body's published years. */
export async function yearsOf(tx: EntityManager, slug: string): Promise<number[]> {
  const rows = await tx.query<{ year: number }[]>(
    `SELECT DISTINCT p.year FROM ${TABLES} WHERE o.slug = $1 AND r.taken_down_at IS NULL ORDER BY p.year DESC`,
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
