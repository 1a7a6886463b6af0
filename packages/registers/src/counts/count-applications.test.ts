import { cellsOf, findFormat, findTable } from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Story, stories } from '../../test/stories.ts';
import { replay } from '../application/replay.ts';
import { countCells } from './count-cells.ts';

/** Many with LONG=1; a few whenever everything is tested. */
const runs = process.env['LONG'] === '1' ? { numRuns: 1000 } : { numRuns: 8 };
const YEARS = [2022, 2023, 2024, 2025, 2026];

/** Where an application counts in a year, told from its events alone: rows of section 三, without the columns. */
function modelRows(story: Story, all: readonly Story[], year: number): string[] {
  const began = yearOf(beganOn(story));
  const end = endingOf(story, all);
  const endedIn = end ? yearOf(end.on) : Number.POSITIVE_INFINITY;
  const rows: string[] = [];
  if (began === year) rows.push('new_received');
  if (began < year && endedIn >= year) rows.push('carried_in');
  if (end && endedIn === year) rows.push(end.row);
  if (began <= year && endedIn > year) rows.push('carried_out');
  return rows;
}

const yearOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCFullYear();
const beganOn = ({ registration }: Story): string => registration.splitFrom?.on ?? registration.receivedOn;

function endingOf(story: Story, all: readonly Story[]): { on: string; row: string } | null {
  for (const [index, event] of story.events.entries()) {
    const { on } = event;
    switch (event.type) {
      case 'lapse_correction':
        return { on, row: 'oh_no_correction' };
      case 'lapse_payment':
        return { on, row: 'oh_no_payment' };
      case 'withdraw':
      case 'transfer':
        return { on, row: 'oh_other' };
      case 'merge': {
        const main = all.find(({ registration }) => registration.id === event.into);
        const end = main ? endingOf(main, all) : null;
        return end && { ...end, on: end.on > on ? end.on : on };
      }
      case 'answer': {
        const [next] = story.events.slice(index + 1);
        const kept =
          next?.type === 'correct_answer' && yearOf(next.on) === yearOf(on) ? next.outcome : event.outcome;
        return { on, row: kept };
      }
      default:
    }
  }
  return null;
}

const format = findFormat('2021');
const table = findTable(format, 'applications');

/** The whole table by the model, `row/column` to the ids that count there. */
function modelTable(all: readonly Story[], year: number): Map<string, string[]> {
  const counted = new Map<string, string[]>();
  const add = (path: string, id: string) => counted.set(path, [...(counted.get(path) ?? []), id]);
  for (const story of all)
    for (const row of modelRows(story, all, year)) {
      const rows = row.startsWith('carried') || row === 'new_received' ? [row] : [row, 'results_total'];
      for (const each of rows) {
        add(`${each}/${story.registration.applicant}`, story.registration.id);
        add(`${each}/total`, story.registration.id);
      }
    }
  return counted;
}

const factsOf = (all: readonly Story[]) =>
  all.map(({ registration, events }) => {
    const { facts, refusal } = replay(registration, events);
    if (refusal) throw new Error(`${registration.id}: ${refusal.reason}`);
    return facts;
  });

const sorted = (ids: readonly string[] | undefined) => [...(ids ?? [])].toSorted();

describe('random years of applications', () => {
  it('fill the table of section 三 as an independent model does, each figure with its cases', () => {
    fc.assert(
      fc.property(stories(40), (all) => {
        const applications = factsOf(all);

        for (const year of YEARS) {
          const counts = countCells(format, year, { applications }).applications ?? {};
          const model = modelTable(all, year);
          const paths = table ? cellsOf(table).map(({ path }) => path) : [];
          expect(paths).toHaveLength(175);
          expect(paths.map((path) => [path, counts[path]?.value, sorted(counts[path]?.ids)])).toEqual(
            paths.map((path) => [path, model.get(path)?.length ?? 0, sorted(model.get(path))]),
          );
        }
      }),
      runs,
    );
  });

  it.each([
    ['each', 'other'],
    ['omit', 'omit'],
    ['each', 'omit'],
    ['omit', 'other'],
  ] as const)(
    'keep 一 + 二 = 三 + 四 and carry 四 into 二 of the next year (%s, %s)',
    (merged, transferred) => {
      fc.assert(
        fc.property(stories(30), (all) => {
          const applications = factsOf(all);
          const tables = YEARS.map(
            (year) => countCells(format, year, { applications }, { merged, transferred }).applications ?? {},
          );

          const columns = table?.blocks[0]?.columns.map(({ id }) => id) ?? [];
          expect(columns).toHaveLength(7);
          const figures = (at: number, row: string) =>
            columns.map((id) => Number(tables[at]?.[`${row}/${id}`]?.value));
          const cases = (at: number, row: string) => columns.map((id) => tables[at]?.[`${row}/${id}`]?.ids);
          for (const at of YEARS.keys()) {
            const [carriedIn, ended, open] = ['carried_in', 'results_total', 'carried_out'].map((row) =>
              figures(at, row),
            );
            const left = figures(at, 'new_received').map(
              (figure, column) => figure + (carriedIn?.[column] ?? 0),
            );
            expect(left).toEqual(ended?.map((figure, column) => figure + (open?.[column] ?? 0)));
          }
          for (const at of YEARS.slice(1).keys())
            expect(cases(at + 1, 'carried_in')).toEqual(cases(at, 'carried_out'));
        }),
        runs,
      );
    },
  );

  it('leave the table of a year as it was when it was published, whatever happens afterwards', () => {
    fc.assert(
      fc.property(stories(30), fc.constantFrom(...YEARS), (all, year) => {
        const last = `${year}-12-31`;
        const then = all
          .filter((story) => beganOn(story) <= last)
          .map(({ registration, events }) => ({
            registration,
            events: events.filter(({ on }) => on <= last),
          }));

        const published = countCells(format, year, { applications: factsOf(then) });

        expect(countCells(format, year, { applications: factsOf(all) })).toEqual(published);
      }),
      runs,
    );
  });
});
