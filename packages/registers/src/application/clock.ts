import {
  addWorkdays,
  addDays,
  type Calendar,
  type Day,
  type DeadlineLight,
  deadlineLight,
  estimatedYears,
  official,
  workdaysBetween,
} from '@nianbao/workdays';
import type { ApplicationFacts, Consultation, Punctuality } from './facts.ts';
import { isOpen, openConsultations } from './facts.ts';
import { type Periods, periodsOn } from './periods.ts';
import { dateInWords, receiptOf } from './receipt.ts';

/** One line of the arithmetic: what was reckoned, to which day it leads, and by which article. */
export interface ClockStep {
  words: string;
  on: Day;
  article: string;
}

/** The statutory clock of an application, with all of its arithmetic. */
export interface Clock {
  /** The day from which the period runs: receipt, corrected application, or payment. */
  startOn: Day;
  /** Without the extension. */
  ordinaryDueOn: Day;
  dueOn: Day;
  /** Working days of consulting that are not counted. */
  excluded: number;
  steps: ClockStep[];
  /** Years whose holidays are not announced yet: dates in them are estimates. */
  estimatedYears: number[];
}

/**
 * The legal date as known at the end of `today`; left out, an open consultation is taken to last as long as it may.
 * While a correction or a payment is awaited the date is that of the old period: `lightOn` shows the pause.
 */
export function clockOf(facts: ApplicationFacts, calendar: Calendar = official, today?: Day): Clock {
  const periods = periodsOn(facts.receivedOn);
  const start = startOf(facts);
  const due = addWorkdays(start.on, periods.reply, calendar);
  const steps = [
    ...start.steps,
    {
      words: `自该日起 ${periods.reply} 个工作日，至${dateInWords(due)}`,
      on: due,
      article: periods.replyArticle,
    },
  ];
  const pauses = consultationSteps(facts.consultations, start.on, due, periods, calendar, today);
  const ordinaryDueOn = pauses.dueOn;
  steps.push(...pauses.steps);
  let dueOn = ordinaryDueOn;
  if (facts.extension) {
    const { workdays, approvedBy, toldOn } = facts.extension;
    dueOn = addWorkdays(ordinaryDueOn, workdays, calendar);
    steps.push({
      words: `经政府信息公开工作机构负责人${approvedBy}同意延长 ${workdays} 个工作日（${dateInWords(toldOn)}告知申请人），至${dateInWords(dueOn)}`,
      on: dueOn,
      article: periods.extensionArticle,
    });
  }
  return {
    startOn: start.on,
    ordinaryDueOn,
    dueOn,
    excluded: pauses.excluded,
    steps,
    estimatedYears: estimatedYears([start.on, dueOn], calendar),
  };
}

function startOf({ receivedOn, way, correction, charge }: ApplicationFacts): { on: Day; steps: ClockStep[] } {
  const { words, article } = receiptOf({ way, arrivedOn: receivedOn, confirmedOn: receivedOn });
  const steps = [{ words, on: receivedOn, article }];
  if (correction?.receivedOn) {
    steps.push({
      words: `${dateInWords(correction.askedOn)}告知补正，${dateInWords(correction.receivedOn)}收到补正，期限自收到补正的申请之日起计算`,
      on: correction.receivedOn,
      article: '条例第三十条',
    });
  }
  if (charge?.paidOn) {
    steps.push({
      words: `${dateInWords(charge.on)}发出收费通知，${dateInWords(charge.paidOn)}缴费，期限自缴费次日起重新计算`,
      on: charge.paidOn,
      article: '国办函〔2020〕109号第七条',
    });
  }
  const inOrder = steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { on: inOrder.at(-1)?.on ?? receivedOn, steps: inOrder };
}

const ASKED = {
  third_party: { name: '第三方', article: '条例第三十二条' },
  agency: { name: '其他行政机关', article: '条例第三十四条' },
} as const;

/** Working days of consulting, each taken off once though two consultations overlap; one begun after the date is too late. */
function consultationSteps(
  consultations: readonly Consultation[],
  startOn: Day,
  due: Day,
  periods: Periods,
  calendar: Calendar,
  today?: Day,
): { dueOn: Day; excluded: number; steps: ClockStep[] } {
  const taken = new Set<Day>();
  const steps: ClockStep[] = [];
  let dueOn = due;
  for (const one of consultations) {
    const until = endOf(one, today);
    if (until <= startOn || one.on > dueOn) continue;
    const own = workdaysIn(one.on < startOn ? startOn : one.on, until, calendar);
    const fresh = own.filter((day) => !taken.has(day));
    for (const day of fresh) taken.add(day);
    dueOn = addWorkdays(due, taken.size, calendar);
    const { name, article } = ASKED[one.of];
    const overlap = own.length - fresh.length;
    steps.push({
      words: `${dateInWords(one.on)}至${dateInWords(until)}征求${name}意见，占用 ${own.length} 个工作日${overlap > 0 ? `（其中 ${overlap} 个与另一次重叠，只扣一次）` : ''}，不计入期限，顺延至${dateInWords(dueOn)}`,
      on: dueOn,
      article: `${periods.consultationArticle}、${article}`,
    });
  }
  return { dueOn, excluded: taken.size, steps };
}

