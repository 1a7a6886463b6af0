import { deadlineLight, workdaysBetween } from '@nianbao/workdays';
import { today as todayInChina } from './dates.ts';

export type LightTone = 'normal' | 'near' | 'late' | 'done' | 'done_late';

/** `text` in full, `short` where there is little room; `sign` stands before either. */
export interface Light {
  tone: LightTone;
  sign: string;
  text: string;
  short: string;
}

/** Working days after today up to and with `day`; negative when it is past. */
export const workdaysUntil = (day: string, from: string = todayInChina()): number =>
  workdaysBetween(from, day);

/** How a deadline stands today; `null` where no date is set. */
export function lightOf({
  dueOn,
  doneOn,
  nearWorkdays,
  today = todayInChina(),
}: {
  dueOn: string | null;
  doneOn: string | null;
  nearWorkdays: number;
  today?: string;
}): Light | null {
  if (!dueOn) return null;
  const { light, words } = deadlineLight({ dueOn, today, nearWorkdays, doneOn: doneOn ?? undefined });
  const [sign = '', ...rest] = words.split(' ');
  const text = rest.join(' ');
  const left = workdaysBetween(today, dueOn);
  switch (light) {
    case 'done':
      return { tone: doneOn && doneOn > dueOn ? 'done_late' : 'done', sign, text, short: text };
    case 'red':
      return { tone: 'late', sign, text, short: left === 0 ? text : `逾期 ${-left} 日` };
    case 'yellow':
      return { tone: 'near', sign, text, short: today === dueOn ? '今日到期' : `剩 ${left} 日` };
    case 'green':
      return { tone: 'normal', sign, text, short: text };
  }
}
