import { type CycleView, PLAN_STAGES } from '@nianbao/contracts';
import { STAGE_NAMES } from '@nianbao/workdays';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import styles from '../../pieces/dates/Deadlines.module.css';
import { Estimate } from '../../pieces/dates/LightWords.tsx';
import { Arithmetic } from '../../pieces/dates/PlanWords.tsx';
import { datesByStage } from '../../pieces/dates/stage-columns.ts';

/** The plan of a year: each stage's last day, where it is not the one counted back, and the arithmetic. */
export function StageDates({ cycle }: { cycle: CycleView }) {
  const dates = datesByStage(cycle);
  const planned = new Map(cycle.plan?.stages.map((one) => [one.stage, one]));
  return (
    <>
      <ol className={styles.stages} aria-label="各阶段期限">
        {PLAN_STAGES.map((stage) => {
          const day = dates[stage];
          const plan = planned.get(stage);
          return (
            <li key={stage}>
              <span className={styles.stageName}>{STAGE_NAMES[stage]}</span>
              <span className={styles.stageDay}>
                {day ? `${formatDay(day)}（${formatWeekday(day)}）` : '未定'}{' '}
                {cycle.lights[stage]?.estimated === true && <Estimate />}
              </span>
              {day && plan && day !== plan.dueOn && (
                <span className={styles.note}>倒排为{formatDay(plan.dueOn)}，已另定</span>
              )}
            </li>
          );
        })}
      </ol>
      {cycle.plan ? (
        <Arithmetic
          summary={`公开的最后期限 ${formatDay(cycle.plan.basis.publishBy, true)}（${formatWeekday(cycle.plan.basis.publishBy)}），日期由此倒排`}
          lines={cycle.plan.arithmetic}
          estimated={cycle.plan.estimated}
          open
        />
      ) : (
        <p className={styles.note}>该年度没有倒排计划，日期为手工设定。</p>
      )}
    </>
  );
}
