import type { PartSummary } from '@nianbao/contracts';
import type { DragEvent } from 'react';
import { DeadlineLight } from '../../ui/DeadlineLight.tsx';
import { PartStatusTag } from '../../ui/StatusTag.tsx';
import styles from './PartChip.module.css';
import { reviewCount } from './ReviewProgress.tsx';

const SHOWS_SHARE: readonly PartSummary['status'][] = ['assigned', 'drafting', 'returned'];

/** A part's state on the board: who has it, how far it is, how its deadline stands. Opens it. */
export function PartChip({
  part,
  nearWorkdays,
  onOpen,
  onDragStart,
}: {
  part: PartSummary;
  nearWorkdays: number;
  onOpen: (part: PartSummary) => void;
  /** Given where the part may be dragged to another department. */
  onDragStart?: (event: DragEvent) => void;
}) {
  const share = part.total > 0 ? Math.floor((part.filled / part.total) * 100) : 0;
  const showsShare = SHOWS_SHARE.includes(part.status) && (share > 0 || part.status !== 'assigned');
  return (
    <button
      type="button"
      className={`${styles.chip} ${styles[part.status] ?? ''}`}
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart}
      onClick={() => onOpen(part)}
    >
      <span className={styles.lines}>
        <span className="visually-hidden">
          {part.sectionTitle} {part.label}：
        </span>
        {part.departmentName && <span className={styles.department}>{part.departmentName}</span>}
        <PartStatusTag status={part.status} {...(showsShare ? { share } : {})} />
        {showsShare && (
          <span className={styles.bar} aria-hidden="true">
            <span style={{ width: `${share}%` }} />
          </span>
        )}
        <DeadlineLight dueOn={part.dueOn} doneOn={part.doneOn} nearWorkdays={nearWorkdays} short />
        {part.reviewers && <span className={styles.people}>{reviewCount(part.reviewers)}</span>}
        {part.openReturns > 0 && <span className={styles.returns}>退回 {part.openReturns} 处待改</span>}
        {part.assignees.length > 0 && (
          <span className={styles.people}>{part.assignees.map(({ name }) => name).join('、')}</span>
        )}
      </span>
    </button>
  );
}
