import type { RemarkView } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';

interface Row {
  id: string;
  part_id: string;
  parent_id: string | null;
  kind: 'remark' | 'return';
  address: string;
  text: string;
  author_id: string;
  author: string;
  at: Date;
  resolved_at: Date | null;
  resolver: string | null;
}

const SELECT = `
  SELECT r.id, r.part_id, r.parent_id, r.kind, r.address, r.text, r.author_id, a.name AS author, r.at,
         r.resolved_at, s.name AS resolver
  FROM remark r JOIN person a ON a.id = r.author_id LEFT JOIN person s ON s.id = r.resolved_by`;

/** Oldest first, so that an answer follows what it answers. */
export async function remarksOfPart(
  tx: EntityManager,
  organisationId: string,
  partId: string,
): Promise<RemarkView[]> {
  const rows = await tx.query<Row[]>(
    `${SELECT} WHERE r.organisation_id = $1 AND r.part_id = $2 ORDER BY r.at, r.id`,
    [organisationId, partId],
  );
  return rows.map(viewOf);
}

export async function remarkById(
  tx: EntityManager,
  organisationId: string,
  id: string,
): Promise<RemarkView | null> {
  const [row] = await tx.query<Row[]>(`${SELECT} WHERE r.organisation_id = $1 AND r.id = $2`, [
    organisationId,
    id,
  ]);
  return row ? viewOf(row) : null;
}

const viewOf = (row: Row): RemarkView => ({
  id: row.id,
  partId: row.part_id,
  parentId: row.parent_id,
  kind: row.kind,
  address: row.address,
  text: row.text,
  authorId: row.author_id,
  author: row.author,
  at: row.at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  resolvedBy: row.resolver,
});
