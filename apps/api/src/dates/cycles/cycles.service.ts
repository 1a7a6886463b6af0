import { Injectable } from '@nestjs/common';
import {
  type Body,
  type CycleView,
  type openCycle,
  PLAN_STAGES,
  type proposeStages,
  type Response,
  type updateCycle,
} from '@nianbao/contracts';
import { findFormat, formatOfYear, reportTitle } from '@nianbao/report-formats';
import { type Calendar, estimatedYears, planBackwards, workdaysBetween } from '@nianbao/workdays';
import { DataSource, type EntityManager } from 'typeorm';
import { Attachment } from '../../body/attachments/attachment.entity.ts';
import { record } from '../../record/chain/record.ts';
import { calendarOf, lockCalendar } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { stageWords } from '../deadlines/deadline-words.ts';
import { stagesBehind } from '../deadlines/derived-moves.ts';
import { lightOf } from '../deadlines/light-of.ts';
import { partsFollow } from '../deadlines/part-dates.ts';
import { deliveredOn } from '../deadlines/report-facts.ts';
import { settleDeadlines } from '../deadlines/settle-deadlines.ts';
import { tellMoved } from '../deadlines/tell-moved.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { Publication } from '../../report/publications/publication.entity.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { Cycle } from '../../report/cycles/cycle.entity.ts';
import {
  completeStages,
  datesOf,
  datesOfCycle,
  legalDateOf,
  movesBetween,
  planViewOf,
  stagesOf,
  usualBasis,
} from '../../report/cycles/cycle-plan.ts';
import { lockCycle } from '../../report/cycles/lock-cycle.ts';

/** The year of a body: opened from a notice, divided and timed as last year until somebody decides otherwise. */
@Injectable()
export class CyclesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(user: SignedInUser): Promise<CycleView[]> {
    const tx = this.db.manager;
    const cycles = await tx.find(Cycle, {
      where: { organisationId: user.organisationId },
      order: { year: 'DESC' },
    });
    const calendar = await calendarOf(tx, user.organisationId);
    return Promise.all(cycles.map((cycle) => viewOf(tx, cycle, calendar, this.clock.today())));
  }

  async propose(user: SignedInUser, year: number): Promise<Response<typeof proposeStages>> {
    const organisation = await this.db.manager.findOneByOrFail(Organisation, { id: user.organisationId });
    const calendar = await calendarOf(this.db.manager, user.organisationId);
    const plan = planViewOf(usualBasis(organisation, year), calendar, this.clock.today());
    const dates = datesOf(planBackwards(plan.basis, calendar));
    return {
      formatId: formatOfYear(year).id,
      legalDate: legalDateOf(organisation, year),
      stages: {
        assignDue: dates.assign,
        inputDue: dates.input,
        endorseDue: dates.endorse,
        reviewDue: dates.review,
        secrecyDue: dates.secrecy,
        signDue: dates.sign,
        deliverDue: dates.deliver,
        publishDue: dates.publish,
      },
      arithmetic: plan.arithmetic,
      calendar: plan.estimated ? 'estimated' : 'announced',
      plan,
    };
  }

  open(user: SignedInUser, body: Body<typeof openCycle>): Promise<CycleView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const organisation = await tx.findOneByOrFail(Organisation, { id: user.organisationId });
      const { attachmentId, ...notice } = body.notice;
      await refuseUnknownAttachment(tx, user.organisationId, attachmentId);
      if (await tx.existsBy(Publication, { organisationId: user.organisationId, year: body.year })) {
        throw new Problem('already-exists', [
          { field: 'year', message: `${body.year} 年度的年报已作为往年年报导入并公开` },
        ]);
      }
      await lockCalendar(tx, user.organisationId, 'share');
      const calendar = await calendarOf(tx, user.organisationId);
      const basis = body.basis ?? usualBasis(organisation, body.year);
      const dates = datesOf(planBackwards(basis, calendar));
      const stages = completeStages(body.stages, dates);
      // The unique constraint decides between two clerks who open the same year: the second is refused.
      const cycle = await tx.save(Cycle, {
        organisationId: user.organisationId,
        year: body.year,
        formatId: body.formatId,
        notice,
        attachmentId,
        plan: { basis, dates },
        ...stages,
      });
      const report = await tx.save(Report, {
        organisationId: user.organisationId,
        cycleId: cycle.id,
        year: body.year,
        formatId: body.formatId,
        title: reportTitle(organisation.name, body.year),
        metadata: { publisher: organisation.name, catalogue: '政府信息公开年报' },
        signerIds: organisation.settings.signerIds,
      });
      await tx.insert(Part, await partsOf(tx, report));
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'cycle.open',
        reportId: report.id,
        after: { year: body.year, formatId: body.formatId, notice, stages },
      });
      return viewOf(tx, cycle, calendar, this.clock.today());
    });
  }

  update(
    user: SignedInUser,
    id: string,
    { version, notice, stages }: Body<typeof updateCycle>,
  ): Promise<CycleView> {
    requireRole(user, 'office');
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const cycle = await lockCycle(tx, organisationId, id);
      if (cycle.version !== version) throw new Problem('stale-version');
      const before = { notice: cycle.notice, stages: stagesOf(cycle) };
      const { attachmentId, ...words } = notice;
      await refuseUnknownAttachment(tx, organisationId, attachmentId);
      const completed = completeStages(stages, datesOfCycle(cycle));
      await tx.save(Object.assign(cycle, { notice: words, attachmentId, ...completed }));
      const report = await tx.findOneByOrFail(Report, { cycleId: id, organisationId });
      await partsFollow(tx, report, before.stages.inputDue, cycle.inputDue);
      const settled = await settleDeadlines(tx, organisationId, report.id, this.clock.today());
      const moved = movesBetween(before.stages, completed).map((move) =>
        stageWords(report.year, move, settled.calendar),
      );
      await tellMoved(tx, settled, '办公室修改', [user.id], moved);
      await record(tx, {
        organisationId,
        actor: user,
        action: 'cycle.update',
        reportId: report.id,
        before,
        after: { notice: words, stages: completed },
      });
      return viewOf(tx, cycle, settled.calendar, this.clock.today());
    });
  }
}

