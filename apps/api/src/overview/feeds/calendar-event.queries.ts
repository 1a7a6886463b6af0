import type { EntityManager } from 'typeorm';
import type { MessagePreference } from '../../messages/preferences/message-preference.entity.ts';

export interface Numbered {
  sequence: number;
  changedAt: Date;
}

/** Remembers what each entry says now, and answers by its name how often it changed and when it did last. */
export async function numberEvents(
  tx: EntityManager,
  { id, organisationId }: MessagePreference,
  events: readonly { name: string; said: string }[],
  now: Date,
): Promise<Map<string, Numbered>> {
  const rows = await tx.query<(Numbered & { name: string })[]>(
    `WITH given AS (SELECT name, said FROM unnest($3::text[], $4::text[]) AS g (name, said)),
     kept AS (
       INSERT INTO calendar_event (organisation_id, preference_id, name, said, changed_at)
       SELECT $1, $2, name, said, $5 FROM given
       ON CONFLICT (preference_id, name) DO UPDATE SET said = excluded.said, sequence = calendar_event.sequence + 1,
         changed_at = greatest(calendar_event.changed_at, excluded.changed_at)
         WHERE calendar_event.said <> excluded.said
       RETURNING name, sequence, changed_at)
     SELECT name, sequence, changed_at AS "changedAt" FROM kept
     UNION ALL
     SELECT e.name, e.sequence, e.changed_at FROM calendar_event e JOIN given ON given.name = e.name
     WHERE e.preference_id = $2 AND NOT EXISTS (SELECT FROM kept WHERE kept.name = e.name)`,
    [organisationId, id, events.map(({ name }) => name), events.map(({ said }) => said), now],
  );
  return new Map(rows.map(({ name, ...numbered }) => [name, numbered]));
}
