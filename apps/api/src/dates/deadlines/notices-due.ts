import type { DeadlineSettings, PersonRef } from '@nianbao/contracts';
import {
  addWorkdays,
  type Calendar,
  type Day,
  firstWorkdayOnOrAfter,
  lastWorkdayOnOrBefore,
  workdaysBetween,
} from '@nianbao/workdays';
import type { Notice } from './deadline.entity.ts';
import type { PeopleIndex } from '../../body/people/people-index.ts';
import type { Standing } from './settle-deadlines.ts';

/** Something to be said of a deadline today, if it was not said before. */
export interface DueNotice {
  notice: Notice;
  to: PersonRef[];
  /** The working day on which it ought to be said; earlier than today when the reminders did not run. */
  meantFor: Day;
}

export interface NoticeRules {
  people: PeopleIndex;
  settings: Pick<DeadlineSettings, 'escalation'>;
  nearWorkdays: number;
  calendar: Calendar;
  signerIds: readonly string[];
}

/**
 * What is to be said of an open deadline on `today`: that it is near, the working day after whoever owes it learnt of
 * the date at the earliest; that it is overdue; and, step by step, upwards. Nothing is decided or approved by itself.
 */
export function noticesDue({ row, open }: Standing, rules: NoticeRules, today: Day): DueNotice[] {
  const { calendar, nearWorkdays } = rules;
  if (today <= row.dueOn) {
    const meantFor = later(
      addWorkdays(lastWorkdayOnOrBefore(row.dueOn, calendar), -nearWorkdays, calendar),
      addWorkdays(row.since, 1, calendar),
    );
    return meantFor <= today ? [{ notice: 'near', to: open.people, meantFor }] : [];
  }
  const lateSince = later(addWorkdays(row.dueOn, 1, calendar), firstWorkdayOnOrAfter(row.since, calendar));
  const overdue: DueNotice = { notice: 'overdue', to: open.people, meantFor: lateSince };
  return [overdue, ...escalations({ row, open }, rules, today)].filter(({ meantFor }) => meantFor <= today);
}

function escalations({ row, open }: Standing, rules: NoticeRules, today: Day): DueNotice[] {
  const { calendar, settings } = rules;
  const owing = new Set(open.people.map(({ id }) => id));
  let lateDays = 1;
  return settings.escalation.flatMap(({ to: level, afterDays }) => {
    lateDays += afterDays;
    if (workdaysBetween(row.dueOn, today, calendar) < lateDays) return [];
    const to = holdersOf(level, open, rules).filter(({ id }) => !owing.has(id));
    const meantFor = later(
      addWorkdays(row.dueOn, lateDays, calendar),
      firstWorkdayOnOrAfter(row.since, calendar),
    );
    return [{ notice: level, to, meantFor }];
  });
}

/** The leader in charge is the first who signs; a body without signers tells all its leaders. */
function holdersOf(
  level: DeadlineSettings['escalation'][number]['to'],
  { departmentId }: Standing['open'],
  { people, signerIds }: NoticeRules,
): PersonRef[] {
  if (level === 'department_head') return departmentId === null ? [] : people.holders(level, departmentId);
  const [first] = signerIds;
  return level === 'leader' && first !== undefined
    ? people.withDelegates('leader', first)
    : people.holders(level);
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
