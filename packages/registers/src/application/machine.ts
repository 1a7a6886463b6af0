import { type Calendar, official } from '@nianbao/workdays';
import { setup, transition } from 'xstate';
import { type ApplicationEvent, type ApplicationFacts, openConsultations } from './facts.ts';
import {
  APPLICATION_ACTIONS,
  APPLICATION_STATUS_LABELS,
  APPLICATION_ACTION_LABELS,
  type ApplicationAction,
  type ApplicationStatus,
} from './names.ts';
import { isSpent, objectionTo } from './objections.ts';

interface Case {
  facts: ApplicationFacts;
  calendar: Calendar;
}
type Situation = { context: Case; event: ApplicationEvent };

const stands = ({ context, event }: Situation): boolean =>
  objectionTo(context.facts, event, context.calendar) === null;
const endsConsulting = (s: Situation): boolean =>
  stands(s) && openConsultations(s.context.facts).length === 1;

const machine = setup({
  types: { context: {} as Case, input: {} as Case, events: {} as ApplicationEvent },
  guards: { stands, endsConsulting },
}).createMachine({
  id: 'application',
  context: ({ input }) => input,
  initial: 'registered',
  states: {
    registered: {
      on: {
        ask_correction: { guard: 'stands', target: 'awaiting_correction' },
        consult: { guard: 'stands', target: 'consulting' },
        extend: { guard: 'stands', target: 'registered' },
        charge: { guard: 'stands', target: 'awaiting_payment' },
        answer: { guard: 'stands', target: 'answered' },
        withdraw: { guard: 'stands', target: 'withdrawn' },
        transfer: { guard: 'stands', target: 'transferred' },
        merge: { guard: 'stands', target: 'merged' },
        split: { guard: 'stands', target: 'registered' },
      },
    },
    awaiting_correction: {
      on: {
        receive_correction: { guard: 'stands', target: 'registered' },
        lapse_correction: { guard: 'stands', target: 'abandoned' },
        withdraw: { guard: 'stands', target: 'withdrawn' },
      },
    },
    consulting: {
      on: {
        consult: { guard: 'stands', target: 'consulting' },
        receive_opinion: [
          { guard: 'endsConsulting', target: 'registered' },
          { guard: 'stands', target: 'consulting' },
        ],
        extend: { guard: 'stands', target: 'consulting' },
        answer: { guard: 'stands', target: 'answered' },
        withdraw: { guard: 'stands', target: 'withdrawn' },
      },
    },
    awaiting_payment: {
      on: {
        pay: { guard: 'stands', target: 'registered' },
        lapse_payment: { guard: 'stands', target: 'abandoned' },
        withdraw: { guard: 'stands', target: 'withdrawn' },
      },
    },
    answered: {
      on: {
        correct_answer: { guard: 'stands', target: 'answered' },
        archive: { guard: 'stands', target: 'archived' },
      },
    },
    abandoned: { on: { archive: { guard: 'stands', target: 'archived' } } },
    withdrawn: { on: { archive: { guard: 'stands', target: 'archived' } } },
    transferred: { on: { archive: { guard: 'stands', target: 'archived' } } },
    merged: { on: { archive: { guard: 'stands', target: 'archived' } } },
    archived: { on: { correct_answer: { guard: 'stands', target: 'archived' } } },
  },
});

/** The status a step leads to, or why it may not be taken. */
export function nextApplicationStatus(
  facts: ApplicationFacts,
  event: ApplicationEvent,
  calendar: Calendar = official,
): { status: ApplicationStatus; refusal: null } | { status: null; refusal: string } {
  const now = machine.resolveState({ value: facts.status, context: { facts, calendar } });
  if (!now.can(event)) {
    const words = APPLICATION_ACTION_LABELS[event.type];
    const objection = knows(facts.status, event.type) ? objectionTo(facts, event, calendar) : null;
    const refusal = objection ?? `“${APPLICATION_STATUS_LABELS[facts.status]}”的申请不能登记“${words}”`;
    return { status: null, refusal };
  }
  const [next] = transition(machine, now, event);
  return { status: next.value, refusal: null };
}

const knows = (status: ApplicationStatus, action: ApplicationAction): boolean =>
  machine.states[status]?.ownEvents.includes(action) === true;

/** Steps that the application's state knows and that are not used up; the day and the content of each may still be refused. */
export const allowedApplicationActions = (facts: ApplicationFacts): ApplicationAction[] =>
  APPLICATION_ACTIONS.filter((action) => knows(facts.status, action) && !isSpent(facts, action));
