import { PLAN_STAGES, type PlanBasis } from '@nianbao/contracts';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { LimitFields } from '../../pieces/dates/BasisFields.tsx';
import { DurationFields } from '../../pieces/dates/DurationFields.tsx';
import { Arithmetic, ShortfallAlert } from '../../pieces/dates/PlanWords.tsx';
import styles from './CycleDialog.module.css';
import { StageFields } from './StageFields.tsx';
import type { Planning } from './use-planning.ts';

/** The dates of a year that is being opened, counted back live from what law, notice and body leave. */
export function PlanFields({ planning }: { planning: Planning }) {
  const { query, basis, dates, legalDate, waiting, wish, choose } = planning;
  return (
    <Loaded query={query}>
      {(plan) =>
        basis && (
          <div className={styles.plan} aria-busy={waiting}>
            <LimitFields basis={basis} onChange={wish} />
            {legalDate && basis.publishBy > legalDate && (
              <p className={styles.estimated}>▲ 晚于法定公开日{formatDay(legalDate, true)}，请核对通知。</p>
            )}
            <details className={styles.durations}>
              <summary>
                各阶段工作日数，合计 {sumOf(basis)} 个工作日<small>（点开可按本次通知调整）</small>
              </summary>
              <DurationFields
                value={basis.durations}
                delivers={basis.delivers}
                onChange={(durations) => wish({ ...basis, durations })}
              />
            </details>
            <ShortfallAlert plan={plan} onTake={(durations) => wish({ ...plan.basis, durations })} />
            <StageFields dates={dates} plan={plan} disabled={false} onChoose={choose} />
            <Arithmetic
              summary={`${limitWords(plan.basis.publishBy, legalDate)}，日期由此倒排`}
              lines={plan.arithmetic}
              estimated={plan.estimated}
              open
            />
          </div>
        )
      }
    </Loaded>
  );
}

const sumOf = ({ durations, delivers }: PlanBasis): number =>
  PLAN_STAGES.filter((stage) => delivers || stage !== 'deliver').reduce(
    (sum, stage) => sum + durations[stage],
    0,
  );

/** `法定公开日 2027年1月31日（周日）`, or the day that somebody set instead. */
const limitWords = (publishBy: string, legalDate: string | undefined): string =>
  `${publishBy === legalDate ? '法定公开日' : '公开的最后期限'} ${formatDay(publishBy, true)}（${formatWeekday(publishBy)}）`;
