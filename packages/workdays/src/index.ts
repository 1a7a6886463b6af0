export { type Arrangement, readArrangement } from './arrangement-text.ts';
export {
  type Calendar,
  type CalendarStatus,
  calendarWith,
  type Correction,
  isWeekday,
  official,
} from './calendar.ts';
export {
  addWorkdays,
  calendarStatus,
  estimatedYears,
  firstWorkdayOnOrAfter,
  isWorkday,
  lastWorkdayOnOrBefore,
  workdaysBetween,
} from './count.ts';
export { addDays, type Day, dayInWords, daysBetween, todayInShanghai } from './dates.ts';
export { type Forecast, forecastCompletion, PACE_WORKDAYS, type Remaining } from './forecast.ts';
export { type Deadline, type DeadlineLight, deadlineLight } from './light.ts';
export { noticeOf } from './notices.ts';
export {
  DEFAULT_DURATIONS,
  MAX_DURATION,
  type Plan,
  planBackwards,
  type PlanBasis,
  type PlannedStage,
  type Stage,
  STAGE_NAMES,
  type StageDurations,
  STAGES,
} from './plan.ts';
export { type Shortfall, shortfallOf } from './shortfall.ts';
export {
  correctionNoticeDueOn,
  extendedReplyDueOn,
  otherAgencyOpinionDueOn,
  proactiveDisclosureDueOn,
  replyDueOn,
  thirdPartyOpinionDueOn,
} from './statutory.ts';
