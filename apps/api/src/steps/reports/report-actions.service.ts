import { Injectable } from '@nestjs/common';
import type { actOnReport, Body, FigureExplanation, ReportView } from '@nianbao/contracts';
import { nextPartStatus, nextReportStatus, type ReportStatus } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { forget } from '../../platform/database/once.ts';
import { updateRow } from '../../platform/database/update-row.ts';
import { decisionsOn } from '../../report/reports/decisions.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { afterStep } from '../../dates/deadlines/after-step.ts';
import { actingAs } from '../../body/delegations/acting-as.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { PartsService } from '../parts/parts.service.ts';
import { publishEdition } from './publish.ts';
import { refuseUnknownFindings } from '../../report/parts/part-returns.ts';
import { abandonCorrection, lastChange } from './abandon-correction.ts';
import { changedFigures, keepExplanations, refuseUnexplained } from '../../report/reports/changed-figures.ts';
import { composeReport, sectionHashes } from '../../report/reports/compose.ts';
import { obstaclesTo } from '../../report/reports/obstacles.ts';
import { tellOfReport } from './report-audience.ts';
import { partsAt } from '../../report/reports/parts-at.ts';
import { loadReportState, partFacts, type ReportState } from '../../report/reports/report-state.ts';
import { reportViewOf } from './report.view.ts';
import { judge, type Judgement, reportFacts } from '../../report/reports/judgement.ts';
import { SecrecyReview } from '../../report/reports/secrecy-review.entity.ts';
import { Signature } from '../../report/reports/signature.entity.ts';

type Act = Body<typeof actOnReport>;

