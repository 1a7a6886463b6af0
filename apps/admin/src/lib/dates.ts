const ZONE = 'Asia/Shanghai';
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hourCycle: 'h23', ...options });
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });
const time = format({ hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'short' });

/** Today in Asia/Shanghai, whatever the browser's zone, as `2026-01-12`. */
export const today = (): string => isoDay.format(new Date());

const partsOf = (day: string) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
};

/** `1月12日`, or `2026年1月12日` with the year. */
export function formatDay(day: string, withYear = false): string {
  const { year, month, date } = partsOf(day);
  return `${withYear ? `${year}年` : ''}${month}月${date}日`;
}

/** `周六` */
export const formatWeekday = (day: string): string => weekday.format(new Date(`${day}T00:00:00Z`));

export const dayOf = (instant: string): string => isoDay.format(new Date(instant));

/** Short where it is recent: `刚刚`, `8 分钟前`, `10:32`, `昨天 10:32`, `1月12日 10:32`, `2025年1月12日 10:32`. */
export function formatInstant(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  const clock = time.format(at);
  if (minutes >= 0 && minutes < 1) return '刚刚';
  if (minutes >= 0 && minutes < 60) return `${minutes} 分钟前`;
  const day = isoDay.format(at);
  if (day === isoDay.format(now)) return clock;
  if (day === isoDay.format(new Date(now.getTime() - 86_400_000))) return `昨天 ${clock}`;
  return `${formatDay(day, day.slice(0, 4) !== isoDay.format(now).slice(0, 4))} ${clock}`;
}

/** `2026-01-12 10:32:05`, for records. */
export function formatExact(instant: string): string {
  const at = new Date(instant);
  return `${isoDay.format(at)} ${format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)}`;
}

/** The day in `2021年1月20日`, `2021-01-20 10:32` or `2021.1.20`; null where the words name none. */
export function dayOfWords(words: string | undefined): string | null {
  const [, year, month = '', date = ''] =
    /(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})/u.exec(words ?? '') ?? [];
  if (!year || Number(month) > 12 || Number(date) > 31) return null;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
