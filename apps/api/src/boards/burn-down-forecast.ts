import type { BurnDownView } from '@nianbao/contracts';
import {
  addDays,
  addWorkdays,
  type Calendar,
  type Day,
  dayInWords,
  estimatedYears,
  forecastCompletion,
  workdaysBetween,
} from '@nianbao/workdays';

export interface Dates {
  reviewDue: Day;
  publishDue: Day;
  legalDate: Day;
}
/** From what it is reckoned: so many accepted, less what was reopened, in so many working days. */
export interface Pace {
  finished: number;
  workdays: number;
}

/**
 * When the last part would be accepted at the pace of the last working days, and, with the working days that the plan
 * leaves between the review and the publication, when the report would be public.
 */
export function forecastOf(
  points: BurnDownView['points'],
  { reviewDue, publishDue, legalDate }: Dates,
  calendar: Calendar,
): { forecast: BurnDownView['forecast']; pace: Pace } {
  const found = forecastCompletion([...beforeFirst(points), ...points], calendar);
  if (found.kind === 'done') return { forecast: { kind: 'done' }, pace: { finished: 0, workdays: 0 } };
  const pace = { finished: found.finished, workdays: found.workdays };
  if (found.kind !== 'expected') return { forecast: { kind: found.kind }, pace };
  const stagesAfter = Math.max(0, workdaysBetween(reviewDue, publishDue, calendar));
  const publishedOn = addWorkdays(found.day, stagesAfter, calendar);
  return {
    pace,
    forecast: {
      kind: 'expected',
      acceptedOn: found.day,
      publishedOn,
      perWorkday: Math.round((found.finished * 10) / found.workdays) / 10,
      lateWorkdays: workdaysBetween(legalDate, publishedOn, calendar),
      late: publishedOn > legalDate,
      estimated: estimatedYears([found.day, publishedOn], calendar).length > 0,
    },
  };
}

/** What was left when the work began: what is accepted on the first day counts, too. */
const beforeFirst = ([first]: BurnDownView['points']) =>
  first ? [{ day: addDays(first.day, -1), left: first.left + first.accepted }] : [];

/** One sentence that says what it is reckoned from, and never more than it knows. */
export function forecastWords(
  forecast: BurnDownView['forecast'],
  { finished, workdays }: Pace,
  { left, legalDate }: Dates & { left: number },
): string {
  const lately = `近 ${workdays} 个工作日净审核通过 ${finished} 项`;
  switch (forecast.kind) {
    case 'done':
      return '全部填报项已审核通过。';
    case 'no_pace':
      if (workdays === 0) return `填报刚刚启动，还剩 ${left} 项，暂不能推算完成日期。`;
      return finished <= 0
        ? `近 ${workdays} 个工作日没有新的审核通过，还剩 ${left} 项，暂不能推算完成日期。`
        : `${lately}，还剩 ${left} 项；依据太少，暂不能推算完成日期。`;
    case 'beyond':
      return `${lately}，还剩 ${left} 项；按此进度近期不能完成，请尽快催办或调整分工。`;
    case 'expected': {
      const { acceptedOn, publishedOn, lateWorkdays, late, estimated } = forecast;
      const verdict = late
        ? `晚于法定期限 ${dayInWords(legalDate)} ${lateWorkdays} 个工作日`
        : `在法定期限 ${dayInWords(legalDate)}之前`;
      return `${lately}，还剩 ${left} 项：预计 ${dayInWords(acceptedOn)}全部审核通过，加上后续环节，预计 ${dayInWords(publishedOn)}公开，${verdict}。${estimated ? '该年节假日安排尚未公布，日期按推算。' : ''}`;
    }
  }
}
