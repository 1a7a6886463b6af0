import type { EntityManager } from 'typeorm';
import { Cycle } from './cycle.entity.ts';

/** The report first, as every step does: none is taken while its dates move. */
export async function lockCycle(tx: EntityManager, organisationId: string, id: string): Promise<Cycle> {
  await tx.query('SELECT id FROM report WHERE cycle_id = $1 AND organisation_id = $2 FOR UPDATE', [
    id,
    organisationId,
  ]);
  return tx.findOneOrFail(Cycle, { where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
}
