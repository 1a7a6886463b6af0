import { addWorkdays, type Calendar, official } from '@nianbao/workdays';
import { punctualityOf } from './clock.ts';
import {
  type ApplicationEvent,
  type ApplicationFacts,
  type EventOf,
  factsOf,
  type Registration,
} from './facts.ts';
import { nextApplicationStatus } from './machine.ts';
import { APPLICATION_ACTION_LABELS, type ApplicationAction } from './names.ts';
import { paymentDueOn } from './objections.ts';
import { periodsOn } from './periods.ts';
import { dateInWords } from './receipt.ts';

/** Events folded into facts, up to the first one that is refused. */
export interface Replayed {
  facts: ApplicationFacts;
  refusal: { index: number; event: ApplicationEvent; reason: string } | null;
}

/** What happened to an application, in the order in which it happened; on one day in the order given. */
export function replay(
  registration: Registration,
  events: readonly ApplicationEvent[],
  calendar: Calendar = official,
): Replayed {
  let facts = factsOf(registration);
  let last = registration.splitFrom?.on ?? registration.receivedOn;
  for (const [index, event] of events.entries()) {
    const reason = outOfOrder(facts, last, event);
    const next = reason === null ? step(facts, event, calendar) : { facts, refusal: reason };
    if (next.refusal !== null) return { facts, refusal: { index, event, reason: next.refusal } };
    facts = next.facts;
    last = event.on;
  }
  return { facts, refusal: null };
}

/** One more event on facts as they are stored. Whether it is older than the one before it, only `replay` can see. */
export function step(
  facts: ApplicationFacts,
  event: ApplicationEvent,
  calendar: Calendar = official,
): { facts: ApplicationFacts; refusal: string | null } {
  if (event.on < facts.receivedOn) return { facts, refusal: outOfOrder(facts, facts.receivedOn, event) };
  const { status, refusal } = nextApplicationStatus(facts, event, calendar);
  if (status === null) return { facts, refusal };
  return { facts: { ...facts, ...change(facts, event, calendar), status }, refusal: null };
}

function outOfOrder({ receivedOn }: ApplicationFacts, last: string, event: ApplicationEvent): string | null {
  const what = `${APPLICATION_ACTION_LABELS[event.type]}日期 ${dateInWords(event.on)}`;
  if (event.on < receivedOn) return `${what}早于收到申请之日 ${dateInWords(receivedOn)}`;
  return event.on < last ? `${what}早于前一步骤 ${dateInWords(last)}` : null;
}

type Changes<A extends ApplicationAction> = (
  facts: ApplicationFacts,
  event: EventOf<A>,
  calendar: Calendar,
) => Partial<ApplicationFacts>;

const ended = (on: string, outcome: string | null): Partial<ApplicationFacts> => ({
  endedOn: on,
  outcome,
  countedOutcome: outcome,
});

/** What each event adds to the facts. */
const CHANGES: { [A in ApplicationAction]: Changes<A> } = {
  ask_correction: (_, { on, dueOn }) => ({ correction: { askedOn: on, dueOn, receivedOn: null } }),
  receive_correction: ({ correction }, { on }) => ({
    correction: correction && { ...correction, receivedOn: on },
  }),
  lapse_correction: (_, { on }) => ended(on, 'oh_no_correction'),
  consult: ({ consultations, receivedOn }, { on, of, ref, deliveredOn }, calendar) => ({
    consultations: [
      ...consultations,
      {
        of,
        ref,
        on,
        dueOn: addWorkdays(deliveredOn ?? on, periodsOn(receivedOn).opinion, calendar),
        endedOn: null,
        silent: false,
      },
    ],
  }),
  receive_opinion: ({ consultations }, { on, ref, silent }) => ({
    consultations: consultations.map((one) =>
      one.ref === ref && one.endedOn === null ? { ...one, endedOn: on, silent: silent === true } : one,
    ),
  }),
  extend: (_, { on, workdays, approvedBy, toldOn }) => ({ extension: { on, workdays, approvedBy, toldOn } }),
  charge: (_, event) => ({
    charge: { on: event.on, amount: event.amount, dueOn: paymentDueOn(event), paidOn: null, paid: 0 },
  }),
  pay: ({ charge }, { on, amount }) => ({ charge: charge && { ...charge, paidOn: on, paid: amount } }),
  lapse_payment: (_, { on }) => ended(on, 'oh_no_payment'),
  answer: (facts, { on, outcome, documentNumber, earlier }, calendar) => ({
    ...ended(on, outcome),
    punctuality: punctualityOf(facts, on, calendar),
    documentNumber: documentNumber ?? null,
    earlier: earlier ?? null,
  }),
  correct_answer: ({ endedOn, countedOutcome, documentNumber }, { on, outcome, documentNumber: number }) => ({
    outcome,
    countedOutcome: endedOn?.slice(0, 4) === on.slice(0, 4) ? outcome : countedOutcome,
    documentNumber: number ?? documentNumber,
  }),
  withdraw: (_, { on }) => ended(on, 'oh_other'),
  transfer: (_, { on, to }) => ({ ...ended(on, 'oh_other'), transferredTo: to }),
  merge: (_, { on, into }) => ({ ...ended(on, 'oh_other'), mergedInto: into }),
  split: ({ parts }, event) => ({ parts: [...parts, ...event.parts] }),
  archive: () => ({}),
};

function change(
  facts: ApplicationFacts,
  event: ApplicationEvent,
  calendar: Calendar,
): Partial<ApplicationFacts> {
  // Each entry takes the event of its own key, which the compiler cannot follow through an index.
  const changes = CHANGES[event.type] as Changes<ApplicationAction>;
  return changes(facts, event, calendar);
}

/** The applications that a splitting makes: same receipt and clock, counted from the day of the splitting (一事一申请). */
export const partsOf = (
  facts: ApplicationFacts,
  { on, parts }: EventOf<'split'>,
  numberOf: (index: number) => string,
): Registration[] =>
  parts.map((id, index) => ({
    id,
    number: numberOf(index),
    receivedOn: facts.receivedOn,
    way: facts.way,
    applicant: facts.applicant,
    splitFrom: { id: facts.id, on },
  }));
