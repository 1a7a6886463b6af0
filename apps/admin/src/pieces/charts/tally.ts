import type { Outcome, PartOutcome } from '@nianbao/contracts';

/** What some parts come to: how many there are, how they came in, by how many working days, how often they came back. */
export interface Tally {
  parts: number;
  /** With the office, accepted, or public once. */
  handedIn: number;
  outcomes: Record<Outcome, number>;
  /** Of those that were early, and of those that were or are late; null where there are none. */
  meanEarly: number | null;
  meanLate: number | null;
  longestLate: number;
  returnedParts: number;
  returns: number;
  /** In percent, one decimal; null where there is nothing to judge yet. */
  complete: number | null;
  punctual: number | null;
}

export interface Group {
  key: string;
  name: string;
  tally: Tally;
}

export function tallyOf(parts: readonly PartOutcome[]): Tally {
  const of = (...outcomes: Outcome[]) => parts.filter(({ outcome }) => outcomes.includes(outcome));
  const late = of('late', 'overdue');
  const inTime = of('early', 'on_time').length;
  const handedIn = parts.filter((part) => part.handedIn).length;
  return {
    parts: parts.length,
    handedIn,
    outcomes: {
      early: of('early').length,
      on_time: of('on_time').length,
      late: of('late').length,
      overdue: of('overdue').length,
      pending: of('pending').length,
    },
    meanEarly: mean(of('early')),
    meanLate: mean(late),
    longestLate: Math.max(0, ...late.map(({ workdays }) => workdays)),
    returnedParts: parts.filter(({ returns }) => returns > 0).length,
    returns: parts.reduce((sum, { returns }) => sum + returns, 0),
    complete: percent(handedIn, parts.length),
    punctual: percent(inTime, inTime + late.length),
  };
}

/** In the order in which the 科室 first appear. */
export const byDepartment = (parts: readonly PartOutcome[]): Group[] =>
  grouped(
    parts,
    ({ departmentId }) => departmentId,
    ({ departmentName }) => departmentName,
  );

/** The earliest year first, as a chart is read. */
export const byYear = (parts: readonly PartOutcome[]): Group[] =>
  grouped(
    parts.toSorted((a, b) => a.year - b.year),
    ({ year }) => String(year),
    ({ year }) => `${year} 年度`,
  );

/** Of each 科室 its tally in each of the years, the earliest first; null where it had nothing to fill. */
export function byDepartmentAndYear(parts: readonly PartOutcome[]): {
  years: Group[];
  departments: { name: string; tallies: (Tally | null)[] }[];
} {
  const years = byYear(parts);
  const departments = byDepartment(parts).map(({ key, name }) => {
    const own = byYear(parts.filter(({ departmentId }) => departmentId === key));
    return { name, tallies: years.map((year) => own.find((one) => one.key === year.key)?.tally ?? null) };
  });
  return { years, departments };
}

function grouped(
  parts: readonly PartOutcome[],
  keyOf: (part: PartOutcome) => string,
  nameOf: (part: PartOutcome) => string,
): Group[] {
  const found = new Map<string, PartOutcome[]>();
  for (const part of parts) found.set(keyOf(part), [...(found.get(keyOf(part)) ?? []), part]);
  return [...found].flatMap(([key, own]) => {
    const [first] = own;
    return first ? [{ key, name: nameOf(first), tally: tallyOf(own) }] : [];
  });
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : rounded((100 * part) / whole);
const mean = (parts: readonly PartOutcome[]): number | null =>
  parts.length === 0 ? null : rounded(parts.reduce((sum, { workdays }) => sum + workdays, 0) / parts.length);
