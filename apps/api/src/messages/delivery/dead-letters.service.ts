import { Injectable } from '@nestjs/common';
import type { DeliveryView, listDeliveries, Query, Response } from '@nianbao/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { wakeOutbox } from '../../record/outbox/outbox.ts';
import { Delivery } from './delivery.entity.ts';
import { findDeliveries } from './delivery.queries.ts';

/** What could not be delivered, why, and the way to try again. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(
    user: SignedInUser,
    { state }: Query<typeof listDeliveries>,
  ): Promise<Response<typeof listDeliveries>> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    const tx = this.db.manager;
    return {
      deliveries: await findDeliveries(tx, organisationId, { state }),
      total: await tx.countBy(Delivery, { organisationId, state }),
    };
  }

  /** Under the same name as before; a refused mailbox is given another chance. */
  resend(user: SignedInUser, id: string): Promise<DeliveryView> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const delivery = await tx.findOneOrFail(Delivery, {
        where: { id, organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (delivery.state !== 'dead') throw new Problem('action-not-allowed');
      await revive(tx, organisationId, id, this.clock.now());
      await wakeOutbox(tx);
      await record(tx, { organisationId, actor: user, action: 'delivery.resend', after: { id } });
      const [view] = await findDeliveries(tx, organisationId, { ids: [id] });
      if (!view) throw new Problem('not-found');
      return view;
    });
  }

  resendAll(user: SignedInUser): Promise<{ count: number }> {
    requireRole(user, 'admin');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const count = await revive(tx, organisationId, null, this.clock.now());
      if (count === 0) return { count };
      await wakeOutbox(tx);
      await record(tx, { organisationId, actor: user, action: 'delivery.resend', after: { count } });
      return { count };
    });
  }
}

/** Queues the dead one, or all of them, as if they were new. */
async function revive(
  tx: EntityManager,
  organisationId: string,
  id: string | null,
  now: Date,
): Promise<number> {
  const [revived] = await tx.query<{ count: number }[]>(
    `WITH revived AS (
       UPDATE delivery SET state = 'waiting', attempts = 0, next_at = $3, created_at = $3, settled_at = NULL
       WHERE organisation_id = $1 AND state = 'dead' AND ($2::uuid IS NULL OR id = $2) RETURNING person_id),
     forgiven AS (
       UPDATE message_preference w SET email_refused = NULL FROM revived r
       WHERE w.person_id = r.person_id AND w.organisation_id = $1)
     SELECT count(*)::int AS count FROM revived`,
    [organisationId, id, now],
  );
  return revived?.count ?? 0;
}
