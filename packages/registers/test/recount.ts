// How long a year's recount takes (Node 24): node --conditions=@nianbao/source packages/registers/test/recount.ts
import { findFormat } from '@nianbao/report-formats';
import { addDays } from '@nianbao/workdays';
import { APPLICANT_KINDS } from '../src/application/names.ts';
import { outcomesFor } from '../src/application/outcomes.ts';
import { countCells } from '../src/counts/count-cells.ts';
import { aDocument, answered, anApplication } from './records.ts';

const kinds = Object.keys(APPLICANT_KINDS) as (keyof typeof APPLICANT_KINDS)[];
const outcomes = outcomesFor('2025-01-01').map(([id]) => id);
const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('the list is empty');
  return item;
};

const applications = Array.from({ length: 10_000 }, (_, i) => {
  const receivedOn = addDays('2023-01-01', i % 1095);
  const more = { id: `a${i}`, receivedOn, applicant: at(kinds, i) };
  return i % 20 === 0 ? anApplication(more) : answered(addDays(receivedOn, i % 60), at(outcomes, i), more);
});
const documents = Array.from({ length: 100_000 }, (_, i) => {
  const madeOn = addDays('2015-01-01', i % 4000);
  return aDocument({
    id: `x${i}`,
    madeOn,
    kind: i % 100 === 0 ? 'rules' : i % 10 === 0 ? 'normative' : 'other',
    websiteOn: i % 10 === 0 ? null : addDays(madeOn, i % 30),
    wechatOn: i % 3 === 0 ? addDays(madeOn, i % 40) : null,
    repealedOn: i % 25 === 0 ? addDays(madeOn, 700) : null,
  });
});

for (const [id, year] of [
  ['2021', 2025],
  ['2019', 2020],
  ['2014', 2018],
] as const) {
  const times = Array.from({ length: 60 }, () => {
    // Time of this process alone, whatever else the machine does.
    const start = process.cpuUsage();
    countCells(findFormat(id), year, { applications, documents });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  })
    // A server is warm.
    .slice(30)
    .toSorted((a, b) => a - b);
  const [first, median, last] = [times[0], times[15], times[29]].map((ms) => `${ms?.toFixed(1)} ms`);
  console.log(`${id}: median ${median}, ${first} to ${last}`);
}
