import { Injectable } from '@nestjs/common';
import type {
  Body,
  CycleView,
  openCycle,
  proposeStages,
  Response,
  Stages,
  updateCycle,
} from '@nianbao/contracts';
import { findFormat, formatOfYear, reportTitle } from '@nianbao/report-formats';
import { planBackwards, type Stage } from '@nianbao/workdays';
import { DataSource, type EntityManager } from 'typeorm';
import { Attachment } from '../attachments/attachment.entity.ts';
import { record } from '../audit/record.ts';
import { Problem } from '../http/problem.ts';
import { requireRole, type SignedInUser } from '../http/session.guard.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Part } from '../parts/part.entity.ts';
import { Publication } from '../publications/publication.entity.ts';
import { Report } from '../reports/report.entity.ts';
import { Cycle } from './cycle.entity.ts';

/** The year of a body: opened from a notice, divided and timed as last year until somebody decides otherwise. */
@Injectable()
export class CyclesService {
  constructor(private readonly db: DataSource) {}

  async list(user: SignedInUser): Promise<CycleView[]> {
    const tx = this.db.manager;
    const cycles = await tx.find(Cycle, {
      where: { organisationId: user.organisationId },
      order: { year: 'DESC' },
    });
    return Promise.all(cycles.map((cycle) => viewOf(tx, cycle)));
  }

  async propose(user: SignedInUser, year: number): Promise<Response<typeof proposeStages>> {
    const organisation = await this.db.manager.findOneByOrFail(Organisation, { id: user.organisationId });
    const legalDate = legalDateOf(organisation, year);
    const plan = planBackwards({ legalDate });
    const dueOn = (stage: Stage) =>
      plan.stages.find((planned) => planned.stage === stage)?.dueOn ?? legalDate;
    return {
      formatId: formatOfYear(year).id,
      legalDate,
      stages: {
        inputDue: dueOn('input'),
        reviewDue: dueOn('review'),
        signDue: dueOn('sign'),
        publishDue: dueOn('publish'),
      },
      arithmetic: plan.arithmetic.split('；'),
      calendar: plan.estimated ? 'estimated' : 'announced',
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
      // The unique constraint decides between two clerks who open the same year: the second is refused.
      const cycle = await tx.save(Cycle, {
        organisationId: user.organisationId,
        year: body.year,
        formatId: body.formatId,
        notice,
        attachmentId,
        ...body.stages,
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
        after: { year: body.year, formatId: body.formatId, notice, stages: body.stages },
      });
      return viewOf(tx, cycle);
    });
  }

  update(
    user: SignedInUser,
    id: string,
    { version, notice, stages }: Body<typeof updateCycle>,
  ): Promise<CycleView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const cycle = await tx.findOneOrFail(Cycle, {
        where: { id, organisationId: user.organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (cycle.version !== version) throw new Problem('stale-version');
      const before = { notice: cycle.notice, stages: stagesOf(cycle) };
      const { attachmentId, ...words } = notice;
      await refuseUnknownAttachment(tx, user.organisationId, attachmentId);
      await tx.save(Object.assign(cycle, { notice: words, attachmentId, ...stages }));
      const { id: reportId } = await tx.findOneByOrFail(Report, {
        cycleId: id,
        organisationId: user.organisationId,
      });
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'cycle.update',
        reportId,
        before,
        after: { notice: words, stages },
      });
      return viewOf(tx, cycle);
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

/** 条例 art. 49: 31 January for departments, 31 March for governments, of the year after the one reported on. */
export const legalDateOf = ({ settings }: Pick<Organisation, 'settings'>, year: number): string =>
  `${year + 1}-${settings.legalDate}`;

const stagesOf = ({ inputDue, reviewDue, signDue, publishDue }: Cycle): Stages => ({
  inputDue,
  reviewDue,
  signDue,
  publishDue,
});

async function viewOf(tx: EntityManager, cycle: Cycle): Promise<CycleView> {
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
  return {
    id: cycle.id,
    year: cycle.year,
    formatId: cycle.formatId,
    notice: { ...cycle.notice, attachmentId: cycle.attachmentId },
    attachment,
    stages: stagesOf(cycle),
    legalDate: legalDateOf(organisation, cycle.year),
    reportId: report.id,
    reportStatus: report.status,
    version: cycle.version,
  };
}
