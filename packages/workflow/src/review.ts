import type { Actor } from './actor.ts';
import type { ReviewMode } from './names.ts';

/** Several reviewers of one part in the place of its head, and who of them has approved the content as it is now. */
export interface ReviewStep {
  mode: ReviewMode;
  reviewerIds: readonly string[];
  approvedIds: readonly string[];
}

/** Whose turn it is: 依次 the first who has not approved, 会签 all who have not, 或签 everybody until one has. */
export function reviewersAsked({ mode, reviewerIds, approvedIds }: ReviewStep): readonly string[] {
  const left = reviewerIds.filter((id) => !approvedIds.includes(id));
  if (mode === 'in_order') return left.slice(0, 1);
  return mode === 'any' && left.length < reviewerIds.length ? [] : left;
}

/** For which reviewer `by` would approve now: for themselves before anybody who delegated to them; null out of turn. */
export function reviewerFor(step: ReviewStep, by: Actor): string | null {
  const asked = reviewersAsked(step);
  const forOthers = by.reviewsFor ?? [];
  return asked.find((id) => id === by.id) ?? asked.find((id) => forOthers.includes(id)) ?? null;
}

/** Whether the approval of `by` would be the last that the step needs. */
export function completesReview(step: ReviewStep, by: Actor): boolean {
  const reviewerId = reviewerFor(step, by);
  return (
    reviewerId !== null &&
    reviewersAsked({ ...step, approvedIds: [...step.approvedIds, reviewerId] }).length === 0
  );
}
