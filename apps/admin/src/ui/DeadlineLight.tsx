import { lightOf } from '../lib/deadline-light.ts';
import styles from './DeadlineLight.module.css';

/** How a deadline stands, as sign, word and colour. Nothing where no date is set. */
export function DeadlineLight({
  dueOn,
  doneOn,
  nearWorkdays = 3,
  today,
  short = false,
}: {
  dueOn: string | null;
  /** The day on which it was done; null while it is open. */
  doneOn: string | null;
  nearWorkdays?: number;
  /** As `2026-01-12`; today in Asia/Shanghai when left out. */
  today?: string;
  /** Where there is little room: `逾期 3 日`. */
  short?: boolean;
}) {
  const light = lightOf({ dueOn, doneOn, nearWorkdays, ...(today ? { today } : {}) });
  if (!light) return null;
  return (
    <span className={`${styles.light} ${styles[light.tone]}`} {...(short ? { title: light.text } : {})}>
      <span aria-hidden="true">{light.sign}</span> {short ? light.short : light.text}
    </span>
  );
}
