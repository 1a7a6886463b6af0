import type { CycleView } from '@nianbao/contracts';
import { Link } from 'react-router';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { Arithmetic } from '../../pieces/dates/PlanWords.tsx';
import type { StageColumn } from '../../pieces/dates/stage-columns.ts';
import styles from './CycleDialog.module.css';
import type { ChosenDates } from './stage-faults.ts';
import { StageFields } from './StageFields.tsx';

/** The dates of a year that is open, set by hand one by one; counting all of them anew has a dialog of its own. */
export function OpenDates({
  cycle: { plan, reportId },
  dates,
  disabled,
  onChoose,
}: {
  cycle: CycleView;
  dates: ChosenDates;
  disabled: boolean;
  onChoose: (column: StageColumn, day: string | null) => void;
}) {
  return (
    <div className={styles.plan}>
      <StageFields dates={dates} plan={plan ?? undefined} disabled={disabled} onChoose={onChoose} />
      {plan && (
        <Arithmetic
          summary={`公开的最后期限 ${formatDay(plan.basis.publishBy, true)}（${formatWeekday(plan.basis.publishBy)}），日期由此倒排`}
          lines={plan.arithmetic}
          estimated={plan.estimated}
          open={false}
        />
      )}
      {!disabled && (
        <p className={styles.another}>
          填报截止日期改动后，仍按原日期填报的各项随之改动，办理人会收到消息；单独定过日期的不变。
          期限或各阶段工作日数有变，请到<Link to={`/reports/${reportId}/deadlines`}>年度期限</Link>
          重新倒排，系统会先列出哪些期限变化。
        </p>
      )}
    </div>
  );
}
