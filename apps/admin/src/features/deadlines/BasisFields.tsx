import type { PlanBasis } from '@nianbao/contracts';
import { DatePicker, Switch } from 'antd';
import dayjs from 'dayjs';
import styles from './Deadlines.module.css';
import { DurationFields } from './DurationFields.tsx';

const DAY = 'YYYY-MM-DD';

/** From what a plan is counted back: the last days for 公开 and 报送, their order, and how long each stage takes. */
export function BasisFields({ basis, onChange }: { basis: PlanBasis; onChange: (basis: PlanBasis) => void }) {
  return (
    <div className={styles.basis}>
      <div className={styles.limits}>
        <label className={styles.field}>
          公开的最后期限
          <DatePicker
            aria-label="公开的最后期限"
            allowClear={false}
            value={dayjs(basis.publishBy)}
            onChange={(day) => day && onChange({ ...basis, publishBy: day.format(DAY) })}
          />
        </label>
        <label className={styles.field}>
          报送的最后期限
          <DatePicker
            aria-label="报送的最后期限"
            placeholder="通知没有另定"
            value={basis.deliverBy ? dayjs(basis.deliverBy) : null}
            onChange={(day) => onChange({ ...basis, deliverBy: day ? day.format(DAY) : null })}
          />
        </label>
        <label className={styles.field}>
          先备案后公布
          <span>
            <Switch
              aria-label="先备案后公布"
              checked={basis.deliverFirst}
              checkedChildren="是"
              unCheckedChildren="否"
              onChange={(deliverFirst) => onChange({ ...basis, deliverFirst })}
            />
          </span>
        </label>
      </div>
      <DurationFields value={basis.durations} onChange={(durations) => onChange({ ...basis, durations })} />
    </div>
  );
}
