import type { PartSummary, PartTask, WaitingItem } from '@nianbao/contracts';
import { Button, Progress } from 'antd';
import { Link } from 'react-router';
import { formatDay } from '../../lib/dates.ts';
import { PartStatusTag } from '../../pieces/StatusTag.tsx';
import { LightWords } from '../../pieces/dates/LightWords.tsx';
import { Delegate } from '../../shared/review/Delegate.tsx';
import styles from './TasksPage.module.css';
import { Holder } from './WaitingRow.tsx';

const JUDGED: ReadonlySet<PartTask['kind']> = new Set(['endorse', 'review']);

/** One part in the list: what it is, how it stands, and the one next step. */
export function PartRow({
  task: { kind, part, year, dueOn, light },
  waiting,
  onReview,
}: {
  task: PartTask;
  /** Who has it, where I handed it on. */
  waiting?: WaitingItem | undefined;
  onReview: (part: PartSummary) => void;
}) {
  const name = `${part.sectionTitle}${part.label === '全部' ? '' : ` · ${part.label}`}`;
  const percent = part.total === 0 ? 0 : Math.round((part.filled / part.total) * 100);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        {part.mayFill ? (
          <Link className={styles.title} to={`/parts/${part.id}`}>
            {name}
          </Link>
        ) : (
          <button type="button" className={styles.title} onClick={() => onReview(part)}>
            {name}
          </button>
        )}
        <p className={styles.facts}>
          <span>{year} 年度</span>
          {dueOn && <span>{formatDay(dueOn)}前</span>}
          {light && <LightWords of={light} />}
          <PartStatusTag status={part.status} />
          {part.openReturns > 0 && <span className={styles.returned}>↩ 退回 {part.openReturns} 处</span>}
          {waiting ? (
            <Holder item={waiting} />
          ) : (
            <span>
              {[part.departmentName, part.assignees.map((person) => person.name).join('、')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          )}
        </p>
        {kind === 'hand_out' && part.allowedActions.includes('delegate') && (
          <div className="no-print">
            <Delegate part={part} />
          </div>
        )}
      </div>
      <div className={styles.progress}>
        <Progress
          percent={percent}
          size="small"
          showInfo={false}
          aria-label={`已填 ${part.filled}，共 ${part.total}`}
        />
        <span>
          {part.filled}/{part.total}
        </span>
      </div>
      <div className={`${styles.next} no-print`}>
        {part.mayFill && kind !== 'hand_out' ? (
          <Link to={`/parts/${part.id}`}>
            <Button type={kind === 'fill' ? 'primary' : 'default'} tabIndex={-1}>
              {part.openReturns > 0 ? '去改正' : part.filled > 0 ? '继续填报' : '去填报'}
            </Button>
          </Link>
        ) : (
          <Button type={JUDGED.has(kind) ? 'primary' : 'default'} onClick={() => onReview(part)}>
            {JUDGED.has(kind) ? '审核' : '查看'}
          </Button>
        )}
      </div>
    </li>
  );
}
