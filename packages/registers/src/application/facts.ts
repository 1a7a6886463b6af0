import type { Day } from '@nianbao/workdays';
import type { ApplicantKind, ApplicationAction, ApplicationStatus, ReceiptWay } from './names.ts';
import type { OutcomeId } from './outcomes.ts';

/** What is known of an application when it is registered. */
export interface Registration {
  id: string;
  number: string;
  /** The day of receipt by 条例第三十一条 (`receiptOf`). */
  receivedOn: Day;
  way: ReceiptWay;
  applicant: ApplicantKind;
  /** Part of another application that was split on that day (一事一申请). */
  splitFrom?: { id: string; on: Day };
}

interface Details {
  ask_correction: { dueOn: Day };
  receive_correction: object;
  lapse_correction: object;
  /** `ref` names the one asked, so that several can be asked at once; `deliveredOn` is the day the letter reached it. */
  consult: { of: 'third_party' | 'agency'; ref: string; deliveredOn?: Day };
  /** `silent`: its time went by without an opinion. */
  receive_opinion: { ref: string; silent?: boolean };
  extend: { workdays: number; approvedBy: string; toldOn: Day };
  /** `dueOn` where the notice sets another last day than the thirtieth. */
  charge: { amount: number; dueOn?: Day };
  pay: { amount: number };
  lapse_payment: object;
  answer: { outcome: OutcomeId; documentNumber?: string; earlier?: string };
  correct_answer: { outcome: OutcomeId; reason: string; documentNumber?: string };
  withdraw: object;
  transfer: { to: string };
  merge: { into: string };
  split: { parts: readonly string[] };
  archive: object;
}

/** What somebody did with an application, on a day. */
export type ApplicationEvent = {
  [A in ApplicationAction]: { type: A; on: Day } & Details[A];
}[ApplicationAction];
export type EventOf<A extends ApplicationAction> = Extract<ApplicationEvent, { type: A }>;

export interface Consultation {
  of: 'third_party' | 'agency';
  ref: string;
  on: Day;
  /** The last day for an opinion: nothing beyond it is left out of the period. */
  dueOn: Day;
  endedOn: Day | null;
  silent: boolean;
}

/** In the period, in the extended period, or after it. */
export type Punctuality = 'in_time' | 'extended' | 'late';

/** Everything that replayed events say; a row of the database holds it as it is. */
export interface ApplicationFacts extends Registration {
  status: ApplicationStatus;
  correction: { askedOn: Day; dueOn: Day; receivedOn: Day | null } | null;
  consultations: readonly Consultation[];
  extension: { on: Day; workdays: number; approvedBy: string; toldOn: Day } | null;
  charge: { on: Day; amount: number; dueOn: Day; paidOn: Day | null; paid: number } | null;
  /** The day it ended, however it did. */
  endedOn: Day | null;
  outcome: OutcomeId | null;
  /** The outcome that the year of the answer counts: later years correct an answer without changing its table. */
  countedOutcome: OutcomeId | null;
  punctuality: Punctuality | null;
  documentNumber: string | null;
  earlier: string | null;
  transferredTo: string | null;
  mergedInto: string | null;
  parts: readonly string[];
}

export const factsOf = (registration: Registration): ApplicationFacts => ({
  ...registration,
  status: 'registered',
  correction: null,
  consultations: [],
  extension: null,
  charge: null,
  endedOn: null,
  outcome: null,
  countedOutcome: null,
  punctuality: null,
  documentNumber: null,
  earlier: null,
  transferredTo: null,
  mergedInto: null,
  parts: [],
});

export const isOpen = ({ endedOn }: Pick<ApplicationFacts, 'endedOn'>): boolean => endedOn === null;
export const openConsultations = ({ consultations }: ApplicationFacts): Consultation[] =>
  consultations.filter(({ endedOn }) => endedOn === null);
