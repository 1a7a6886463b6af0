import { PLAN_STAGES, type PlanDurations } from '@nianbao/contracts';
import { MAX_DURATION, STAGE_NAMES } from '@nianbao/workdays';
import { InputNumber } from 'antd';
import styles from './Deadlines.module.css';

/** How many working days each stage takes. */
export function DurationFields({
  value,
  delivers,
  onChange,
}: {
  value: PlanDurations;
  /** Without 报送 there is no time for it. */
  delivers: boolean;
  onChange: (durations: PlanDurations) => void;
}) {
  return (
    <div className={styles.durations} role="group" aria-label="各阶段工作日数">
      {PLAN_STAGES.filter((stage) => delivers || stage !== 'deliver').map((stage) => (
        <label key={stage} className={styles.field}>
          {STAGE_NAMES[stage]}
          <InputNumber
            aria-label={`${STAGE_NAMES[stage]}工作日数`}
            value={value[stage]}
            min={0}
            max={MAX_DURATION}
            precision={0}
            // Its buttons speak English to a screen reader; the arrow keys step as well.
            controls={false}
            suffix="个工作日"
            style={{ width: '100%' }}
            onChange={(days) => days !== null && onChange({ ...value, [stage]: days })}
          />
        </label>
      ))}
    </div>
  );
}
