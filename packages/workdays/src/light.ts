import { type Calendar, official } from './calendar.ts';
import { workdaysBetween } from './count.ts';
import { type Day, daysBetween } from './dates.ts';

export interface DeadlineLight {
  light: 'green' | 'yellow' | 'red' | 'done';
  /** Sign and words together: colour never stands alone. */
  words: string;
}

export interface Deadline {
  dueOn: Day;
  today: Day;
  /** From how many working days left it counts as near. */
  nearWorkdays: number;
  doneOn?: Day | undefined;
}

/** Late is counted in working days while it lasts, and in plain days for good once it is done. */
export function deadlineLight(
  { dueOn, today, nearWorkdays, doneOn }: Deadline,
  calendar: Calendar = official,
): DeadlineLight {
  if (doneOn !== undefined) {
    const late = daysBetween(dueOn, doneOn);
    return { light: 'done', words: late > 0 ? `✓ 迟 ${late} 日完成` : '✓ 按时完成' };
  }
  const left = workdaysBetween(today, dueOn, calendar);
  if (daysBetween(today, dueOn) < 0)
    return { light: 'red', words: left === 0 ? '▲ 已逾期' : `▲ 已逾期 ${-left} 个工作日` };
  if (left > nearWorkdays) return { light: 'green', words: '● 正常' };
  return { light: 'yellow', words: today === dueOn ? '◐ 临近（今日到期）' : `◐ 临近（剩 ${left} 个工作日）` };
}
