import { Injectable } from '@nestjs/common';
import type { actOnPart, Body, PartView } from '@nianbao/contracts';
import { holds, nextPartStatus, nextReportStatus, type PartStatus } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { updateRow } from '../../platform/database/update-row.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { afterStep } from '../../dates/deadlines/after-step.ts';
import { dueAgain } from '../../dates/deadlines/due-again.ts';
import { actingAs, type ActingUser } from '../../body/delegations/acting-as.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { changedFigures, keepExplanations, refuseUnexplained } from '../../report/reports/changed-figures.ts';
import { composeTable } from '../../report/reports/compose.ts';
import { tellOfReport } from '../reports/report-audience.ts';
import { partFacts, type ReportState } from '../../report/reports/report-state.ts';
import { refuseUnknownDepartment, refuseUnknownFillers } from '../../report/parts/assignable.ts';
import { lockPart } from '../../report/parts/lock-part.ts';
import { tellOfPart } from './part-audience.ts';
import {
  approve,
  keepApprovalsOfReviewersOnly,
  takeBackApprovals,
} from '../../report/parts/part-approvals.ts';
import { submissionProblems } from '../../report/parts/part-findings.ts';
import {
  keepReturns,
  refuseUnknownFindings,
  refuseUnknownPlaces,
  returnsOf,
  untouchedOf,
} from '../../report/parts/part-returns.ts';
import { keepRevision } from '../../report/parts/part-revisions.ts';
import { Part, PartAssignee } from '../../report/parts/part.entity.ts';
import { partViewOf, placesOf } from './part.view.ts';
import { ownsAddress, tableOfSection } from '../../report/parts/scope.ts';
import { refuseUnseen } from './unseen-places.ts';

type Act = Body<typeof actOnPart>;

