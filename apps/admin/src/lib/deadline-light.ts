import { today as todayInChina } from './dates.ts';

export type LightTone = 'normal' | 'near' | 'late' | 'done' | 'done_late';

/** Mondays to Fridays after `from` up to and including `to`. */
function weekdaysBetween(from: string, to: string): number {
  let count = 0;
  for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) {
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** Working days that are left after `from` up to and including `to`. */
export const workdaysUntil = (to: string, from: string = todayInChina()): number => weekdaysBetween(from, to);

export interface Light {
  tone: LightTone;
  text: string;
  short: string;
}

/** How a deadline stands today, in tone and words; `null` where no date is set. */
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
  if (doneOn) {
    if (doneOn <= dueOn) return { tone: 'done', text: '按时完成', short: '按时完成' };
    const text = `迟 ${weekdaysBetween(dueOn, doneOn)} 日完成`;
    return { tone: 'done_late', text, short: text };
  }
  if (today > dueOn) {
    const late = weekdaysBetween(dueOn, today);
    return { tone: 'late', text: `已逾期 ${late} 个工作日`, short: `逾期 ${late} 日` };
  }
  if (today === dueOn) return { tone: 'near', text: '今日到期', short: '今日到期' };
  const left = weekdaysBetween(today, dueOn);
  return left <= nearWorkdays
    ? { tone: 'near', text: `临近（剩 ${left} 个工作日）`, short: `剩 ${left} 日` }
    : { tone: 'normal', text: '正常', short: '正常' };
}
