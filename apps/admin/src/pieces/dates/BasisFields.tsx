import type { PlanBasis } from '@nianbao/contracts';
import { DatePicker, Switch } from 'antd';
import dayjs from 'dayjs';
import styles from './Deadlines.module.css';
import { DurationFields } from './DurationFields.tsx';

const DAY = 'YYYY-MM-DD';

interface Basis {
  basis: PlanBasis;
  onChange: (basis: PlanBasis) => void;
}

/** From what a plan is counted back: the last days for 公开 and 报送, their order, and how long each stage takes. */
export const BasisFields = ({ basis, onChange }: Basis) => (
  <div className={styles.basis}>
    <LimitFields basis={basis} onChange={onChange} />
    <DurationFields
      value={basis.durations}
      delivers={basis.delivers}
      onChange={(durations) => onChange({ ...basis, durations })}
    />
  </div>
);

/** The last days that law and notice leave, whether there is a 报送, and whether 公开 waits for it. */
export const LimitFields = ({ basis, onChange }: Basis) => (
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
    <YesNo
      label="报送上级机关"
      checked={basis.delivers}
      onChange={(delivers) => onChange({ ...basis, delivers })}
    />
    {basis.delivers && (
      <>
        <label className={styles.field}>
          报送的最后期限
          <DatePicker
            aria-label="报送的最后期限"
            placeholder="通知没有另定"
            value={basis.deliverBy ? dayjs(basis.deliverBy) : null}
            onChange={(day) => onChange({ ...basis, deliverBy: day ? day.format(DAY) : null })}
          />
        </label>
        <YesNo
          label="先备案后公布"
          checked={basis.deliverFirst}
          onChange={(deliverFirst) => onChange({ ...basis, deliverFirst })}
        />
      </>
    )}
  </div>
);

/** A switch below its name. */
export const YesNo = ({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) => (
  <label className={styles.field}>
    {label}
    <span>
      <Switch
        aria-label={label}
        checked={checked}
        checkedChildren="是"
        unCheckedChildren="否"
        onChange={onChange}
      />
    </span>
  </label>
);
