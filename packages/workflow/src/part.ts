import { setup, transition } from 'xstate';
import { type Actor, holds } from './actor.ts';
import { isBeingFilled, isBeingPlanned, type PartFacts } from './facts.ts';
import { PART_ACTIONS, type PartAction, type PartStatus } from './names.ts';
import { completesReview, reviewersAsked } from './review.ts';
import { endorserSeats, fillerSeats, headSeats, OFFICE, sits, sitsInOne } from './seats.ts';

type Event = { type: PartAction; by: Actor };
type Situation = { context: PartFacts; event: Event };

const fills = ({ context, event: { by } }: Situation): boolean => sitsInOne(fillerSeats(context), by);
/** A submission that nobody has to endorse goes straight to the office. */
export const mustBeEndorsed = ({ review, headStep, endorsementStands }: PartFacts): boolean =>
  review ? reviewersAsked(review).length > 0 : headStep && endorsementStands !== true;
const submits = (s: Situation): boolean => (fills(s) || heads(s)) && collects(s);
const endorses = (s: Situation): boolean => collects(s) && sitsInOne(endorserSeats(s.context), s.event.by);
const heads = ({ context, event: { by } }: Situation): boolean => sitsInOne(headSeats(context), by);
const office = ({ event: { by } }: Situation): boolean => sits(OFFICE, by);
const collects = ({ context }: Situation): boolean => isBeingFilled(context.reportStatus);
const plans = ({ context }: Situation): boolean => isBeingPlanned(context.reportStatus);

const machine = setup({
  types: { context: {} as PartFacts, input: {} as PartFacts, events: {} as Event },
  guards: {
    assigns: (s: Situation) => office(s) && plans(s),
    reassigns: (s: Situation) => (office(s) || heads(s)) && plans(s),
    delegates: (s: Situation) => heads(s) && plans(s),
    starts: (s: Situation) => (fills(s) || heads(s)) && collects(s),
    submitsToBeEndorsed: (s: Situation) => submits(s) && mustBeEndorsed(s.context),
    submitsToOffice: (s: Situation) => submits(s) && !mustBeEndorsed(s.context),
    withdraws: (s: Situation) =>
      s.event.by.id === s.context.submittedBy && s.context.judged !== true && collects(s),
    endorses,
    endorsesLast: (s: Situation) =>
      endorses(s) && (!s.context.review || completesReview(s.context.review, s.event.by)),
    reviews: (s: Situation) => office(s) && collects(s),
    reopens: (s: Situation) =>
      (office(s) && collects(s)) || (holds(s.event.by, 'leader') && s.context.returnedByLeader === true),
  },
}).createMachine({
  id: 'part',
  context: ({ input }) => input,
  initial: 'unassigned',
  states: {
    unassigned: { on: { assign: { guard: 'assigns', target: 'assigned' } } },
    assigned: {
      on: {
        delegate: { guard: 'delegates', target: 'drafting' },
        start: { guard: 'starts', target: 'drafting' },
        reassign: { guard: 'reassigns', target: 'assigned' },
      },
    },
    drafting: {
      on: {
        submit: [
          { guard: 'submitsToBeEndorsed', target: 'submitted' },
          { guard: 'submitsToOffice', target: 'endorsed' },
        ],
        delegate: { guard: 'delegates', target: 'drafting' },
        reassign: { guard: 'reassigns', target: 'assigned' },
      },
    },
    submitted: {
      on: {
        withdraw: { guard: 'withdraws', target: 'drafting' },
        endorse: [
          { guard: 'endorsesLast', target: 'endorsed' },
          { guard: 'endorses', target: 'submitted' },
        ],
        return: { guard: 'endorses', target: 'returned' },
        reassign: { guard: 'reassigns', target: 'assigned' },
      },
    },
    endorsed: {
      on: {
        withdraw: { guard: 'withdraws', target: 'drafting' },
        accept: { guard: 'reviews', target: 'accepted' },
        return: { guard: 'reviews', target: 'returned' },
        reassign: { guard: 'reassigns', target: 'assigned' },
      },
    },
    returned: {
      on: {
        submit: [
          { guard: 'submitsToBeEndorsed', target: 'submitted' },
          { guard: 'submitsToOffice', target: 'endorsed' },
        ],
        delegate: { guard: 'delegates', target: 'returned' },
        reassign: { guard: 'reassigns', target: 'assigned' },
      },
    },
    accepted: { on: { reopen: { guard: 'reopens', target: 'returned' } } },
  },
});

/** The status `action` leads to, or `null` when `by` may not take it now. */
export function nextPartStatus(
  status: PartStatus,
  facts: PartFacts,
  action: PartAction,
  by: Actor,
): PartStatus | null {
  const now = machine.resolveState({ value: status, context: facts });
  const event = { type: action, by };
  // XState ignores an event it does not know; `can` tells that from a step that stays where it is.
  if (!now.can(event)) return null;
  const [next] = transition(machine, now, event);
  return next.value;
}

/** What `by` may do with the part now. The API sends it, so that the browser decides nothing. */
export const allowedPartActions = (status: PartStatus, facts: PartFacts, by: Actor): PartAction[] =>
  PART_ACTIONS.filter((action) => nextPartStatus(status, facts, action, by) !== null);

/** Whether `by` may name the reviewers of the part: the office, until the part is endorsed. */
export const maySetReviewers = (status: PartStatus, facts: PartFacts, by: Actor): boolean =>
  sits(OFFICE, by) && isBeingPlanned(facts.reportStatus) && status !== 'endorsed' && status !== 'accepted';

/** Whether `by` may write text and figures of the part now. Writing into an assigned part starts it. */
export function mayFill(status: PartStatus, facts: PartFacts, by: Actor): boolean {
  const writable = status === 'assigned' || status === 'drafting' || status === 'returned';
  const situation = { context: facts, event: { type: 'start' as const, by } };
  return writable && collects(situation) && (fills(situation) || heads(situation));
}