/** The steps of a part, each in the order of a write: lock, version, permission, completeness, record, tell, answer. */
@Injectable()
export class PartsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  act(user: SignedInUser, partId: string, act: Act): Promise<PartView> {
    return this.db.transaction(async (tx) => {
      const { state, part } = await lockPart(tx, user.organisationId, partId, 'update');
      if (part.version !== act.version) throw new Problem('stale-version');
      const facts = partFacts(state, part);
      const next = nextPartStatus(part.status, facts, act.action, user);
      if (!next) throw new Problem('action-not-allowed');
      const noted = await this.check(tx, state, part, user, act);

      const actor = actingAs(user, (by) => nextPartStatus(part.status, facts, act.action, by) !== null);
      await this.apply(tx, state, part, actor, act, next, noted);
      await afterStep(tx, state, this.clock.today());
      return partViewOf(tx, state, part, user);
    });
  }

  /**
   * What the machine cannot know: whether people and places exist, and whether the content is complete.
   *
   * @returns what the record should say of it beside the act itself.
   */
  private async check(
    tx: EntityManager,
    state: ReportState,
    part: Part,
    user: SignedInUser,
    act: Act,
  ): Promise<object> {
    if (act.action === 'assign' || act.action === 'reassign') {
      await refuseUnknownDepartment(tx, user.organisationId, act.departmentId);
      // A head hands work round inside the department only.
      if (!holds(user, 'office') && act.departmentId !== part.departmentId)
        throw new Problem('action-not-allowed');
    }
    if (act.action === 'delegate') await refuseUnknownFillers(tx, part, act.assigneeIds);
    if (act.action === 'return' || act.action === 'reopen') {
      refuseUnknownPlaces(state, part, act.places);
      await refuseUnknownFindings(tx, state, act.places);
    }
    return act.action === 'submit' ? this.checkSubmission(tx, state, part, user, act) : {};
  }

  /** Complete; every returned place seen to or knowingly left; every figure changed after a signature explained. */
  private async checkSubmission(
    tx: EntityManager,
    state: ReportState,
    part: Part,
    user: SignedInUser,
    { seen, confirmUntouched, explanations = [] }: Extract<Act, { action: 'submit' }>,
  ): Promise<object> {
    if (seen) await refuseUnseen(tx, state, part, seen);
    const table = tableOfSection(state.format, part.sectionId);
    const figures = table ? composeTable(state.format, table, state.places) : {};
    const missing = submissionProblems(state.format, part, figures, placesOf(state, part));
    if (missing.length > 0) throw new Problem('part-incomplete', missing);
    const untouched = untouchedOf(await returnsOf(tx, state, part));
    if (untouched.length > 0 && !confirmUntouched) throw new Problem('returned-places-untouched', untouched);
    const own = (await changedFigures(tx, state)).filter(({ address }) =>
      ownsAddress(state.format, part, address),
    );
    refuseUnexplained(own, explanations);
    await keepExplanations(tx, state, user, own, explanations);
    return untouched.length > 0 ? { untouched: untouched.map(({ field }) => field) } : {};
  }

  /** Writes the step; used by a leader's return as well, which reopens the parts it names. */
  async apply(
    tx: EntityManager,
    state: ReportState,
    part: Part,
    user: ActingUser,
    act: Act,
    next: PartStatus,
    noted: object = {},
  ): Promise<void> {
    const from = part.status;
    part.status = next;
    await this.write(tx, state, part, user, act);
    await updateRow(tx, Part, part);
    await tellOfPart(tx, state, part, act.action, user);
    await record(tx, {
      organisationId: user.organisationId,
      actor: user,
      action: `part.${act.action}`,
      reportId: part.reportId,
      partId: part.id,
      before: { status: from },
      after: { status: next, ...detailsOf(act), ...noted },
      ...commentOf(act),
    });
    await this.beginReview(tx, state, part, user);
  }

  private async write(
    tx: EntityManager,
    state: ReportState,
    part: Part,
    user: ActingUser,
    act: Act,
  ): Promise<void> {
    switch (act.action) {
      case 'assign':
      case 'reassign':
        part.departmentId = act.departmentId;
        part.dueOn = act.dueOn ?? (act.action === 'reassign' ? this.dueAgain(state, part) : part.dueOn);
        part.submittedBy = null;
        part.doneOn = null;
        part.judged = false;
        await keepApprovalsOfReviewersOnly(tx, state, part);
        await nameAssignees(tx, state, part, []);
        break;
      case 'delegate':
        await nameAssignees(tx, state, part, act.assigneeIds);
        break;
      case 'submit':
        part.submittedBy = user.id;
        part.judged = false;
        break;
      case 'withdraw':
        part.doneOn = null;
        break;
      case 'endorse':
        part.judged = true;
        await approve(tx, state, part, user, act.comment ?? '');
        break;
      case 'return':
      case 'reopen':
        part.doneOn = null;
        part.dueOn = this.dueAgain(state, part);
        await takeBackApprovals(tx, state, part, [user.id, ...(user.inPlaceOf ? [user.inPlaceOf] : [])]);
        await keepReturns(tx, state, part, user, act.places);
        break;
      case 'accept':
        await tx.query(
          `UPDATE remark SET resolved_at = now(), resolved_by = $2
           WHERE part_id = $1 AND kind = 'return' AND resolved_at IS NULL`,
          [part.id, user.id],
        );
        state.openReturns.set(part.id, 0);
        break;
      default:
    }
    if (part.status === 'endorsed') part.doneOn ??= this.clock.today();
    if (['submit', 'endorse', 'accept'].includes(act.action))
      await keepRevision(tx, state, part, user, act.action);
  }

  private dueAgain({ organisation: { settings }, calendar }: ReportState, part: Part): string {
    return dueAgain(settings, calendar, this.clock.today(), part.dueOn);
  }

  /** When the last part is endorsed the office's review begins by itself. */
  private async beginReview(
    tx: EntityManager,
    state: ReportState,
    part: Part,
    user: SignedInUser,
  ): Promise<void> {
    const allEndorsed = state.parts.every(({ id, status }) =>
      ['endorsed', 'accepted'].includes(id === part.id ? part.status : status),
    );
    const facts = { signersLeft: [], allEndorsed };
    if (!allEndorsed || nextReportStatus(state.report.status, facts, 'begin_review', user) === null) return;
    state.report.status = 'reviewing';
    await updateRow(tx, Report, state.report);
    await tellOfReport(tx, state, { action: 'begin_review' }, user);
    await record(tx, {
      organisationId: user.organisationId,
      actor: user,
      action: 'report.begin_review',
      reportId: part.reportId,
      before: { status: 'collecting' },
      after: { status: 'reviewing' },
      comment: '全部填报项已报送办公室，自动开始审核',
    });
  }
}

/** Those who fill the part from now on, instead of those who did. */
async function nameAssignees(
  tx: EntityManager,
  { assignees, names }: ReportState,
  { id: partId, organisationId }: Part,
  personIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(personIds)];
  await tx.query('DELETE FROM part_assignee WHERE part_id = $1', [partId]);
  if (ids.length > 0)
    await tx.insert(
      PartAssignee,
      ids.map((personId) => ({ partId, personId, organisationId })),
    );
  assignees.set(
    partId,
    ids.map((id) => ({ id, name: names.get(id) ?? '' })),
  );
}

const detailsOf = (act: Act): Record<string, unknown> => {
  const { action: _action, version: _version, ...details } = act;
  // Versions of some hundred places say nothing to who reads the record; the revision keeps the content itself.
  if ('seen' in details) delete details.seen;
  return details;
};

const commentOf = (act: Act): { comment?: string } => {
  const words =
    'places' in act
      ? act.places.map(({ reason }) => reason).join('；')
      : 'reason' in act
        ? act.reason
        : 'comment' in act
          ? act.comment
          : undefined;
  return words ? { comment: words } : {};
};
