import { Injectable } from '@nestjs/common';
import type {
  AuditAction,
  Body,
  enterFiling,
  issueNumber,
  planPublication,
  PublishingView,
  ReportView,
  setDelivery,
} from '@nianbao/contracts';
import { isBeingPlanned } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Cycle } from '../../report/cycles/cycle.entity.ts';
import { within } from '../../platform/database/joining-data-source.ts';
import { settleDeadlines } from '../../dates/deadlines/settle-deadlines.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { ReportActionsService } from '../../steps/reports/report-actions.service.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { reportViewOf } from '../../steps/reports/report.view.ts';
import { nextNumber } from '../../report/publications/publication-numbers.ts';
import { Filing, PublicationPlan } from '../../report/publications/publication-plan.entities.ts';
import { publishingViewOf, usualSuperior } from './publishing.view.ts';

const DAY = 24 * 3600_000;
/** Where neither the body's rules nor an earlier year names one: 条例 art. 49. */
const UNNAMED_SUPERIOR = '本级政府信息公开工作主管部门';

/** Numbers, the moment of publication, 备案: what the office arranges around the public report. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly actions: ReportActionsService,
  ) {}

  async get(user: SignedInUser, reportId: string): Promise<PublishingView> {
    const tx = this.db.manager;
    return publishingViewOf(tx, await loadReportState(tx, user.organisationId, reportId), user);
  }

  issue(user: SignedInUser, id: string, { version, kind }: Body<typeof issueNumber>): Promise<ReportView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const state = await this.locked(tx, user, id, version);
      const { report, organisation } = state;
      if (!isBeingPlanned(report.status)) throw new Problem('action-not-allowed');
      const before = report.metadata[kind] ?? null;
      const rules = organisation.settings.publishing;
      const number = await nextNumber(tx, user.organisationId, id, kind, { rules, day: this.clock.today() });
      report.metadata = { ...report.metadata, [kind]: number };
      await tx.save(report);
      const changed = { before: { [kind]: before }, after: { [kind]: number } };
      await this.record(tx, user, id, 'report.number', changed);
      return reportViewOf(tx, state, user);
    });
  }

  plan(user: SignedInUser, id: string, sent: Body<typeof planPublication>): Promise<PublishingView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const state = await this.locked(tx, user, id, sent.version);
      if (state.report.status !== 'signed') throw new Problem('action-not-allowed');
      const at = sent.at === null ? null : this.future(sent.at);
      const { edition } = state.report;
      const filed = await tx.existsBy(Filing, { reportId: id, organisationId: user.organisationId, edition });
      if (at === null && filed) throw impossible('备案已经登记，不必再等，请直接公开或定时公开');
      await tx.upsert(
        PublicationPlan,
        {
          reportId: id,
          organisationId: user.organisationId,
          at,
          edition,
          setBy: user.id,
          setAt: this.clock.now(),
          doneAt: null,
          failure: null,
        },
        ['reportId'],
      );
      await this.record(tx, user, id, 'report.plan_publication', {
        after: { at: at?.toISOString() ?? null },
      });
      return publishingViewOf(tx, state, user);
    });
  }

  cancel(user: SignedInUser, id: string): Promise<PublishingView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, user.organisationId, id, 'update');
      const plan = await tx.findOneBy(PublicationPlan, { reportId: id, organisationId: user.organisationId });
      if (!plan || plan.doneAt) throw new Problem('action-not-allowed');
      await tx.remove(plan);
      const before = { at: plan.at?.toISOString() ?? null };
      await this.record(tx, user, id, 'report.cancel_publication_plan', { before });
      return publishingViewOf(tx, state, user);
    });
  }

  /** Where the report waited for it, the report is public with the same commit. */
  file(user: SignedInUser, id: string, sent: Body<typeof enterFiling>): Promise<PublishingView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const { report, organisation, cycle } = await this.locked(tx, user, id, sent.version);
      if (report.status !== 'signed' && report.status !== 'published')
        throw new Problem('action-not-allowed');
      await refuseForeignAttachment(tx, user, sent.attachmentId);
      const filing = await this.filingOf(tx, organisation, sent);
      const { edition } = report;
      const { organisationId } = user;
      const kept = { ...filing, reportId: id, edition, organisationId, byId: user.id, at: this.clock.now() };
      await tx.upsert(Filing, kept, ['reportId', 'edition']);
      await this.record(tx, user, id, 'report.file', { after: { ...filing, edition } });
      await this.publishIfAwaited(tx, user, report);
      if (cycle.deliverDue !== null) await settleDeadlines(tx, organisationId, id, this.clock.today());
      return publishingViewOf(tx, await loadReportState(tx, organisationId, id), user);
    });
  }

  /** What is not said of a 报送: that it was today, and to whom it usually goes. */
  private async filingOf(
    tx: EntityManager,
    organisation: ReportState['organisation'],
    { superior, filedOn, number, attachmentId }: Body<typeof enterFiling>,
  ): Promise<Pick<Filing, 'superior' | 'filedOn' | 'number' | 'attachmentId'>> {
    const today = this.clock.today();
    if (filedOn !== undefined && filedOn > today)
      throw new Problem('invalid-input', [{ field: 'filedOn', message: '报送日期不能晚于今天' }]);
    const usual = superior ?? ((await usualSuperior(tx, organisation)) || UNNAMED_SUPERIOR);
    return { superior: usual, filedOn: filedOn ?? today, number, attachmentId };
  }

  /** Turned off, what was asked is not asked any more; turned on again, it is due when the plan says. */
  setDelivery(
    user: SignedInUser,
    id: string,
    { version, delivers }: Body<typeof setDelivery>,
  ): Promise<PublishingView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const state = await this.locked(tx, user, id, version);
      const { report, cycle } = state;
      const { organisationId } = user;
      const filed = await tx.existsBy(Filing, { reportId: id, organisationId });
      if (report.status === 'taken_down' || filed) throw new Problem('action-not-allowed');
      const before = cycle.deliverDue;
      const deliverDue = delivers ? (before ?? cycle.plan?.dates.deliver ?? cycle.publishDue) : null;
      if (deliverDue === before) return publishingViewOf(tx, state, user);
      await tx.update(Cycle, { id: cycle.id, organisationId }, { deliverDue });
      await settleDeadlines(tx, organisationId, id, this.clock.today());
      await this.record(tx, user, id, 'report.set_delivery', {
        before: { deliverDue: before },
        after: { deliverDue },
      });
      return publishingViewOf(tx, await loadReportState(tx, organisationId, id), user);
    });
  }

  private async publishIfAwaited(
    tx: EntityManager,
    user: SignedInUser,
    { id, edition, status, version }: ReportState['report'],
  ): Promise<void> {
    const plan = await tx.findOneBy(PublicationPlan, { reportId: id, organisationId: user.organisationId });
    const awaited = plan && plan.at === null && plan.doneAt === null && plan.edition === edition;
    if (!awaited || status !== 'signed') return;
    await within(tx, () => this.actions.act(user, id, { action: 'publish', version }));
    plan.doneAt = this.clock.now();
    await tx.save(plan);
  }

  private async locked(
    tx: EntityManager,
    user: SignedInUser,
    id: string,
    version: number,
  ): Promise<ReportState> {
    const state = await loadReportState(tx, user.organisationId, id, 'update');
    if (state.report.version !== version) throw new Problem('stale-version');
    return state;
  }

  private future(at: string): Date {
    const wait = Date.parse(at) - this.clock.now().getTime();
    if (wait > 0 && wait < 366 * DAY) return new Date(at);
    throw impossible(wait <= 0 ? '定时公开的时间已过' : '定时公开的时间不能在一年以后');
  }

  private record(
    tx: EntityManager,
    actor: SignedInUser,
    reportId: string,
    action: AuditAction,
    changed: { before?: unknown; after?: unknown },
  ): Promise<void> {
    return record(tx, { organisationId: actor.organisationId, actor, action, reportId, ...changed });
  }
}

const impossible = (message: string) => new Problem('plan-impossible', [{ field: 'at', message }]);

async function refuseForeignAttachment(
  tx: EntityManager,
  { organisationId }: SignedInUser,
  id: string | null,
): Promise<void> {
  if (id === null) return;
  const [own]: unknown[] = await tx.query('SELECT 1 FROM attachment WHERE id = $1 AND organisation_id = $2', [
    id,
    organisationId,
  ]);
  if (!own) throw new Problem('reference-unknown', [{ field: 'attachmentId', message: '没有这个附件' }]);
}
