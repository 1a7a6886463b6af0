import type { BurnDownView } from '@nianbao/contracts';
import {
  addDays,
  addWorkdays,
  type Calendar,
  type Day,
  estimatedYears,
  forecastCompletion,
  lastWorkdayOnOrBefore,
  workdaysBetween,
} from '@nianbao/workdays';

export interface Dates {
  reviewDue: Day;
  publishDue: Day;
  legalDate: Day;
}
/** What a forecast is reckoned from, in working days. */
export interface Grounds {
  /** So many accepted, less what was reopened, in so many working days. */
  finished: number;
  workdays: number;
  /** What the plan leaves between review and 公开. */
  stagesAfter: number;
  /** The last day on which all must be accepted for a publication in time, and how many working days are left to it. */
  latest: Day;
  untilLatest: number;
  /** To the legal date; negative when it is past. */
  untilLegal: number;
  /** Some day of it lies in a year whose holidays are not announced. */
  estimated: boolean;
}

/** Where the pace of the last working days leads, and what it is reckoned from. */
export function forecastOf(
  points: BurnDownView['points'],
  { reviewDue, publishDue, legalDate }: Dates,
  today: Day,
  calendar: Calendar,
): { forecast: BurnDownView['forecast']; grounds: Grounds } {
  const found = forecastCompletion([...beforeFirst(points), ...points], calendar);
  const { finished, workdays } = found.kind === 'done' ? { finished: 0, workdays: 0 } : found;
  const stagesAfter = Math.max(0, workdaysBetween(reviewDue, publishDue, calendar));
  const latest = addWorkdays(lastWorkdayOnOrBefore(legalDate, calendar), -stagesAfter, calendar);
  const grounds = {
    finished,
    workdays,
    stagesAfter,
    latest,
    untilLatest: workdaysBetween(today, latest, calendar),
    untilLegal: workdaysBetween(today, legalDate, calendar),
    estimated: estimatedYears([latest, legalDate], calendar).length > 0,
  };
  const publication = (acceptedOn: Day) => {
    const publishedOn = addWorkdays(acceptedOn, stagesAfter, calendar);
    return {
      publishedOn,
      lateWorkdays: workdaysBetween(legalDate, publishedOn, calendar),
      late: publishedOn > legalDate,
      estimated: estimatedYears([acceptedOn, publishedOn], calendar).length > 0,
    };
  };
  if (found.kind === 'done') return { grounds, forecast: { kind: 'done', ...publication(today) } };
  if (found.kind !== 'expected') return { grounds, forecast: { kind: found.kind } };
  const perWorkday = Math.round((finished * 10) / workdays) / 10;
  return {
    grounds,
    forecast: { kind: 'expected', acceptedOn: found.day, perWorkday, ...publication(found.day) },
  };
}

/** What was left when the work began: what is accepted on the first day counts, too. */
const beforeFirst = ([first]: BurnDownView['points']) =>
  first ? [{ day: addDays(first.day, -1), left: first.left + first.accepted }] : [];
