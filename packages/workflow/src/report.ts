import { setup, transition } from 'xstate';
import { type Actor, holds } from './actor.ts';
import { REPORT_ACTIONS, type ReportAction, type ReportStatus } from './names.ts';

/** What a decision about a report needs to know. The caller loads it; nothing here does I/O. */
export interface ReportFacts {
  /** Leaders who have still to sign, in the body's order. */
  signersLeft: readonly string[];
  /** The last part was just endorsed: review begins by itself, whoever endorsed it. */
  allEndorsed?: boolean;
  /** A correction is being prepared: where the report stood before it, and stands again when it is given up. */
  correcting?: 'published' | 'taken_down' | null;
}

type Event = { type: ReportAction; by: Actor };
type Situation = { context: ReportFacts; event: Event };

const nextSigner = ({ context: { signersLeft }, event: { by } }: Situation): boolean =>
  holds(by, 'leader') && signersLeft[0] !== undefined && signsFor(by, signersLeft[0]);

const signsFor = (by: Actor, signerId: string): boolean =>
  signerId === by.id || (by.standsInFor ?? []).includes(signerId);

const machine = setup({
  types: { context: {} as ReportFacts, input: {} as ReportFacts, events: {} as Event },
  guards: {
    office: ({ event: { by } }: Situation) => holds(by, 'office'),
    sendsUnchanged: ({ context: { signersLeft }, event: { by } }: Situation) =>
      holds(by, 'office') && signersLeft.length === 0,
    beginsReview: ({ context, event: { by } }: Situation) =>
      holds(by, 'office') || context.allEndorsed === true,
    reviewsSecrecy: ({ event: { by } }: Situation) => holds(by, 'secrecy_reviewer'),
    nextSigner,
    signsLast: (s: Situation) => nextSigner(s) && s.context.signersLeft.length === 1,
    abandonsToPublic: ({ context, event: { by } }: Situation) =>
      holds(by, 'office') && context.correcting === 'published',
    abandonsToTakenDown: ({ context, event: { by } }: Situation) =>
      holds(by, 'office') && context.correcting === 'taken_down',
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
  status === 'signing' &&
  (holds(by, 'office') || nextSigner({ context: facts, event: { type: 'sign', by } }));
