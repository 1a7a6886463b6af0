import { addDays, addWorkdays, type Day } from '@nianbao/workdays';
import * as fc from 'fast-check';
import type { ApplicationEvent, Registration } from '../src/application/facts.ts';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  RECEIPT_WAYS,
  type ReceiptWay,
} from '../src/application/names.ts';
import { outcomesFor } from '../src/application/outcomes.ts';

/** An application's life as it is invented: what the product replays, and what the model reads by itself. */
export interface Story {
  registration: Registration;
  events: ApplicationEvent[];
}

const OUTCOMES = outcomesFor('2023-01-01')
  .filter(([, { needs }]) => needs === undefined)
  .map(([id]) => id);
const keysOf = <K extends string>(record: Record<K, unknown>): K[] => Object.keys(record) as K[];
const wait = fc.integer({ min: 0, max: 9 });

const life = fc.record({
  receivedAfter: fc.integer({ min: 0, max: 3 * 365 }),
  way: fc.constantFrom<ReceiptWay>(...keysOf(RECEIPT_WAYS)),
  applicant: fc.constantFrom<ApplicantKind>(...keysOf(APPLICANT_KINDS)),
  correction: fc.constantFrom('none', 'none', 'received', 'lapsed', 'awaited'),
  consultations: fc.integer({ min: 0, max: 2 }),
  extended: fc.boolean(),
  fee: fc.constantFrom('none', 'none', 'none', 'paid', 'lapsed', 'awaited'),
  parts: fc.constantFrom(0, 0, 0, 0, 1, 2),
  end: fc.constantFrom('answer', 'answer', 'answer', 'answer', 'withdraw', 'transfer', 'merge', 'open'),
  outcome: fc.constantFrom(...OUTCOMES),
  corrected: fc.option(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom(...OUTCOMES)), { freq: 3 }),
  waits: fc.array(wait, { minLength: 12, maxLength: 12 }),
  rest: fc.integer({ min: 0, max: 200 }),
});
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

/** Applications of three years, in the order of their registering; an application is joined only to an earlier one. */
export const stories = (maxLength: number): fc.Arbitrary<Story[]> =>
  fc.array(life, { maxLength, size: 'max' }).map((lives) => {
    const told = lives.flatMap((one, index) => tell(one, index));
    const received = new Map(told.map(({ registration: { id, receivedOn } }) => [id, receivedOn]));
    // Nothing is joined to an application that has not come in.
    const possible = (event: ApplicationEvent) =>
      event.type !== 'merge' || (received.get(event.into) ?? '') <= event.on;
    return told.map((story) => ({ ...story, events: story.events.filter(possible) }));
  });

function tell(one: Life, index: number): Story[] {
  const receivedOn = addDays('2022-01-01', one.receivedAfter);
  const registration: Registration = {
    id: `a${index}`,
    number: `〔2022〕${index + 1}号`,
    receivedOn,
    way: one.way,
    applicant: one.applicant,
  };
  const waits = [...one.waits];
  let on = receivedOn;
  const later = (): Day => (on = addDays(on, waits.pop() ?? 0));
  const events: ApplicationEvent[] = [];
  const parts = splitting(one, index, later, events);
  const partStories = parts.map((id, part) => ({
    registration: { ...registration, id, splitFrom: { id: registration.id, on } },
    events: ending({ ...one, end: part === 0 ? one.end : 'answer' }, addDays(on, one.rest + part), id),
  }));
  const own: Story = { registration, events };
  if (middle(one, events, later)) events.push(...ending(one, addDays(on, one.rest % 60), registration.id));
  return [own, ...partStories];
}

function splitting(one: Life, index: number, later: () => Day, events: ApplicationEvent[]): string[] {
  const parts = Array.from({ length: one.parts }, (_, part) => `a${index}-${part + 1}`);
  if (parts.length > 0) events.push({ type: 'split', on: later(), parts });
  return parts;
}

/** Pauses and the extension; false where the application came to its end in them, or still waits. */
function middle(one: Life, events: ApplicationEvent[], later: () => Day): boolean {
  if (one.correction !== 'none') {
    const askedOn = later();
    const dueOn = addDays(askedOn, 7);
    events.push({ type: 'ask_correction', on: askedOn, dueOn });
    if (one.correction === 'awaited') return false;
    if (one.correction === 'lapsed') {
      events.push({ type: 'lapse_correction', on: addDays(dueOn, 1) });
      return false;
    }
    events.push({ type: 'receive_correction', on: later() });
  }
  // Within the first days of the period, so that the law admits the step.
  const begun = events.length === 0 || one.correction === 'received' || one.parts > 0;
  if (one.extended && begun) {
    const on = later();
    events.push({ type: 'extend', on, workdays: 20, approvedBy: '办公室主任', toldOn: on });
  }
  const consultations = one.extended && begun ? one.consultations : 0;
  for (let asked = 0; asked < consultations; asked += 1) {
    const on = later();
    events.push({ type: 'consult', on, of: 'third_party', ref: `某公司${asked}` });
    events.push({ type: 'receive_opinion', on: later(), ref: `某公司${asked}` });
  }
  if (one.fee === 'none' || !one.extended || !begun) return true;
  const on = later();
  events.push({ type: 'charge', on, amount: 300 });
  if (one.fee === 'paid') events.push({ type: 'pay', on: later(), amount: 300 });
  if (one.fee === 'lapsed') events.push({ type: 'lapse_payment', on: addDays(on, 31) });
  return one.fee === 'paid';
}

function ending(one: Life, earliest: Day, id: string): ApplicationEvent[] {
  const index = Number(/\d+/u.exec(id)?.[0]);
  const on = addWorkdays(earliest, 1);
  switch (one.end) {
    case 'withdraw':
      return [{ type: 'withdraw', on }];
    case 'transfer':
      return [{ type: 'transfer', on, to: '云水县自然资源局' }];
    case 'merge':
      return index === 0 ? [] : [{ type: 'merge', on, into: `a${index - 1}` }];
    case 'open':
      return [];
    default: {
      const answer: ApplicationEvent = { type: 'answer', on, outcome: one.outcome };
      const { corrected } = one;
      if (!corrected) return [answer];
      const [days, outcome] = corrected;
      return [
        answer,
        { type: 'correct_answer', on: addDays(on, days), outcome, reason: '复议决定责令重新答复' },
      ];
    }
  }
}
