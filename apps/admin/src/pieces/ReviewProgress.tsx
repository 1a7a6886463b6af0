import type { PartReviewers } from '@nianbao/contracts';
import type { ReviewMode } from '@nianbao/workflow';
import styles from './ReviewProgress.module.css';

export const REVIEW_MODE_LABELS: Record<ReviewMode, string> = {
  in_order: '依次审核',
  all: '会签',
  any: '或签',
};

/** `会签 1/3`: how many have approved of those who must. */
export function reviewCount({ mode, people }: PartReviewers): string {
  const approved = people.filter(({ approval }) => approval !== null).length;
  const needed = mode === 'any' ? 1 : people.length;
  return `${REVIEW_MODE_LABELS[mode]} ${Math.min(approved, needed)}/${needed}`;
}

/** Who of several reviewers has approved, whose turn it is, and who comes later. */
export function ReviewProgress({ reviewers }: { reviewers: PartReviewers }) {
  return (
    <span className={styles.progress} role="group" aria-label="审核人">
      <strong>{reviewCount(reviewers)}</strong>
      {reviewers.people.map(({ id, name, asked, approval }) => (
        <span key={id} data-state={approval ? 'approved' : asked ? 'asked' : 'later'}>
          {approval ? `✓ ${approval.by}` : asked ? `→ ${name}（待审）` : `○ ${name}`}
        </span>
      ))}
    </span>
  );
}
