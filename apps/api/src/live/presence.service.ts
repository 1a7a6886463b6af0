import { Injectable } from '@nestjs/common';
import { type announcePresence, type Body, type Present, PRESENCE_SECONDS } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { recordReading } from '../record/chain/record-reading.ts';
import type { SignedInUser } from '../platform/session/signed-in-user.ts';
import { Part } from '../report/parts/part.entity.ts';
import { LIVE_CHANNEL } from './live.queries.ts';

@Injectable()
export class PresenceService {
  constructor(private readonly db: DataSource) {}

  /** Tells the others only when something they see has changed, not each time a browser says that it is still there. */
  async announce(
    user: SignedInUser,
    partId: string,
    { address, leaving }: Body<typeof announcePresence>,
  ): Promise<Present[]> {
    const { organisationId, id } = user;
    const { reportId } = await this.db.manager.findOneByOrFail(Part, { id: partId, organisationId });
    // What others write reaches the page as long as it is open, without being asked for again.
    if (!leaving) await recordReading(this.db, user, { reportId, partId });
    const [{ changed }] = await this.db.query<[{ changed: boolean }]>(leaving ? LEAVE : STAY, [
      partId,
      id,
      ...(leaving ? [] : [organisationId, address, PRESENCE_SECONDS]),
    ]);
    if (changed)
      await this.db.query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, `presence ${organisationId} ${partId}`]);
    return (await presentAt(this.db, organisationId, partId)).get(partId) ?? [];
  }

  /** Whoever has not been heard of is gone. One process finds it, all are told. */
  async sweep(): Promise<void> {
    await this.db.query(
      `WITH gone AS (DELETE FROM presence WHERE (part_id, person_id) IN (
         SELECT part_id, person_id FROM presence WHERE expires_at < now() FOR UPDATE SKIP LOCKED)
         RETURNING organisation_id, part_id)
       SELECT pg_notify($1, 'presence ' || organisation_id || ' ' || part_id)
       FROM (SELECT DISTINCT organisation_id, part_id FROM gone) AS parts`,
      [LIVE_CHANNEL],
    );
  }
}

const STAY = `
  WITH before AS (
    SELECT address FROM presence WHERE part_id = $1 AND person_id = $2 AND expires_at > now()),
  written AS (
    INSERT INTO presence (part_id, person_id, organisation_id, address, expires_at)
    VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))
    ON CONFLICT (part_id, person_id) DO UPDATE SET address = excluded.address, expires_at = excluded.expires_at)
  SELECT NOT EXISTS (SELECT FROM before WHERE address IS NOT DISTINCT FROM $4) AS changed`;
const LEAVE = `
  WITH gone AS (DELETE FROM presence WHERE part_id = $1 AND person_id = $2 RETURNING 1)
  SELECT EXISTS (SELECT FROM gone) AS changed`;

/** Who is where, by part; of one part, or of every part of the body. */
export async function presentAt(
  db: DataSource,
  organisationId: string,
  partId: string | null = null,
): Promise<Map<string, Present[]>> {
  const rows = await db.query<(Present & { partId: string })[]>(
    `SELECT e.part_id AS "partId", p.id, p.name, e.address
     FROM presence e JOIN person p ON p.id = e.person_id
     WHERE e.organisation_id = $1 AND ($2::uuid IS NULL OR e.part_id = $2) AND e.expires_at > now()
     ORDER BY p.name, p.id`,
    [organisationId, partId],
  );
  const parts = new Map<string, Present[]>();
  for (const { partId: part, ...person } of rows) parts.set(part, [...(parts.get(part) ?? []), person]);
  return parts;
}

/** Who has which of these parts open. */
export async function openAt(db: DataSource, partIds: string[]): Promise<Map<string, Set<string>>> {
  if (partIds.length === 0) return new Map();
  const rows = await db.query<{ part_id: string; people: string[] }[]>(
    `SELECT part_id, array_agg(person_id) AS people FROM presence
     WHERE part_id = ANY($1::uuid[]) AND expires_at > now() GROUP BY part_id`,
    [partIds],
  );
  return new Map(rows.map(({ part_id, people }) => [part_id, new Set(people)]));
}
