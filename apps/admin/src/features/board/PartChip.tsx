import type { LightView, PartSummary } from '@nianbao/contracts';
import type { DragEvent } from 'react';
import { PartStatusTag } from '../../pieces/StatusTag.tsx';
import { LightWords } from '../../pieces/dates/LightWords.tsx';
import styles from './PartChip.module.css';
import { reviewCount } from '../../pieces/ReviewProgress.tsx';

const SHOWS_SHARE: readonly PartSummary['status'][] = ['assigned', 'drafting', 'returned'];

/** A part's state on the board: who has it, how far it is, how its deadline stands. Opens it. */
export function PartChip({
  part,
  light,
  onOpen,
  onDragStart,
}: {
  part: PartSummary;
  /** How its day stands; nothing while nobody owes anything. */
  light: LightView | undefined;
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
        {light && (
          <span className={styles.light}>
            <LightWords of={light} />
          </span>
        )}
        {part.reviewers && <span className={styles.people}>{reviewCount(part.reviewers)}</span>}
        {part.openReturns > 0 && <span className={styles.returns}>退回 {part.openReturns} 处待改</span>}
        {part.assignees.length > 0 && (
          <span className={styles.people}>{part.assignees.map(({ name }) => name).join('、')}</span>
        )}
      </span>
    </button>
  );
}
