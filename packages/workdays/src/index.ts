export { type Calendar, type CalendarStatus, calendarWith, type Correction, official } from './calendar.ts';
export { addWorkdays, calendarStatus, isWorkday, lastWorkdayOnOrBefore, workdaysBetween } from './count.ts';
export { addDays, type Day, dayInWords, daysBetween, todayInShanghai } from './dates.ts';
export { type Deadline, type DeadlineLight, deadlineLight } from './light.ts';
export {
  DEFAULT_DURATIONS,
  type Plan,
  planBackwards,
  type PlannedStage,
  type Stage,
  type StageDurations,
  STAGES,
} from './plan.ts';
export {
  annualReportDueOn,
  correctionNoticeDueOn,
  extendedReplyDueOn,
  otherAgencyOpinionDueOn,
  proactiveDisclosureDueOn,
  replyDueOn,
  thirdPartyOpinionDueOn,
} from './statutory.ts';
