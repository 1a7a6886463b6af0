import type { LiveEvent } from '@nianbao/contracts';
import type { DataSource } from 'typeorm';

/** The channel of the triggers `*_live` and of presence. */
export const LIVE_CHANNEL = 'live';

/** More than this missed, and reading everything again is quicker. */
export const MAX_BEHIND = 1000;

export interface Recorded {
  sequence: number;
  event: LiveEvent | null;
}

interface Row {
  sequence: number;
  actor_id: string | null;
  actor: string;
  action: string;
  report_id: string | null;
  part_id: string | null;
  after: unknown;
}

/**
 * What the record says happened after `sequence`, oldest first. Entries of a body are numbered under the lock of its
 * chain, so none with a lower number can still be committed after one with a higher: the number is a place to go on from.
 */
export async function recordedAfter(
  db: DataSource,
  organisationId: string,
  sequence: number,
  limit: number,
): Promise<Recorded[]> {
  const rows = await db.query<Row[]>(
    `SELECT sequence, actor_id, actor, action, report_id, part_id,
       CASE WHEN action = 'part.save' THEN after END AS after
     FROM audit_entry WHERE organisation_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    [organisationId, sequence, limit],
  );
  return rows.map((row) => ({ sequence: row.sequence, event: eventOf(row) }));
}

export async function lastRecorded(db: DataSource, organisationId: string): Promise<number> {
  const [chain] = await db.query<{ length: number }[]>(
    'SELECT length FROM audit_chain WHERE organisation_id = $1',
    [organisationId],
  );
  return chain?.length ?? 0;
}

function eventOf({ actor_id, actor, action, report_id, part_id, after }: Row): LiveEvent | null {
  const by = actor_id === null ? null : { id: actor_id, name: actor };
  const [subject, act] = action.split('.');
  if (act === 'read') return null;
  if (action === 'part.save' && part_id)
    return { kind: 'places', partId: part_id, places: savedIn(after), by };
  if (subject === 'part' && part_id) return { kind: 'part', id: part_id, reportId: report_id, action, by };
  if (subject === 'remark' && part_id) return { kind: 'remark', partId: part_id, action, by };
  return report_id ? { kind: 'report', id: report_id, action, by } : null;
}

/** A place saved twice in one request counts as it stands at the end; what lost a conflict is not there. */
function savedIn(after: unknown): { address: string; version: number }[] {
  const saved = after as { address: string; version: number; kept: boolean }[];
  return [...new Map(saved.filter(({ kept }) => kept).map(({ address, version }) => [address, version]))].map(
    ([address, version]) => ({ address, version }),
  );
}

/** Those of these sessions that are still good, without making them last longer. */
export async function sessionsAlive(db: DataSource, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ token_hash: string }[]>(
    `SELECT token_hash FROM session s WHERE token_hash = ANY($1) AND expires_at > now() AND EXISTS (
       SELECT FROM membership m
       WHERE m.person_id = s.person_id AND m.organisation_id = s.organisation_id AND NOT m.disabled)`,
    [hashes],
  );
  return new Set(rows.map(({ token_hash }) => token_hash));
}
