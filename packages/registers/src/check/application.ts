import { type Calendar, type Day, official } from '@nianbao/workdays';
import { lapsesOn } from '../application/clock.ts';
import type { ApplicationEvent, ApplicationFacts, Registration } from '../application/facts.ts';
import { factsOf } from '../application/facts.ts';
import { OUTCOMES } from '../application/outcomes.ts';
import { periodsOn } from '../application/periods.ts';
import { receiptOf } from '../application/receipt.ts';
import { replay } from '../application/replay.ts';
import { APPLICATIONS, type ApplicationRecord } from '../fields/applications.ts';
import { doubt, fault, type RegisterFinding } from '../finding.ts';
import { checkFields } from './fields.ts';

/** An event that a row of a list tells of, with the field that says when. */
interface Told {
  field: keyof ApplicationRecord;
  event: ApplicationEvent;
}

export const registrationOf = (row: ApplicationRecord): Registration => ({
  id: row.id,
  number: row.number,
  receivedOn: receiptOf(row).receivedOn,
  way: row.way,
  applicant: row.applicantKind,
});

/** What is written where a list does not name who agreed. */
const NOT_TOLD = '（未登记）';

/** The events that a flat row tells of, by date; on one day in the order of the procedure. */
export function eventsOf(row: ApplicationRecord): Told[] {
  const told: (Told | null)[] = [
    row.correctionAskedOn === null
      ? null
      : {
          field: 'correctionAskedOn',
          event: {
            type: 'ask_correction',
            on: row.correctionAskedOn,
            dueOn: row.correctionDueOn ?? row.correctionReceivedOn ?? row.correctionAskedOn,
          },
        },
    dated(row, 'correctionReceivedOn', (on) => ({ type: 'receive_correction', on })),
    dated(row, 'consultedOn', (on) => ({
      type: 'consult',
      on,
      of: row.consultedOf ?? 'third_party',
      ref: row.consulted ?? NOT_TOLD,
    })),
    dated(row, 'opinionOn', (on) => ({ type: 'receive_opinion', on, ref: row.consulted ?? NOT_TOLD })),
    dated(row, 'extendedOn', (on) => ({
      type: 'extend',
      on,
      workdays: row.extendedWorkdays ?? periodsOn(receiptOf(row).receivedOn).extension,
      approvedBy: row.extendedBy ?? NOT_TOLD,
      toldOn: on,
    })),
    dated(row, 'chargedOn', (on) => ({
      type: 'charge',
      on,
      amount: row.chargedAmount ?? 0,
      ...(row.paymentDueOn === null ? {} : { dueOn: row.paymentDueOn }),
    })),
    dated(row, 'paidOn', (on) => ({ type: 'pay', on, amount: row.chargedAmount ?? 0 })),
    dated(row, 'withdrawnOn', (on) => ({ type: 'withdraw', on })),
    dated(row, 'transferredOn', (on) => ({ type: 'transfer', on, to: row.transferredTo ?? NOT_TOLD })),
    endOf(row),
  ];
  return told
    .filter((one) => one !== null)
    .toSorted((a, b) => (a.event.on < b.event.on ? -1 : a.event.on > b.event.on ? 1 : 0));
}

function dated(
  row: ApplicationRecord,
  field:
    | 'correctionReceivedOn'
    | 'consultedOn'
    | 'opinionOn'
    | 'extendedOn'
    | 'chargedOn'
    | 'paidOn'
    | 'withdrawnOn'
    | 'transferredOn',
  event: (on: Day) => ApplicationEvent,
): Told | null {
  const on = row[field];
  return on === null ? null : { field, event: event(on) };
}

function endOf(row: ApplicationRecord): Told | null {
  const { endedOn, outcome } = row;
  if (endedOn === null || outcome === null) return null;
  if (outcome === 'oh_no_correction')
    return { field: 'endedOn', event: { type: 'lapse_correction', on: endedOn } };
  if (outcome === 'oh_no_payment') return { field: 'endedOn', event: { type: 'lapse_payment', on: endedOn } };
  return {
    field: 'endedOn',
    event: {
      type: 'answer',
      on: endedOn,
      outcome,
      ...(row.documentNumber === null ? {} : { documentNumber: row.documentNumber }),
      ...(row.earlier === null ? {} : { earlier: row.earlier }),
    },
  };
}

/** A row of the register: its facts as far as they can be believed, and what is wrong with it on that day. */
export function checkApplication(
  row: ApplicationRecord,
  today: Day,
  calendar: Calendar = official,
): { facts: ApplicationFacts | null; findings: RegisterFinding[] } {
  const ended = row.endedOn !== null || row.outcome !== null;
  const shape = checkFields(APPLICATIONS, { ...row }, ended ? 'answered' : '');
  if (shape.length > 0) return { facts: null, findings: shape };
  const receipt = receiptOf(row);
  const receiptDoubts = receipt.doubt === null ? [] : [doubt('confirmedOn', receipt.doubt, receipt.article)];
  const future = Object.entries(row).flatMap(([field, value]) =>
    APPLICATIONS.fields[field as keyof typeof APPLICATIONS.fields]?.type === 'day' &&
    !field.endsWith('DueOn') &&
    typeof value === 'string' &&
    value > today
      ? [fault(field, `日期 ${value} 晚于今天`)]
      : [],
  );
  const told = eventsOf(row);
  const registration = registrationOf(row);
  const { facts, refusal } = replay(
    registration,
    told.map(({ event }) => event),
    calendar,
  );
  const refused = refusal
    ? [fault(told[refusal.index]?.field ?? null, refusal.reason, basisOf(refusal.event))]
    : lapsesOn(facts, today, calendar).map(({ words, article }) => doubt(null, words, article));
  return {
    facts: refusal ? factsOf(registration) : facts,
    findings: [...receiptDoubts, ...future, ...missingParts(row), ...refused],
  };
}

/** A row whose later step tells that an earlier one was left out. */
function missingParts(row: ApplicationRecord): RegisterFinding[] {
  const told = (field: keyof ApplicationRecord) => row[field] !== null;
  const found: RegisterFinding[] = [];
  if (told('correctionAskedOn') && !told('correctionDueOn'))
    found.push(doubt('correctionDueOn', '告知补正而没有补正期限', '条例第三十条'));
  if (told('extendedOn') && !told('extendedBy'))
    found.push(doubt('extendedBy', '延期而没有登记批准人', '条例第三十三条第二款'));
  if (told('consultedOn') && !told('consulted')) found.push(doubt('consulted', '征求意见而没有登记对象'));
  return found;
}

const basisOf = (event: ApplicationEvent): string =>
  event.type === 'answer' ? (OUTCOMES.get(event.outcome)?.article ?? '') : '';
