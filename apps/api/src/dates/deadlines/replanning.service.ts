import { Injectable } from '@nestjs/common';
import type { Body, previewPlan, previewReplan, replanCycle, Response } from '@nianbao/contracts';
import { type Calendar, dayInWords } from '@nianbao/workdays';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Cycle } from '../../report/cycles/cycle.entity.ts';
import { lockCycle } from '../../report/cycles/lock-cycle.ts';
import { planViewOf, usualBasis } from '../../report/cycles/cycle-plan.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { dated } from './deadline-words.ts';
import { applyReplan, conflictsOf, previewOf, type Replan, replansOf } from './replan.ts';
import { settleDeadlines } from './settle-deadlines.ts';
import { shortfallFrom } from './time-left.ts';
import { tellMoved } from './tell-moved.ts';

/** Plans counted back from the last date: before a year is opened, and anew while it is open. */
@Injectable()
export class ReplanningService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async preview(
    user: SignedInUser,
    { year, startOn, wishes }: Body<typeof previewPlan>,
  ): Promise<Response<typeof previewPlan>> {
    const tx = this.db.manager;
    const organisation = await tx.findOneByOrFail(Organisation, { id: user.organisationId });
    const usual = usualBasis(organisation, year);
    const basis = {
      publishBy: wishes.publishBy ?? usual.publishBy,
      deliverBy: wishes.deliverBy ?? null,
      deliverFirst: wishes.deliverFirst ?? usual.deliverFirst,
      delivers: wishes.delivers ?? usual.delivers,
      durations: wishes.durations ?? usual.durations,
    };
    return planViewOf(basis, await calendarOf(tx, user.organisationId), startOn ?? this.clock.today());
  }

  async previewCycle(
    user: SignedInUser,
    id: string,
    { basis }: Body<typeof previewReplan>,
  ): Promise<Response<typeof previewReplan>> {
    const tx = this.db.manager;
    await tx.findOneByOrFail(Cycle, { id, organisationId: user.organisationId });
    requireRole(user, 'office');
    const calendar = await calendarOf(tx, user.organisationId);
    const replans = await replansOf(tx, user.organisationId, calendar, { cycleId: id, basis });
    const { status } = await tx.findOneByOrFail(Report, { cycleId: id, organisationId: user.organisationId });
    const shortfall = shortfallFrom(basis, status, this.clock.today(), calendar);
    return { ...previewOf(replans), plan: { ...planViewOf(basis, calendar), shortfall } };
  }

  replan(
    user: SignedInUser,
    id: string,
    { version, basis, fingerprint, alsoByHand }: Body<typeof replanCycle>,
  ): Promise<Response<typeof replanCycle>> {
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const cycle = await lockCycle(tx, organisationId, id);
      requireRole(user, 'office');
      if (cycle.version !== version) throw new Problem('stale-version');
      const calendar = await calendarOf(tx, organisationId);
      const replans = await replansOf(tx, organisationId, calendar, { cycleId: id, basis });
      if (replans.length === 0) throw new Problem('action-not-allowed');
      if (previewOf(replans).fingerprint !== fingerprint) throw new Problem('stale-version');
      return { changes: await this.apply(tx, user, replans, alsoByHand, '重新倒排') };
    });
  }

  /** Applies in the transaction of whatever made it necessary, tells those concerned and keeps it in the record. */
  async apply(
    tx: EntityManager,
    user: SignedInUser,
    replans: readonly Replan[],
    alsoByHand: readonly string[],
    why: string,
  ): Promise<Response<typeof replanCycle>['changes']> {
    const { organisationId } = user;
    const chosen = new Set(alsoByHand);
    const conflicts = replans.flatMap((replan) => conflictsOf(replan, chosen));
    if (conflicts.length > 0)
      throw new Problem(
        'plan-impossible',
        conflicts.map((message) => ({ field: 'alsoByHand', message })),
      );
    const all: Response<typeof replanCycle>['changes'] = [];
    for (const replan of replans) {
      const delivered = replan.cycle.deliverDue;
      const changes = await applyReplan(tx, replan, chosen);
      const asked = replan.cycle.deliverDue;
      all.push(...changes);
      const settled = await settleDeadlines(tx, organisationId, replan.reportId, this.clock.today());
      const turned = (delivered === null) !== (asked === null);
      if (changes.length === 0 && !turned) continue;
      const words = changes
        .filter(({ key }) => key.includes('/'))
        .map(
          ({ subject, before, after }) => `${subject} ${dayInWords(before)}→${dated(after, replan.calendar)}`,
        );
      await tellMoved(tx, settled, why, [user.id], words);
      await record(tx, {
        organisationId,
        actor: user,
        action: 'cycle.replan',
        reportId: replan.reportId,
        before: {
          ...Object.fromEntries(changes.map(({ key, before }) => [key, before])),
          ...(turned ? { deliverDue: delivered } : {}),
        },
        after: {
          ...Object.fromEntries(changes.map(({ key, after }) => [key, after])),
          ...(turned ? { deliverDue: asked } : {}),
        },
        comment: why,
      });
    }
    return all;
  }

  /** What another calendar would move in every open year. */
  replansWith(tx: EntityManager, organisationId: string, calendar: Calendar): Promise<Replan[]> {
    return replansOf(tx, organisationId, calendar);
  }
}
