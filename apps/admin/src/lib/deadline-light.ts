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
}): { tone: LightTone; text: string } | null {
  if (!dueOn) return null;
  if (doneOn) {
    const late = weekdaysBetween(dueOn, doneOn);
    return doneOn <= dueOn
      ? { tone: 'done', text: '按时完成' }
      : { tone: 'done_late', text: `迟 ${late} 日完成` };
  }
  if (today > dueOn) return { tone: 'late', text: `已逾期 ${weekdaysBetween(dueOn, today)} 个工作日` };
  const left = weekdaysBetween(today, dueOn);
  if (today === dueOn) return { tone: 'near', text: '今日到期' };
  return left <= nearWorkdays
    ? { tone: 'near', text: `临近（剩 ${left} 个工作日）` }
    : { tone: 'normal', text: '正常' };
}