/** The steps of a report, each in the order of a write: lock, version, permission, completeness, record, tell, answer. */
@Injectable()
export class ReportActionsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly parts: PartsService,
  ) {}

  act(user: SignedInUser, id: string, act: Act): Promise<ReportView> {
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, user.organisationId, id, 'update');
      const { report } = state;
      if (report.version !== act.version) throw new Problem('stale-version');
      const judgement = await judge(tx, state);
      const facts = reportFacts(state, judgement);
      const next = nextReportStatus(report.status, facts, act.action, user);
      if (!next) throw new Problem('action-not-allowed');
      refuseIncomplete(state, judgement, act);
      if (act.action === 'send_to_sign') await explainFigures(tx, state, user, act.explanations ?? []);
      if (act.action === 'return') await refuseUnknownFindings(tx, state, act.places);

      const from = report.status;
      const actor = actingAs(user, (by) => nextReportStatus(from, facts, act.action, by) !== null);
      report.status = next;
      await this.write(tx, state, judgement, actor, act);
      // A step that leaves the row as it is (one of several signatures, a secrecy review) is a new state all the same.
      await updateRow(tx, Report, report);
      await tellOfReport(tx, state, act, user);
      await this.record(tx, state, actor, act, from, next, judgement.hash);
      // Every place is as it was before: too much to follow by hand.
      const after =
        act.action === 'abandon_correction' ? await loadReportState(tx, user.organisationId, id) : state;
      await afterStep(tx, after, this.clock.today());
      return reportViewOf(tx, after, user);
    });
  }

  private async write(
    tx: EntityManager,
    state: ReportState,
    judgement: Judgement,
    user: SignedInUser,
    act: Act,
  ): Promise<void> {
    const { report } = state;
    switch (act.action) {
      case 'pass_secrecy_review':
        await this.reviewSecrecy(tx, state, user, act);
        break;
      case 'sign':
        await this.sign(tx, state, judgement, user, act.opinion);
        break;
      case 'return':
        await this.returnParts(tx, state, user, act.places);
        break;
      case 'publish':
        await publishEdition(tx, state, judgement.hash, user, this.clock.now());
        report.correctionBase = null;
        break;
      case 'correct':
        report.edition += 1;
        report.correction = act.reason;
        report.correctionBase = await lastChange(tx, report.id);
        report.correctedAt = this.clock.now();
        break;
      case 'abandon_correction':
        await abandonCorrection(tx, state, user, this.clock.now());
        break;
      case 'take_down':
        report.withdrawnThrough = report.edition;
        report.takenDownAt = this.clock.now();
        report.takenDownWhy = act.reason;
        break;
      default:
    }
  }

  private async sign(
    tx: EntityManager,
    state: ReportState,
    { hash, signersLeft: [signer] }: Judgement,
    user: SignedInUser,
    opinion: string,
  ): Promise<void> {
    const { organisationId, id: reportId, edition } = state.report;
    const content = composeReport(state);
    const signature = Object.assign(new Signature(), {
      organisationId,
      reportId,
      edition,
      signerId: signer ?? user.id,
      signedById: signer === user.id ? null : user.id,
      opinion,
      contentHash: hash,
      sectionHashes: sectionHashes(content),
      content,
      signedAt: this.clock.now(),
    });
    await tx.insert(Signature, signature);
    (await decisionsOn(tx, state)).signatures.push(signature);
    state.everSigned = true;
    forget(state, 'last signed');
  }

  private async reviewSecrecy(
    tx: EntityManager,
    state: ReportState,
    user: SignedInUser,
    { sectionIds, basis, result }: Extract<Act, { action: 'pass_secrecy_review' }>,
  ): Promise<void> {
    const hashes = sectionHashes(composeReport(state));
    const unknown = sectionIds.filter((id) => hashes[id] === undefined);
    if (unknown.length > 0) {
      throw new Problem(
        'reference-unknown',
        unknown.map((field) => ({ field, message: '没有这个部分' })),
      );
    }
    const reviews = [...new Set(sectionIds)].map((sectionId) =>
      Object.assign(new SecrecyReview(), {
        reportId: state.report.id,
        sectionId,
        organisationId: user.organisationId,
        basis,
        result,
        sectionHash: hashes[sectionId] ?? '',
        byId: user.id,
        at: this.clock.now(),
      }),
    );
    await tx.upsert(SecrecyReview, reviews, ['reportId', 'sectionId']);
    const decisions = await decisionsOn(tx, state);
    const others = decisions.secrecy.filter(({ sectionId }) => !sectionIds.includes(sectionId));
    decisions.secrecy = [...others, ...reviews];
  }

  /** The parts named are returned to those who filled them; all others keep their approval. */
  private async returnParts(
    tx: EntityManager,
    state: ReportState,
    user: SignedInUser,
    places: Extract<Act, { action: 'return' }>['places'],
  ): Promise<void> {
    const named = partsAt(state, places);
    for (const [part, own] of named) {
      const facts = { ...partFacts(state, part), returnedByLeader: true };
      const next = nextPartStatus(part.status, facts, 'reopen', user);
      if (!next) throw new Problem('action-not-allowed');
      await this.parts.apply(
        tx,
        state,
        part,
        user,
        { action: 'reopen', version: part.version, places: own },
        next,
      );
    }
  }

  private async record(
    tx: EntityManager,
    state: ReportState,
    user: SignedInUser,
    act: Act,
    from: ReportStatus,
    to: ReportStatus,
    contentHash: string,
  ): Promise<void> {
    const { action, version: _version, ...details } = act;
    const comment = 'reason' in act ? act.reason : 'opinion' in act ? act.opinion : undefined;
    await record(tx, {
      organisationId: user.organisationId,
      actor: user,
      action: `report.${action}`,
      reportId: state.report.id,
      before: { status: from },
      after: { ...details, status: to, edition: state.report.edition, contentHash },
      ...(comment ? { comment } : {}),
    });
  }
}

/** Completeness comes after permission: who may not act must not learn what is missing. */
function refuseIncomplete(state: ReportState, judgement: Judgement, act: Act): void {
  // Whoever judges, judges what they were shown.
  if ('contentHash' in act && act.contentHash !== judgement.hash) throw new Problem('stale-version');
  const obstacles = obstaclesTo(act.action, state, judgement);
  const forced = act.action === 'begin_review' && (act.reason ?? '').trim() !== '';
  if (obstacles.length > 0 && !forced) throw new Problem('report-incomplete', obstacles);
}

/** What the office explains as it sends the report; what the contributors explained with their parts is there already. */
async function explainFigures(
  tx: EntityManager,
  state: ReportState,
  user: SignedInUser,
  given: readonly FigureExplanation[],
): Promise<void> {
  const changed = await changedFigures(tx, state);
  refuseUnexplained(changed, given);
  await keepExplanations(tx, state, user, changed, given);
}
