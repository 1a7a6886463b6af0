import { type Calendar, official } from './calendar.ts';
import { addWorkdays } from './count.ts';
import type { Day } from './dates.ts';

// All of the 《政府信息公开条例》(国务院令第711号, in force 2019-05-15). The day something happens is not counted.

/** 第二十六条: 自该政府信息形成或者变更之日起20个工作日内及时公开. */
export function proactiveDisclosureDueOn(formedOn: Day, calendar: Calendar = official): Day {
  return addWorkdays(formedOn, 20, calendar);
}

/** 第三十条: 自收到申请之日起7个工作日内一次性告知申请人作出补正. */
export function correctionNoticeDueOn(receivedOn: Day, calendar: Calendar = official): Day {
  return addWorkdays(receivedOn, 7, calendar);
}

/** 第三十二条: 第三方应当自收到征求意见书之日起15个工作日内提出意见. */
export function thirdPartyOpinionDueOn(askedOn: Day, calendar: Calendar = official): Day {
  return addWorkdays(askedOn, 15, calendar);
}

/** 第三十四条: 被征求意见的行政机关应当自收到征求意见书之日起15个工作日内提出意见. */
export function otherAgencyOpinionDueOn(askedOn: Day, calendar: Calendar = official): Day {
  return addWorkdays(askedOn, 15, calendar);
}

/**
 * 第三十三条: 自收到申请之日起20个工作日内予以答复. After a correction it runs from the day the corrected
 * application came in (第三十条); `pausedWorkdays` is the time spent asking third parties and other agencies,
 * which does not count.
 */
export function replyDueOn(receivedOn: Day, pausedWorkdays = 0, calendar: Calendar = official): Day {
  return addWorkdays(receivedOn, 20 + pausedWorkdays, calendar);
}

/** 第三十三条: 延长答复的期限最长不得超过20个工作日, with the consent of the office head and told to the applicant. */
export function extendedReplyDueOn(replyDue: Day, calendar: Calendar = official): Day {
  return addWorkdays(replyDue, 20, calendar);
}
