import type { PartReviewers, PersonRef } from '@nianbao/contracts';
import { reviewersAsked, type ReviewStep } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import type { ReportFormat } from '@nianbao/report-formats';
import { hashOfPart } from './part-content.ts';
import type { Part } from './part.entity.ts';
import type { Place } from './place.entity.ts';

/** An approval that nobody has taken back, of whatever content. */
export interface Approval {
  personId: string;
  /** Both names where somebody acted for the person: 张三（代李四）. */
  by: string;
  at: Date;
  comment: string;
  contentHash: string;
}

/** The reviewers of one part in their order, and who has endorsed it. */
export interface PartReview {
  reviewers: readonly PersonRef[];
  approvals: readonly Approval[];
}

/** The report in whose state approvals are read and changed. */
export interface Reviewed {
  format: ReportFormat;
  places: readonly Place[];
  reviews: Map<string, PartReview>;
  names: ReadonlyMap<string, string>;
}

/** As the state of a report reads them. */
export type ReviewerRow = PersonRef & { partId: string };
export type ApprovalRow = Omit<Approval, 'at'> & { partId: string; at: string };

/** By part; a part without reviewers and approvals is left out. */
export function reviewsFrom(
  reviewers: readonly ReviewerRow[],
  approvals: readonly ApprovalRow[],
): Map<string, PartReview> {
  const parts = new Set([...reviewers, ...approvals].map(({ partId }) => partId));
  return new Map(
    [...parts].map((part) => [
      part,
      {
        reviewers: reviewers.flatMap(({ partId, id, name }) => (partId === part ? [{ id, name }] : [])),
        approvals: approvals.flatMap(({ partId, at, ...approval }) =>
          partId === part ? [{ ...approval, at: new Date(at) }] : [],
        ),
      },
    ]),
  );
}

/** Those that hold for exactly the part as it stands; an approval of other content asks for a new one. */
export function standingApprovals(state: Reviewed, part: Part): readonly Approval[] {
  const approvals = state.reviews.get(part.id)?.approvals ?? [];
  if (approvals.length === 0) return [];
  const hash = hashOfPart(state, part);
  return approvals.filter(({ contentHash }) => contentHash === hash);
}

/** Null where the head endorses the part, and nobody else was named. */
export function reviewStepOf(state: Reviewed, part: Part): ReviewStep | null {
  const { reviewers } = state.reviews.get(part.id) ?? { reviewers: [] };
  if (part.reviewMode === null || reviewers.length === 0) return null;
  return {
    mode: part.reviewMode,
    reviewerIds: reviewers.map(({ id }) => id),
    approvedIds: standingApprovals(state, part).map(({ personId }) => personId),
  };
}

/** Whose turn it is, while the part waits for its reviewers. */
export function askedNow(state: Reviewed, part: Part): readonly string[] {
  const step = part.status === 'submitted' ? reviewStepOf(state, part) : null;
  return step ? reviewersAsked(step) : [];
}

export function reviewersViewOf(state: Reviewed, part: Part): PartReviewers | null {
  const step = reviewStepOf(state, part);
  if (!step) return null;
  const asked = askedNow(state, part);
  const standing = standingApprovals(state, part);
  return {
    mode: step.mode,
    people: (state.reviews.get(part.id)?.reviewers ?? []).map(({ id, name }) => {
      const approval = standing.findLast(({ personId }) => personId === id);
      return {
        id,
        name,
        asked: asked.includes(id),
        approval: approval
          ? { by: approval.by, at: approval.at.toISOString(), comment: approval.comment }
          : null,
      };
    }),
  };
}

/** Keeps that the person, or somebody in their place, stands for the part as it is. */
export async function approve(
  tx: EntityManager,
  state: Reviewed,
  part: Part,
  by: { id: string; inPlaceOf?: string },
  comment: string,
): Promise<void> {
  const personId = by.inPlaceOf ?? by.id;
  const contentHash = hashOfPart(state, part);
  const [row] = await tx.query<{ at: Date }[]>(
    `INSERT INTO part_approval (organisation_id, report_id, part_id, person_id, by_id, content_hash, comment)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING at`,
    [
      part.organisationId,
      part.reportId,
      part.id,
      personId,
      by.inPlaceOf === undefined ? null : by.id,
      contentHash,
      comment,
    ],
  );
  const nameOf = (id: string) => state.names.get(id) ?? '';
  const name = by.inPlaceOf === undefined ? nameOf(personId) : `${nameOf(by.id)}（代${nameOf(personId)}）`;
  if (row)
    changeApprovals(state, part, (known) => [
      ...known,
      { personId, by: name, at: row.at, comment, contentHash },
    ]);
}

/** Who returns a part does not stand for it any longer; the approvals of others are left as they are. */
export const takeBackApprovals = (
  tx: EntityManager,
  state: Reviewed,
  part: Part,
  personIds: readonly string[],
): Promise<void> => withdraw(tx, state, part, ({ personId }) => personIds.includes(personId));

/** Another department answers for the part: what its former head endorsed is endorsed anew. */
export const keepApprovalsOfReviewersOnly = (
  tx: EntityManager,
  state: Reviewed,
  part: Part,
): Promise<void> => {
  const reviewers = (state.reviews.get(part.id)?.reviewers ?? []).map(({ id }) => id);
  return withdraw(tx, state, part, ({ personId }) => !reviewers.includes(personId));
};

async function withdraw(
  tx: EntityManager,
  state: Reviewed,
  part: Part,
  which: (approval: Approval) => boolean,
): Promise<void> {
  const taken = (state.reviews.get(part.id)?.approvals ?? []).filter(which).map(({ personId }) => personId);
  if (taken.length === 0) return;
  await tx.query(
    `UPDATE part_approval SET withdrawn_at = now()
     WHERE part_id = $1 AND organisation_id = $2 AND withdrawn_at IS NULL AND person_id = ANY($3::uuid[])`,
    [part.id, part.organisationId, taken],
  );
  changeApprovals(state, part, (known) => known.filter((approval) => !which(approval)));
}

function changeApprovals(
  { reviews }: Reviewed,
  part: Part,
  change: (approvals: readonly Approval[]) => readonly Approval[],
): void {
  const { reviewers, approvals } = reviews.get(part.id) ?? { reviewers: [], approvals: [] };
  reviews.set(part.id, { reviewers, approvals: change(approvals) });
}