/** The last day that a consultation stops the clock: it ends itself when the time for an opinion is over. */
function endOf({ endedOn, dueOn }: Consultation, today?: Day): Day {
  const known = endedOn ?? today ?? dueOn;
  return known < dueOn ? known : dueOn;
}

function workdaysIn(after: Day, until: Day, calendar: Calendar): Day[] {
  const days: Day[] = [];
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (calendar.isWorkday(day)) days.push(day);
  return days;
}

export type ApplicationLight = DeadlineLight | { light: 'paused'; words: string };

/** From how many working days left a date counts as near, unless the body says otherwise. */
export const NEAR_WORKDAYS = 3;

/** The light of an application at the end of a day. A pause is no light of its own once its time is over. */
export function lightOn(
  facts: ApplicationFacts,
  today: Day,
  calendar: Calendar = official,
  nearWorkdays: number = NEAR_WORKDAYS,
): ApplicationLight {
  const paused = isOpen(facts) ? pauseOn(facts, today) : null;
  if (paused) return { light: 'paused', words: `⏸ ${paused}` };
  const { dueOn } = clockOf(facts, calendar, facts.endedOn ?? today);
  return deadlineLight({ dueOn, today, nearWorkdays, doneOn: facts.endedOn ?? undefined }, calendar);
}

function pauseOn(facts: ApplicationFacts, today: Day): string | null {
  const { status, correction, charge } = facts;
  if (status === 'awaiting_correction' && correction && today <= correction.dueOn)
    return `等待补正，补正期限 ${dateInWords(correction.dueOn)}`;
  if (status === 'awaiting_payment' && charge && today <= charge.dueOn)
    return `等待缴费，缴费期限 ${dateInWords(charge.dueOn)}`;
  const [last] = openConsultations(facts)
    .map(({ dueOn }) => dueOn)
    .toSorted()
    .toReversed();
  return last !== undefined && today <= last ? `征求意见中，意见期限 ${dateInWords(last)}` : null;
}

/** How an answer on that day keeps the period. */
export function punctualityOf(facts: ApplicationFacts, on: Day, calendar: Calendar = official): Punctuality {
  const { ordinaryDueOn, dueOn } = clockOf(facts, calendar, on);
  if (on <= ordinaryDueOn) return 'in_time';
  return on <= dueOn ? 'extended' : 'late';
}

/** What is wrong with an application at the end of a day though no step was refused. */
export function lapsesOn(facts: ApplicationFacts, today: Day, calendar: Calendar = official): ClockStep[] {
  const { correction, charge, status, receivedOn } = facts;
  const found: ClockStep[] = [];
  const { correctionNotice } = periodsOn(receivedOn);
  if (correction && correctionNotice !== null) {
    const by = addWorkdays(receivedOn, correctionNotice, calendar);
    if (correction.askedOn > by)
      found.push({
        words: `补正告知应在 ${dateInWords(by)}前作出，实际 ${dateInWords(correction.askedOn)}，迟 ${workdaysBetween(by, correction.askedOn, calendar)} 个工作日`,
        on: by,
        article: '条例第三十条',
      });
  }
  if (correction?.receivedOn && correction.receivedOn > correction.dueOn)
    found.push({ words: '补正晚于所定期限，应有正当理由', on: correction.dueOn, article: '条例第三十条' });
  if (status === 'awaiting_correction' && correction && today > correction.dueOn)
    found.push({
      words: `补正期限 ${dateInWords(correction.dueOn)}已过，请登记收到补正或者逾期不补正`,
      on: correction.dueOn,
      article: '条例第三十条',
    });
  if (status === 'awaiting_payment' && charge && today > charge.dueOn)
    found.push({
      words: `缴费期限 ${dateInWords(charge.dueOn)}已过，请登记缴费或者逾期未缴费`,
      on: charge.dueOn,
      article: '国办函〔2020〕109号第六条',
    });
  return [...found, ...(isOpen(facts) ? endlessConsultations(facts, today) : [])];
}

const endlessConsultations = (facts: ApplicationFacts, today: Day): ClockStep[] =>
  openConsultations(facts)
    .filter(({ dueOn }) => today > dueOn)
    .map(({ of, ref, dueOn }) => ({
      words: `征求${ref}意见的期限 ${dateInWords(dueOn)}已过，期限自次日起继续计算；请登记意见或者逾期未提出意见`,
      on: dueOn,
      article: ASKED[of].article,
    }));
