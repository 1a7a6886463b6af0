import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Rounds } from '../../platform/clock/rounds.ts';
import { within } from '../../platform/database/joining-data-source.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { holders } from '../../body/people/holders.ts';
import { ReportActionsService } from '../../steps/reports/report-actions.service.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { findSignedInAs } from '../../body/session/session.queries.ts';
import { PublicationPlan } from '../../report/publications/publication-plan.entities.ts';

const LOOK_EVERY = 10_000;

/**
 * Makes public what was planned for a time that has come: from the database, so that a server that was off at that time
 * does it when it is back; in one commit with its mark, so that of several processes one does it, once.
 */
@Injectable()
export class PlannedPublications implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PlannedPublications.name);
  private readonly rounds = new Rounds(PlannedPublications.name, () => this.publishDue());

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly actions: ReportActionsService,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start(LOOK_EVERY);
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  async publishDue(): Promise<void> {
    const due: { report_id: string }[] = await this.db.query(
      `SELECT report_id FROM publication_plan WHERE at <= $1 AND done_at IS NULL AND failure IS NULL ORDER BY at`,
      [this.clock.now()],
    );
    for (const { report_id: reportId } of due) {
      try {
        await this.publishOrGiveUp(reportId);
      } catch (error) {
        // The next round tries it again; the others that are due do not wait for it.
        this.logger.error(error instanceof Error ? error.stack : error);
      }
    }
  }

  private async publishOrGiveUp(reportId: string): Promise<void> {
    try {
      await this.db.transaction((tx) => this.publish(tx, reportId));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const why = error.details.map(({ message }) => message).join('；') || error.message;
      await this.db.transaction((tx) => this.giveUp(tx, reportId, why));
    }
  }

  private async publish(tx: EntityManager, reportId: string): Promise<void> {
    const plan = await this.claimed(tx, reportId);
    if (!plan) return;
    const report = await tx.findOneByOrFail(Report, { id: reportId, organisationId: plan.organisationId });
    // Somebody published it by hand in the meantime: there is nothing left to do.
    if (report.status !== 'published' || report.edition !== plan.edition) {
      if (report.edition !== plan.edition) throw new Problem('action-not-allowed');
      const { version } = report;
      const user = await actorOf(tx, plan);
      await within(tx, () => this.actions.act(user, reportId, { action: 'publish', version }));
    }
    plan.doneAt = this.clock.now();
    await tx.save(plan);
  }

  /** The office is told at once, since the report was promised for this hour. */
  private async giveUp(tx: EntityManager, reportId: string, failure: string): Promise<void> {
    const plan = await this.claimed(tx, reportId);
    if (!plan) return;
    plan.failure = failure;
    await tx.save(plan);
    const { organisationId } = plan;
    const personIds = await holders(tx, organisationId, 'office', null);
    const text = `年报未能按计划时间公开：${failure}，请人工处理`;
    await tell(tx, {
      organisationId,
      personIds,
      kind: 'publication.alarm',
      text,
      link: `/reports/${reportId}/publishing`,
    });
  }

  private claimed(tx: EntityManager, reportId: string): Promise<PublicationPlan | null> {
    return tx
      .createQueryBuilder(PublicationPlan, 'plan')
      .where('plan.report_id = :reportId AND plan.done_at IS NULL AND plan.failure IS NULL', { reportId })
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
  }
}

/** Who planned it; when that person has left, somebody of the office: a promise of the body outlives its clerk. */
async function actorOf(tx: EntityManager, { setBy, organisationId }: PublicationPlan): Promise<SignedInUser> {
  const office = await holders(tx, organisationId, 'office', null);
  for (const id of [setBy, ...office]) {
    const user = office.includes(id) ? await findSignedInAs(tx, id, organisationId) : null;
    if (user) return user;
  }
  throw new Problem('role-not-allowed');
}
