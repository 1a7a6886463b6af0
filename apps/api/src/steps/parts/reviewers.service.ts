import { Injectable } from '@nestjs/common';
import type { Body, PartView, setReviewers } from '@nianbao/contracts';
import { maySetReviewers, mustBeEndorsed } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { updateRow } from '../../platform/database/update-row.ts';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { partFacts, type ReportState } from '../../report/reports/report-state.ts';
import { lockPart } from '../../report/parts/lock-part.ts';
import { PartReviewer } from '../../report/parts/part-approval.entity.ts';
import { askedNow, keepApprovalsOfReviewersOnly } from '../../report/parts/part-approvals.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { partViewOf } from './part.view.ts';
import { partTitle } from '../../report/parts/scope.ts';

type Sent = Body<typeof setReviewers>;

/** 依次、会签、或签: who endorses a part where the head's word alone is not enough. */
@Injectable()
export class ReviewersService {
  constructor(private readonly db: DataSource) {}

  /** Approvals of those who stay named stand, as long as the content does. */
  set(user: SignedInUser, partId: string, sent: Sent): Promise<PartView> {
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const { state, part } = await lockPart(tx, organisationId, partId, 'update');
      if (part.version !== sent.version) throw new Problem('stale-version');
      if (!maySetReviewers(part.status, partFacts(state, part), user))
        throw new Problem('action-not-allowed');
      await refuseStrangers(tx, organisationId, sent.personIds);

      const before = { mode: part.reviewMode, reviewers: namesIn(state, part) };
      const asked = askedNow(state, part);
      await write(tx, state, part, sent);
      refuseNobodyAsked(state, part);
      await tellNewlyAsked(tx, state, part, user, asked);
      await record(tx, {
        organisationId,
        actor: user,
        action: 'part.set_reviewers',
        reportId: part.reportId,
        partId,
        before,
        after: { mode: part.reviewMode, reviewers: namesIn(state, part) },
      });
      return partViewOf(tx, state, part, user);
    });
  }
}

async function write(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  { mode, personIds }: Sent,
): Promise<void> {
  const { id: partId, organisationId } = part;
  await tx.delete(PartReviewer, { partId, organisationId });
  await tx.insert(
    PartReviewer,
    personIds.map((personId, position) => ({ partId, personId, organisationId, position })),
  );
  const { approvals } = state.reviews.get(partId) ?? { approvals: [] };
  const reviewers = personIds.map((id) => ({ id, name: state.names.get(id) ?? '' }));
  state.reviews.set(partId, { reviewers, approvals });
  await keepApprovalsOfReviewersOnly(tx, state, part);
  // Other reviewers are a new state of the part, also where the mode stays what it was.
  part.reviewMode = personIds.length > 0 ? mode : null;
  await updateRow(tx, Part, part);
}

const namesIn = ({ reviews }: ReportState, part: Part): string[] =>
  (reviews.get(part.id)?.reviewers ?? []).map(({ name }) => name);

/** Reviewers judge in an office: heads, leaders and the office of this body, each once. */
async function refuseStrangers(
  tx: EntityManager,
  organisationId: string,
  personIds: readonly string[],
): Promise<void> {
  const rows = await tx.query<{ person_id: string }[]>(
    `SELECT DISTINCT person_id FROM membership WHERE organisation_id = $1 AND NOT disabled
       AND role IN ('department_head', 'leader', 'office') AND person_id = ANY($2::uuid[])`,
    [organisationId, personIds],
  );
  const known = new Set(rows.map(({ person_id }) => person_id));
  const details = personIds.flatMap((id, i) => {
    if (personIds.indexOf(id) !== i) return [{ field: `personIds.${i}`, message: '同一人不能重复' }];
    return known.has(id)
      ? []
      : [{ field: `personIds.${i}`, message: '审核人须是本单位的科室负责人、领导或办公室人员' }];
  });
  if (details.length > 0) throw new Problem('reference-unknown', details);
}

/** A submitted part always waits for somebody. */
function refuseNobodyAsked(state: ReportState, part: Part): void {
  if (part.status === 'submitted' && !mustBeEndorsed(partFacts(state, part))) {
    throw new Problem('action-not-allowed', [
      { field: 'personIds', message: '该填报项已提交，须至少留有一名还要审核的人' },
    ]);
  }
}

async function tellNewlyAsked(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  user: SignedInUser,
  before: readonly string[],
): Promise<void> {
  const added = askedNow(state, part).filter((id) => !before.includes(id) && id !== user.id);
  await tell(tx, {
    organisationId: part.organisationId,
    personIds: [...added],
    kind: 'part.set_reviewers',
    text: `${state.report.year}年度年报“${partTitle(state.format, part)}”请您审核`,
    link: `/parts/${part.id}`,
  });
}
