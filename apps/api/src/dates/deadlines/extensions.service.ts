import { Injectable } from '@nestjs/common';
import type {
  askExtension,
  Body,
  decideExtension,
  ExtensionView,
  PlanStage,
  previewExtension,
  Response,
} from '@nianbao/contracts';
import { type Day, dayInWords } from '@nianbao/workdays';
import { holds, isBeingFilled, mayFill } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { datesOfCycle } from '../../report/cycles/cycle-plan.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { loadReportState, partFacts, type ReportState } from '../../report/reports/report-state.ts';
import { dated } from './deadline-words.ts';
import { stagesBehind } from './derived-moves.ts';
import { Extension } from './extension.entity.ts';
import { findExtensions, viewOfExtension } from './extensions.queries.ts';
import { applyGrant, limitOf, previewGrant, refuseDay } from './grant.ts';
import { peopleOf } from '../../body/people/people-index.ts';
import { deliveredOn } from './report-facts.ts';
import { peopleIds, settleDeadlines } from './settle-deadlines.ts';
import { tellMoved } from './tell-moved.ts';

type Asked = Body<typeof askExtension>;
type Decision = Body<typeof decideExtension>;

/** More time: asked by who owes the work, decided by who waits for it, never granted by itself. */
@Injectable()
export class ExtensionsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(user: SignedInUser, reportId: string): Promise<ExtensionView[]> {
    const tx = this.db.manager;
    await loadReportState(tx, user.organisationId, reportId);
    return findExtensions(tx, user, { reportId });
  }

  ask(user: SignedInUser, reportId: string, asked: Asked): Promise<ExtensionView> {
    return this.db.transaction(async (tx) => {
      const { organisationId } = user;
      const state = await loadReportState(tx, organisationId, reportId, 'update');
      const now =
        asked.of === 'part'
          ? partDate(state, user, asked.partId)
          : await stageDate(tx, state, user, asked.stage);
      const calendar = await calendarOf(tx, organisationId);
      const partId = asked.of === 'part' ? asked.partId : null;
      const stage = asked.of === 'body' ? asked.stage : null;
      refuseDay(asked.until, now, limitOf(stage, state.cycle), calendar);
      const same = (await findExtensions(tx, user, { reportId })).find(
        (one) => one.status === 'asked' && one.partId === partId && one.stage === stage,
      );
      if (same) throw new Problem('already-exists', [{ field: 'until', message: '已有待答复的延期申请' }]);
      const { id } = await tx.save(Extension, {
        organisationId,
        reportId,
        partId,
        stage,
        fromDay: now,
        until: asked.until,
        reason: asked.reason,
        status: 'asked',
        askedBy: user.id,
        askedAt: this.clock.now(),
      });
      const view = await viewOfExtension(tx, user, id);
      const people = await peopleOf(tx, organisationId);
      await tell(tx, {
        organisationId,
        personIds: peopleIds(people.holders(partId === null ? 'leader' : 'office')).filter(
          (one) => one !== user.id,
        ),
        kind: 'extension.asked',
        text: `${user.name}申请将${view.subject}由${dayInWords(now)}延至${dated(asked.until, calendar)}：${asked.reason}`,
        link: linkOf(view),
      });
      await record(tx, {
        organisationId,
        actor: user,
        action: 'extension.ask',
        reportId,
        ...(partId === null ? {} : { partId }),
        after: { stage, from: now, until: asked.until },
        comment: asked.reason,
      });
      return view;
    });
  }

  /** What a grant would move, as the days stand now. */
  async preview(
    user: SignedInUser,
    id: string,
    granting: Body<typeof previewExtension>,
  ): Promise<Response<typeof previewExtension>> {
    const tx = this.db.manager;
    const { organisationId } = user;
    const extension = await tx.findOneByOrFail(Extension, { id, organisationId });
    requireRole(user, extension.partId === null ? 'leader' : 'office');
    const state = await loadReportState(tx, organisationId, extension.reportId);
    return previewGrant(tx, state, extension, granting, await calendarOf(tx, organisationId));
  }

  decide(user: SignedInUser, id: string, decision: Decision): Promise<ExtensionView> {
    return this.db.transaction(async (tx) => {
      const { organisationId } = user;
      const { reportId } = await tx.findOneByOrFail(Extension, { id, organisationId });
      const state = await loadReportState(tx, organisationId, reportId, 'update');
      const extension = await tx.findOneOrFail(Extension, {
        where: { id, organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      requireRole(user, extension.partId === null ? 'leader' : 'office');
      const before = await viewOfExtension(tx, user, id);
      if (before.status !== 'asked') throw new Problem('action-not-allowed');
      if (extension.askedBy === user.id)
        throw new Problem('action-not-allowed', [{ field: 'decision', message: '不能答复本人提出的申请' }]);

      const until = (decision.decision === 'grant' ? decision.until : undefined) ?? extension.until;
      const calendar = await calendarOf(tx, organisationId);
      const moved =
        decision.decision === 'grant'
          ? await applyGrant(tx, state, extension, { until, later: decision.later }, calendar)
          : null;
      await tx.save(
        Object.assign(extension, {
          status: decision.decision === 'grant' ? 'granted' : 'refused',
          until,
          decidedBy: user.id,
          decidedAt: this.clock.now(),
          decisionReason: decision.reason,
          later: decision.decision === 'grant' ? decision.later : null,
        }),
      );
      const view = await viewOfExtension(tx, user, id);
      const answer = decision.decision === 'grant' ? `已批准，延至${dated(until, calendar)}` : '未获批准';
      await tell(tx, {
        organisationId,
        personIds: [extension.askedBy],
        kind: decision.decision === 'grant' ? 'extension.granted' : 'extension.refused',
        text: `${view.subject}的延期申请${answer}：${decision.reason}`,
        link: linkOf(view),
      });
      const today = this.clock.today();
      const settled = await settleDeadlines(
        tx,
        organisationId,
        reportId,
        today,
        extension.partId === null ? null : { partId: extension.partId },
      );
      await tellMoved(tx, settled, '批准延期', [user.id, extension.askedBy]);
      await record(tx, {
        organisationId,
        actor: user,
        action: `extension.${decision.decision}`,
        reportId,
        ...(extension.partId === null ? {} : { partId: extension.partId }),
        before: { from: extension.fromDay, asked: before.until },
        after: decision.decision === 'grant' ? { until, later: decision.later, moved } : null,
        comment: decision.reason,
      });
      return view;
    });
  }
}

const linkOf = ({ partId, reportId }: ExtensionView): string =>
  partId === null ? `/reports/${reportId}` : `/parts/${partId}`;

/** Of a part that is being filled, asked by those who fill it. */
function partDate(state: ReportState, user: SignedInUser, partId: string): Day {
  const part = state.parts.find(({ id }) => id === partId);
  if (!part) throw new Problem('not-found');
  if (!isBeingFilled(state.report.status) || !mayFill(part.status, partFacts(state, part), user))
    throw new Problem('action-not-allowed');
  return part.dueOn ?? state.cycle.inputDue;
}

/** Of a stage that lies ahead, asked by the office. */
async function stageDate(
  tx: EntityManager,
  { report, cycle }: ReportState,
  user: SignedInUser,
  stage: PlanStage,
): Promise<Day> {
  if (!holds(user, 'office')) throw new Problem('role-not-allowed');
  const now = datesOfCycle(cycle)[stage];
  const behind = stagesBehind({ report, deliveredOn: await deliveredOn(tx, report) });
  if (now === null || behind.includes(stage)) throw new Problem('action-not-allowed');
  return now;
}