/** Last year's division where the format is the same; otherwise each section in one piece. */
async function partsOf(
  tx: EntityManager,
  report: Report,
): Promise<Pick<Part, 'organisationId' | 'reportId' | 'sectionId' | 'scope' | 'position'>[]> {
  const last = await tx.findOne(Report, {
    where: { organisationId: report.organisationId, formatId: report.formatId, year: report.year - 1 },
  });
  const scopes = last
    ? await tx.find(Part, { where: { reportId: last.id }, order: { sectionId: 'ASC', position: 'ASC' } })
    : findFormat(report.formatId).sections.map(({ id }) => ({
        sectionId: id,
        scope: { kind: 'whole' as const },
        position: 0,
      }));
  return scopes.map(({ sectionId, scope, position }) => ({
    organisationId: report.organisationId,
    reportId: report.id,
    sectionId,
    scope,
    position,
  }));
}

async function refuseUnknownAttachment(
  tx: EntityManager,
  organisationId: string,
  id: string | null,
): Promise<void> {
  if (id === null || (await tx.existsBy(Attachment, { id, organisationId }))) return;
  throw new Problem('reference-unknown', [
    { field: 'notice.attachmentId', message: '附件不存在，请重新上传' },
  ]);
}

async function viewOf(
  tx: EntityManager,
  cycle: Cycle,
  calendar: Calendar,
  today: string,
): Promise<CycleView> {
  const { organisationId } = cycle;
  const organisation = await tx.findOneByOrFail(Organisation, { id: organisationId });
  const report = await tx.findOneByOrFail(Report, { cycleId: cycle.id, organisationId });
  const attachment =
    cycle.attachmentId === null
      ? null
      : await tx.findOneOrFail(Attachment, {
          where: { id: cycle.attachmentId, organisationId },
          select: { id: true, name: true, mediaType: true, size: true, sha256: true },
        });
  const byStage = datesOfCycle(cycle);
  const dates = Object.values(byStage).filter((day) => day !== null);
  const behind = stagesBehind({ report, deliveredOn: await deliveredOn(tx, report) });
  const legalDate = legalDateOf(organisation, cycle.year);
  const seen = { today, nearWorkdays: organisation.settings.nearWorkdays, calendar };
  const plan = cycle.plan && planViewOf(cycle.plan.basis, calendar);
  const guessed = new Set(plan?.stages.flatMap((one) => (one.estimated ? `${one.stage} ${one.dueOn}` : [])));
  return {
    id: cycle.id,
    year: cycle.year,
    formatId: cycle.formatId,
    notice: { ...cycle.notice, attachmentId: cycle.attachmentId },
    attachment,
    stages: stagesOf(cycle),
    legalDate,
    legalIn: workdaysBetween(today, legalDate, calendar),
    lights: Object.fromEntries(
      PLAN_STAGES.filter((stage) => !behind.includes(stage)).flatMap((stage) => {
        const dueOn = byStage[stage];
        if (dueOn === null) return [];
        const light = lightOf({ dueOn, doneOn: null }, seen);
        const estimated = light.estimated === true || guessed.has(`${stage} ${dueOn}`);
        return [[stage, { ...light, estimated }]];
      }),
    ),
    plan: cycle.plan && planViewOf(cycle.plan.basis, calendar),
    estimated: estimatedYears([...dates, legalDate], calendar).length > 0,
    reportId: report.id,
    reportStatus: report.status,
    version: cycle.version,
  };
}
