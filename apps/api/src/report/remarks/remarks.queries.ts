import type { PersonRef, RemarkView } from '@nianbao/contracts';
import { carry, type HeldBlock } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import type { Part } from '../parts/part.entity.ts';
import type { ReportState } from '../reports/report-state.ts';
import { heldBlocks } from './anchor.ts';

interface Row {
  id: string;
  part_id: string;
  parent_id: string | null;
  kind: 'remark' | 'return';
  address: string;
  stood: string;
  range_from: number | null;
  range_to: number | null;
  revision: number | null;
  text: string;
  mentions: PersonRef[];
  author_id: string;
  author: string;
  at: Date;
  resolved_at: Date | null;
  resolver: string | null;
}

const SELECT = `
  SELECT r.id, r.part_id, r.parent_id, r.kind, r.address, r.stood, r.range_from, r.range_to, r.revision, r.text,
         r.author_id, a.name AS author, r.at, r.resolved_at, s.name AS resolver,
         (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id), '[]')
          FROM person p WHERE p.id = ANY(r.mentions)) AS mentions
  FROM remark r JOIN person a ON a.id = r.author_id LEFT JOIN person s ON s.id = r.resolved_by`;

/** Oldest first, so that an answer follows what it answers; each at its place in the content as it stands now. */
export async function remarksOfPart(
  tx: EntityManager,
  state: ReportState,
  part: Part,
): Promise<RemarkView[]> {
  if (!state.remarked.has(part.id)) return [];
  const rows = await tx.query<Row[]>(
    `${SELECT} WHERE r.organisation_id = $1 AND r.part_id = $2 ORDER BY r.at, r.id`,
    [part.organisationId, part.id],
  );
  const held = heldBlocks(state, part);
  return rows.map((row) => viewOf(row, held));
}

export async function remarkById(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  id: string,
): Promise<RemarkView | null> {
  const [row] = await tx.query<Row[]>(
    `${SELECT} WHERE r.organisation_id = $1 AND r.part_id = $2 AND r.id = $3`,
    [part.organisationId, part.id, id],
  );
  return row ? viewOf(row, heldBlocks(state, part)) : null;
}

/** Enough of a paragraph to know it again. */
const LONGEST_QUOTE = 200;

function viewOf(row: Row, held: readonly HeldBlock[]): RemarkView {
  const { address, stood, range_from: from, range_to: to } = row;
  const range = from === null || to === null ? null : { from, to };
  return {
    id: row.id,
    partId: row.part_id,
    parentId: row.parent_id,
    kind: row.kind,
    address,
    quote: range ? stood.slice(range.from, range.to) : stood.slice(0, LONGEST_QUOTE),
    revision: row.revision,
    now: carry({ address, range, text: stood }, held),
    text: row.text,
    mentions: row.mentions,
    authorId: row.author_id,
    author: row.author,
    at: row.at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy: row.resolver,
  };
}
