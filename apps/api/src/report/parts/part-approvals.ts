import type { PartReviewers, PersonRef } from '@nianbao/contracts';
import { reviewersAsked, type ReviewStep } from '@nianbao/workflow';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { ReportFormat } from '@nianbao/report-formats';
import { PartApproval } from './part-approval.entity.ts';
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

interface Reviewed {
  format: ReportFormat;
  places: readonly Place[];
  reviews: ReadonlyMap<string, PartReview>;
}

/** By part; a part without reviewers and approvals is left out. */
export async function loadReviews(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
): Promise<ReadonlyMap<string, PartReview>> {
  const reviewers = await tx.query<{ part_id: string; id: string; name: string }[]>(
    `SELECT r.part_id, p.id, p.name FROM part_reviewer r JOIN part ON part.id = r.part_id
     JOIN person p ON p.id = r.person_id
     WHERE part.report_id = $1 AND r.organisation_id = $2 ORDER BY r.part_id, r.position`,
    [reportId, organisationId],
  );
  const approvals = await tx.query<(Approval & { part_id: string })[]>(
    `SELECT a.part_id, a.person_id AS "personId", a.at, a.comment, a.content_hash AS "contentHash",
       CASE WHEN d.id IS NULL THEN p.name ELSE d.name || '（代' || p.name || '）' END AS by
     FROM part_approval a JOIN person p ON p.id = a.person_id LEFT JOIN person d ON d.id = a.by_id
     WHERE a.report_id = $1 AND a.organisation_id = $2 AND a.withdrawn_at IS NULL ORDER BY a.at, a.id`,
    [reportId, organisationId],
  );
  const parts = new Set([...reviewers, ...approvals].map(({ part_id }) => part_id));
  return new Map(
    [...parts].map((partId) => [
      partId,
      {
        reviewers: reviewers
          .filter(({ part_id }) => part_id === partId)
          .map(({ id, name }) => ({ id, name })),
        approvals: approvals.filter(({ part_id }) => part_id === partId),
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
  await tx.insert(PartApproval, {
    organisationId: part.organisationId,
    reportId: part.reportId,
    partId: part.id,
    personId: by.inPlaceOf ?? by.id,
    byId: by.inPlaceOf === undefined ? null : by.id,
    contentHash: hashOfPart(state, part),
    comment,
  });
}

/** Who returns a part does not stand for it any longer; the approvals of others are left as they are. */
export async function takeBackApprovals(
  tx: EntityManager,
  part: Part,
  personIds: readonly string[],
): Promise<void> {
  await tx.update(
    PartApproval,
    {
      partId: part.id,
      organisationId: part.organisationId,
      personId: In([...personIds]),
      withdrawnAt: IsNull(),
    },
    { withdrawnAt: () => 'now()' },
  );
}

/** Another department answers for the part: what its former head endorsed is endorsed anew. */
export async function keepApprovalsOfReviewersOnly(tx: EntityManager, part: Part): Promise<void> {
  await tx.query(
    `UPDATE part_approval SET withdrawn_at = now() WHERE part_id = $1 AND organisation_id = $2
       AND withdrawn_at IS NULL AND person_id NOT IN (SELECT person_id FROM part_reviewer WHERE part_id = $1)`,
    [part.id, part.organisationId],
  );
}
