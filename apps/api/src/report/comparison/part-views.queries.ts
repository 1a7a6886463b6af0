import type { EntityManager } from 'typeorm';
import type { Part } from '../parts/part.entity.ts';
import { contentHash } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';
import { shownContentOf } from './shown-content.ts';

/**
 * Remembers what the person has before them. Opening the part anew sets aside what they saw before; reading it again
 * while it is open (they are present, or read it a moment ago) does not: they follow what changes.
 */
export async function rememberView(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  personId: string,
): Promise<void> {
  const content = shownContentOf(state, part);
  await tx.query(
    `INSERT INTO part_view AS v (part_id, person_id, organisation_id, content, content_hash)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (part_id, person_id) DO UPDATE SET
       previous = CASE WHEN ${ANEW} THEN v.content ELSE v.previous END,
       previous_at = CASE WHEN ${ANEW} THEN v.seen_at ELSE v.previous_at END,
       again = v.again OR (${REOPENED}), content = excluded.content, content_hash = excluded.content_hash, seen_at = now()
     WHERE v.content_hash <> excluded.content_hash OR v.seen_at < now() - interval '30 seconds'`,
    [part.id, personId, part.organisationId, JSON.stringify(content), contentHash(content)],
  );
}

const REOPENED = `v.seen_at < now() - interval '1 minute' AND NOT EXISTS (
  SELECT FROM presence p WHERE p.part_id = v.part_id AND p.person_id = v.person_id AND p.expires_at > now())`;
const ANEW = `v.content_hash <> excluded.content_hash AND ${REOPENED}`;
