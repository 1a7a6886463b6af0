import { setup, transition } from 'xstate';
import { type Actor, holds } from './actor.ts';
import type { ReportFacts } from './facts.ts';
import { REPORT_ACTIONS, type ReportAction, type ReportStatus } from './names.ts';
import { OFFICE, SECRECY_REVIEWER, signerSeats, sits, sitsInOne } from './seats.ts';

type Event = { type: ReportAction; by: Actor };
type Situation = { context: ReportFacts; event: Event };

const office = ({ event: { by } }: Situation): boolean => sits(OFFICE, by);
const nextSigner = ({ context, event: { by } }: Situation): boolean => sitsInOne(signerSeats(context), by);

const machine = setup({
  types: { context: {} as ReportFacts, input: {} as ReportFacts, events: {} as Event },
  guards: {
    office,
    sendsUnchanged: (s: Situation) => office(s) && s.context.signersLeft.length === 0,
    beginsReview: (s: Situation) => office(s) || s.context.allEndorsed === true,
    reviewsSecrecy: ({ event: { by } }: Situation) => sits(SECRECY_REVIEWER, by),
    nextSigner,
    signsLast: (s: Situation) => nextSigner(s) && s.context.signersLeft.length === 1,
    abandonsToPublic: (s: Situation) => office(s) && s.context.correcting === 'published',
    abandonsToTakenDown: (s: Situation) => office(s) && s.context.correcting === 'taken_down',
    leader: ({ event: { by } }: Situation) => holds(by, 'leader'),
  },
}).createMachine({
  id: 'report',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    draft: { on: { open: { guard: 'office', target: 'collecting' } } },
    collecting: { on: { begin_review: { guard: 'beginsReview', target: 'reviewing' } } },
    reviewing: {
      on: {
        pass_secrecy_review: { guard: 'reviewsSecrecy', target: 'reviewing' },
        send_to_sign: [
          // Taken back and sent again without a change: every signature still stands, and nobody is asked twice.
          { guard: 'sendsUnchanged', target: 'signed' },
          { guard: 'office', target: 'signing' },
        ],
        abandon_correction: [
          { guard: 'abandonsToPublic', target: 'published' },
          { guard: 'abandonsToTakenDown', target: 'taken_down' },
        ],
      },
    },
    signing: {
      on: {
        sign: [
          { guard: 'signsLast', target: 'signed' },
          { guard: 'nextSigner', target: 'signing' },
        ],
        return: { guard: 'nextSigner', target: 'reviewing' },
        take_back: { guard: 'office', target: 'reviewing' },
      },
    },
    signed: {
      on: {
        publish: { guard: 'office', target: 'published' },
        take_back: { guard: 'office', target: 'reviewing' },
      },
    },
    published: {
      on: {
        correct: { guard: 'office', target: 'reviewing' },
        take_down: { guard: 'leader', target: 'taken_down' },
      },
    },
    taken_down: { on: { correct: { guard: 'office', target: 'reviewing' } } },
  },
});

/**
 * The status `action` leads to, or `null` when `by` may not take it now. Whether the report is complete enough
 * is a second question (`obstacles` in the API): who may not act must not learn what is missing.
 */
export function nextReportStatus(
  status: ReportStatus,
  facts: ReportFacts,
  action: ReportAction,
  by: Actor,
): ReportStatus | null {
  const now = machine.resolveState({ value: status, context: facts });
  const event = { type: action, by };
  if (!now.can(event)) return null;
  const [next] = transition(machine, now, event);
  return next.value;
}

export const allowedReportActions = (status: ReportStatus, facts: ReportFacts, by: Actor): ReportAction[] =>
  REPORT_ACTIONS.filter((action) => nextReportStatus(status, facts, action, by) !== null);

/** 加签: while it is being signed, the office or the leader whose turn it is may name one more signer. */
export const mayAddSigner = (status: ReportStatus, facts: ReportFacts, by: Actor): boolean =>
  status === 'signing' && (sits(OFFICE, by) || nextSigner({ context: facts, event: { type: 'sign', by } }));
