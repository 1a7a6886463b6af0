import type { EntityManager } from 'typeorm';
import { tell } from '../../record/outbox/outbox.ts';
import { holders } from '../../body/people/holders.ts';
import type { DueDelivery } from './due.queries.ts';

/** The admins hear once a day that something did not arrive; the list of dead letters says what. */
export async function tellUndelivered(
  tx: EntityManager,
  due: DueDelivery,
  reason: string,
  now: Date,
): Promise<void> {
  const { id, organisationId, person, hook } = due;
  const [{ known } = { known: true }] = await tx.query<{ known: boolean }[]>(
    `SELECT EXISTS (SELECT FROM delivery WHERE organisation_id = $1 AND state = 'dead' AND id <> $2
       AND settled_at > $3::timestamptz - interval '1 day' AND settled_at <= $3) AS known`,
    [organisationId, id, now],
  );
  if (known) return;
  await tell(tx, {
    organisationId,
    personIds: await holders(tx, organisationId, 'admin', null),
    kind: 'delivery.dead',
    text: `发给“${person?.name ?? (await nameOf(tx, hook?.id ?? null))}”的消息未送达：${reason}`,
    link: '/channels?show=deliveries',
  });
}

async function nameOf(tx: EntityManager, hookId: string | null): Promise<string> {
  const [hook] = await tx.query<{ name: string }[]>('SELECT name FROM hook WHERE id = $1', [hookId]);
  return hook?.name ?? '';
}

/** Shown at the person, who is not written to any more until the address is changed, and hears of it in the app. */
export async function rememberRefusal(
  tx: EntityManager,
  { organisationId, person }: DueDelivery,
  reason: string,
): Promise<void> {
  if (!person) return;
  const [, changed]: [unknown, number] = await tx.query(
    `UPDATE message_preference SET email_refused = $3
     WHERE id = $1 AND email = $2 AND email_refused IS NULL`,
    [person.preferenceId, person.email, reason],
  );
  if (changed === 0) return;
  await tell(tx, {
    organisationId,
    personIds: [person.id],
    kind: 'mailbox.closed',
    text: '您的邮箱拒收了本系统的邮件，现已停止向它发送，请更换邮箱',
    link: '/notifications/settings',
  });
}
