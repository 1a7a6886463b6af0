import type { DeliveryState, DeliveryView } from '@nianbao/contracts';
import type { EntityManager } from 'typeorm';
import { maskedUrl } from './masked-url.ts';

type Row = Omit<DeliveryView, 'createdAt' | 'nextAt' | 'settledAt'> & {
  createdAt: Date;
  nextAt: Date | null;
  settledAt: Date | null;
};

export const DELIVERIES_SHOWN = 200;

/** Deliveries of the body as the admin sees them, the latest first. */
export async function findDeliveries(
  tx: EntityManager,
  organisationId: string,
  { state = null, ids = null }: { state?: DeliveryState | null; ids?: readonly string[] | null },
): Promise<DeliveryView[]> {
  const rows = await tx.query<Row[]>(
    `SELECT d.id, coalesce(p.name, h.name) AS to, coalesce(CASE WHEN d.topic = 'confirm' THEN nullif(w.email_pending, '') END, w.email, h.url, '') AS address,
       coalesce(h.kind, 'email') AS channel, d.topic,
       coalesce(o.text || CASE WHEN EXISTS (SELECT FROM delivery f WHERE f.digest_id = d.id) THEN
           '（等 ' || (SELECT count(*) + 1 FROM delivery f WHERE f.digest_id = d.id) || ' 项）' ELSE '' END, CASE d.topic WHEN 'test' THEN '测试消息' WHEN 'confirm' THEN '请确认邮箱' ELSE
         (SELECT count(*) || ' 项，含：' || min(i.text) FROM delivery f JOIN outbox i ON i.id = f.outbox_id
          WHERE f.digest_id = d.id) END, '') AS text,
       d.state, d.attempts, d.reason, d.created_at AS "createdAt",
       CASE WHEN d.state = 'waiting' THEN d.next_at END AS "nextAt", d.settled_at AS "settledAt"
     FROM delivery d
     LEFT JOIN person p ON p.id = d.person_id
     LEFT JOIN message_preference w ON w.person_id = d.person_id AND w.organisation_id = d.organisation_id
     LEFT JOIN hook h ON h.id = d.hook_id
     LEFT JOIN outbox o ON o.id = d.outbox_id
     WHERE d.organisation_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::uuid[] IS NULL OR d.id = ANY($3))
     ORDER BY coalesce(d.settled_at, d.created_at) DESC, d.id LIMIT ${DELIVERIES_SHOWN}`,
    [organisationId, state, ids],
  );
  return rows.map(({ createdAt, nextAt, settledAt, ...row }) => ({
    ...row,
    address: row.channel === 'email' ? row.address : maskedUrl(row.address),
    createdAt: createdAt.toISOString(),
    nextAt: nextAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
  }));
}

/** Queues what is no message of the outbox, for a person's mailbox or for a hook. */
export async function queueOne(
  tx: EntityManager,
  organisationId: string,
  to: { personId: string } | { hookId: string },
  topic: 'test' | 'confirm',
  now: Date,
): Promise<string> {
  const [queued] = await tx.query<{ id: string }[]>(
    `INSERT INTO delivery (organisation_id, person_id, hook_id, topic, state, next_at, created_at)
     VALUES ($1, $2, $3, $5, 'waiting', $4, $4) RETURNING id`,
    [organisationId, 'personId' in to ? to.personId : null, 'hookId' in to ? to.hookId : null, now, topic],
  );
  if (!queued) throw new Error('nothing was queued');
  return queued.id;
}
