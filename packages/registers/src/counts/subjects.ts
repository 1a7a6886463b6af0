import type { Day } from '@nianbao/workdays';
import type { ApplicationFacts } from '../application/facts.ts';
import type { DisputeRecord } from '../fields/disputes.ts';
import type { DocumentRecord } from '../fields/documents.ts';
import type { MeasureRecord } from '../fields/measures.ts';

/** The registers of a body. One that is left out fills no cell: its figures are typed as before. */
export interface Registers {
  applications?: readonly ApplicationFacts[];
  disputes?: readonly DisputeRecord[];
  documents?: readonly DocumentRecord[];
  measures?: readonly MeasureRecord[];
}

/**
 * What neither the form nor a document settles, as the body has it. `omit` concerns only applications that came and went
 * in one year: what last year's table carried over must end in this year's.
 */
export interface CountingOptions {
  /** 并案: every application counts with the outcome of the one it was joined to, or only that one does. */
  merged: 'each' | 'omit';
  /** 转办: counts as 其他处理 here, or only where it was handed to. */
  transferred: 'other' | 'omit';
}
export const USUAL_COUNTING: CountingOptions = { merged: 'each', transferred: 'other' };

/** An application as the tables see it: one day in, at most one day out. */
export interface CountedApplication {
  id: string;
  applicant: string;
  way: string;
  enteredOn: Day;
  endedOn: Day | null;
  outcome: string | null;
  punctuality: string | null;
  paidOn: Day | null;
  paid: number;
}

/**
 * Applications with 并案, 转办 and 拆分 settled. A part that was split off enters on the day of the splitting, so that a
 * splitting over the turn of the year leaves last year's carried-over figure as it was published.
 */
export function countedApplications(
  applications: readonly ApplicationFacts[],
  { merged, transferred }: CountingOptions = USUAL_COUNTING,
): CountedApplication[] {
  const byId = new Map(applications.map((one) => [one.id, one]));
  const counted: CountedApplication[] = [];
  for (const facts of applications) {
    const { id, applicant, way, splitFrom, receivedOn, charge } = facts;
    const enteredOn = splitFrom?.on ?? receivedOn;
    const leavesOut =
      (facts.transferredTo !== null && transferred === 'omit') ||
      (facts.mergedInto !== null && merged === 'omit');
    if (leavesOut && facts.endedOn !== null && sameYear(enteredOn, facts.endedOn)) continue;
    const end = facts.mergedInto !== null && merged === 'each' ? followed(facts, byId) : facts;
    counted.push({
      id,
      applicant,
      way,
      enteredOn,
      endedOn: end.endedOn,
      outcome: end.countedOutcome,
      punctuality: end.punctuality,
      paidOn: charge?.paidOn ?? null,
      paid: charge?.paid ?? 0,
    });
  }
  return counted;
}

const sameYear = (a: Day, b: Day): boolean => a.slice(0, 4) === b.slice(0, 4);
type End = Pick<ApplicationFacts, 'endedOn' | 'countedOutcome' | 'punctuality'>;

/**
 * How an application ends that was joined to another: as that one, but not before it was joined. It ends by itself where
 * the one it names is unknown or the joining runs in a circle.
 */
function followed(facts: ApplicationFacts, byId: ReadonlyMap<string, ApplicationFacts>): End {
  const seen = new Set<string>();
  let [now, joinedOn] = [facts, facts.endedOn];
  while (now.mergedInto !== null) {
    const next = byId.get(now.mergedInto);
    if (!next || seen.has(next.id)) return facts;
    seen.add(next.id);
    now = next;
    if (next.mergedInto !== null) joinedOn = laterOf(joinedOn, next.endedOn);
  }
  return { ...now, endedOn: now.endedOn === null ? null : laterOf(now.endedOn, joinedOn) };
}

const laterOf = (a: Day | null, b: Day | null): Day | null =>
  a !== null && b !== null && a > b ? a : (b ?? a);
