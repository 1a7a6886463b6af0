import { PLAN_STAGES, type PlanView } from '@nianbao/contracts';
import { STAGE_NAMES } from '@nianbao/workdays';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { Estimate } from '../../pieces/dates/LightWords.tsx';
import { datesOfPlan, STAGE_COLUMNS, type StageColumn } from '../../pieces/dates/stage-columns.ts';
import styles from './CycleDialog.module.css';
import { type ChosenDates, stageFaults } from './stage-faults.ts';

const REQUIRED: ReadonlySet<StageColumn> = new Set(['inputDue', 'reviewDue', 'signDue', 'publishDue']);

/** The last day of each stage; one that is not as counted back says so, and can be put back. */
export function StageFields({
  dates,
  plan,
  disabled,
  onChoose,
}: {
  dates: ChosenDates;
  plan: PlanView | undefined;
  disabled: boolean;
  onChoose: (column: StageColumn, day: string | null) => void;
}) {
  const planned = plan ? datesOfPlan(plan) : {};
  const guessed = new Set(plan?.estimatedYears.map(String));
  const countedOverGuesses = new Set(plan?.stages.flatMap((one) => (one.estimated ? one.stage : [])));
  const faults = stageFaults(dates);
  const shown = PLAN_STAGES.filter(
    (stage) => stage !== 'deliver' || !plan || dates.deliverDue || planned.deliverDue,
  );
  return (
    <>
      <div className={styles.stages} role="group" aria-label="各阶段日期">
        {shown.map((stage) => {
          const column = STAGE_COLUMNS[stage];
          const day = dates[column] ?? null;
          const counted = planned[column];
          return (
            <div key={stage} className={styles.stage}>
              <label className={styles.stageLabel}>
                <span>
                  {STAGE_NAMES[stage]} {day && <small>{formatWeekday(day)}</small>}{' '}
                  {day &&
                    (guessed.has(day.slice(0, 4)) || (day === counted && countedOverGuesses.has(stage))) && (
                      <Estimate />
                    )}
                </span>
                <DatePicker
                  aria-label={`${STAGE_NAMES[stage]}截止`}
                  style={{ width: '100%' }}
                  format={DAY}
                  disabled={disabled}
                  allowClear={!REQUIRED.has(column)}
                  value={day ? dayjs(day) : null}
                  {...(faults.has(column) ? { status: 'error' as const } : {})}
                  onChange={(chosen) => onChoose(column, chosen?.format(DAY) ?? null)}
                />
              </label>
              {counted && counted !== day && (
                <span className={styles.another}>
                  倒排为{formatDay(counted)}
                  {!disabled && (
                    <Button
                      type="link"
                      size="small"
                      aria-label={`${STAGE_NAMES[stage]}改回倒排的日期`}
                      onClick={() => onChoose(column, counted)}
                    >
                      改回
                    </Button>
                  )}
                </span>
              )}
            </div>
          );
        })}
      </div>
      {faults.size > 0 && (
        <ul className={styles.faults} role="alert">
          {[...new Set(faults.values())].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const DAY = 'YYYY-MM-DD';
