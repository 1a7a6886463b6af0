import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type ChainFault, faultSentence } from '@nianbao/record';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Rounds } from '../../platform/clock/rounds.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { anchorNow, organisationsToAnchor } from '../../record/chain/anchors.ts';
import { AuditChain } from '../../record/chain/audit-entry.entity.ts';
import { record } from '../../record/chain/record.ts';
import { verifyChain } from './verify.ts';

const LOOK_EVERY = 10 * 60_000;

/**
 * Once a day each body's record is verified and anchored, and the anchor told to its auditors: by mail it is outside this
 * system. What was missed while the server was off is done at its start.
 */
@Injectable()
export class DailyAnchor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds = new Rounds(DailyAnchor.name, () => this.anchorAll());

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(LOOK_EVERY);
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  async anchorAll(): Promise<void> {
    for (const id of await organisationsToAnchor(this.db.manager, this.clock.today())) {
      // Without the lock of the chain: people go on writing however long the record is.
      const { fault } = await verifyChain(this.db.manager, id);
      await this.db.transaction((tx) => conclude(tx, id, this.clock.today(), fault));
    }
  }
}

/** A record that does not hold together is told, and never anchored: an anchor would bear witness for it. */
async function conclude(
  tx: EntityManager,
  organisationId: string,
  day: string,
  fault: ChainFault | null,
): Promise<void> {
  // Two processes at once: the second finds the day's anchor, or the day's alarm, and has nothing left to do.
  await tx.findOne(AuditChain, { where: { organisationId }, lock: { mode: 'pessimistic_write' } });
  if (!(await organisationsToAnchor(tx, day)).includes(organisationId)) return;
  const link = '/audit';
  if (fault) {
    if (await alarmed(tx, organisationId, day)) return;
    const personIds = await peopleWith(tx, organisationId, ['auditor', 'admin', 'office']);
    const text = `审计记录核验未通过：${faultSentence(fault)}，请立即核查`;
    await tell(tx, { organisationId, personIds, kind: 'record.broken', text, link });
    return;
  }
  await record(tx, { organisationId, actor: null, action: 'record.anchor' });
  const { sequence, head } = await anchorNow(tx, organisationId);
  const personIds = await peopleWith(tx, organisationId, ['auditor']);
  const text = `审计记录锚点（条数:末条校验码）${sequence}:${head}，请妥善保存，日后核验记录时使用`;
  await tell(tx, { organisationId, personIds, kind: 'record.anchor', text, link });
}

async function alarmed(tx: EntityManager, organisationId: string, day: string): Promise<boolean> {
  const [told]: unknown[] = await tx.query(
    `SELECT 1 FROM outbox WHERE organisation_id = $1 AND kind = 'record.broken'
       AND (created_at AT TIME ZONE 'Asia/Shanghai')::date >= $2::date LIMIT 1`,
    [organisationId, day],
  );
  return told !== undefined;
}

async function peopleWith(tx: EntityManager, organisationId: string, roles: string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT DISTINCT person_id AS id FROM membership
     WHERE organisation_id = $1 AND role = ANY($2) AND NOT disabled`,
    [organisationId, roles],
  );
  return rows.map(({ id }) => id);
}
