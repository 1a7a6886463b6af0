import { ESCALATION_LEVELS } from '@nianbao/contracts';
import { Checkbox, InputNumber } from 'antd';
import { LEVEL_LABELS } from '../../pieces/dates/deadline-labels.ts';
import styles from './DeadlineRulesForm.module.css';
import { type EscalationStep, toldOn, withStep } from './deadline-rules.ts';

/** Whom an overdue task is reported to, from below upwards, and after how many working days each. */
export function EscalationField({
  value = [],
  onChange,
}: {
  value?: readonly EscalationStep[];
  onChange?: (steps: EscalationStep[]) => void;
}) {
  const told = toldOn(value);
  return (
    <fieldset className={styles.group}>
      <legend>逾期上报</legend>
      {ESCALATION_LEVELS.map((level) => {
        const step = value.find(({ to }) => to === level);
        return (
          <div key={level} className={styles.step}>
            <Checkbox
              checked={step !== undefined}
              onChange={({ target }) => onChange?.(withStep(value, level, target.checked ? 1 : null))}
            >
              报{LEVEL_LABELS[level]}
            </Checkbox>
            {step && (
              <span className={styles.days}>
                再过
                <InputNumber
                  aria-label={`报${LEVEL_LABELS[level]}前再过几个工作日`}
                  value={step.afterDays}
                  min={1}
                  max={30}
                  precision={0}
                  controls={false}
                  style={{ width: 64 }}
                  onChange={(days) => days !== null && onChange?.(withStep(value, level, days))}
                />
                个工作日
              </span>
            )}
          </div>
        );
      })}
      <p className={styles.hint}>
        {told.length === 0
          ? '逾期只提醒承办人，不上报。'
          : `${told.map(({ to, day }) => `逾期第 ${day} 个工作日报${LEVEL_LABELS[to]}`).join('，')}。只提醒，不会自动通过或退回。`}
      </p>
    </fieldset>
  );
}
