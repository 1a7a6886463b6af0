import type { PartTask, WaitingItem } from '@nianbao/contracts';
import { expect, it } from 'vitest';
import { GREEN } from '../../../test/a-report.ts';
import { groupTasks, horizonsOf, waitingOf } from './task-groups.ts';

const task = (id: string, kind: PartTask['kind'], dueOn: string | null, openReturns = 0): PartTask => ({
  kind,
  year: 2025,
  dueOn,
  light: null,
  part: {
    id,
    reportId: 'r',
    sectionId: 's1',
    sectionTitle: '一、总体情况',
    label: '全部',
    scope: { kind: 'whole' },
    status: 'drafting',
    departmentId: null,
    departmentName: null,
    assignees: [],
    dueOn,
    doneOn: null,
    filled: 0,
    total: 1,
    openReturns,
    version: 1,
    allowedActions: [],
    mayFill: true,
    mayNudge: false,
  },
});
const ids = (parts: readonly PartTask[]) => parts.map(({ part }) => part.id);

it('puts what waits for me first and the soonest deadline on top', () => {
  const groups = groupTasks(
    [
      task('later', 'fill', '2026-01-20'),
      task('theirs', 'wait', '2026-01-01'),
      task('open', 'fill', null),
      task('soon', 'fill', '2026-01-12'),
    ],
    [
      {
        kind: 'sign',
        reportId: 'r',
        year: 2025,
        title: '年报',
        status: 'signing',
        dueOn: '2026-01-26',
        light: GREEN,
      },
    ],
  );

  expect(groups.map(({ title }) => title)).toEqual(['待我签发', '待我填报', '等待他人']);
  expect(ids(groups[1]?.parts ?? [])).toEqual(['soon', 'later', 'open']);
});

it('puts what was returned before what is due the same day', () => {
  const [group] = groupTasks(
    [task('plain', 'fill', '2026-01-12'), task('returned', 'fill', '2026-01-12', 2)],
    [],
  );

  expect(ids(group?.parts ?? [])).toEqual(['returned', 'plain']);
});

const waiting = (partId: string | null): WaitingItem => ({
  reportId: 'r',
  partId,
  year: 2025,
  subject: '一、总体情况',
  step: '科室审核',
  holders: [],
  departmentName: null,
  since: null,
  dueOn: null,
  light: null,
  link: null,
});
const titles = (today: string, ...tasks: PartTask[]) =>
  horizonsOf({ today, parts: tasks, reports: [] }).map(
    ({ title, late, groups }) => `${title} ${late} ${groups.flatMap(({ parts }) => ids(parts)).join(' ')}`,
  );

// 14 January 2026 is a Wednesday, the 18th a Sunday.
it('puts what is late or due today under 今天, what is due by Sunday under 本周, the rest under 以后', () => {
  expect(
    titles(
      '2026-01-14',
      task('sunday', 'fill', '2026-01-18'),
      task('monday', 'fill', '2026-01-19'),
      task('today', 'fill', '2026-01-14'),
      task('late', 'fill', '2026-01-09'),
      task('tomorrow', 'fill', '2026-01-15'),
      task('undated', 'fill', null),
      task('theirs', 'wait', '2026-01-14'),
    ),
  ).toEqual(['今天 1 late today', '本周 0 tomorrow sunday', '以后 0 monday undated']);
});

it('ends the week on a Sunday, on the Sunday too', () => {
  expect(titles('2026-01-18', task('monday', 'fill', '2026-01-19'))).toEqual([
    '今天 0 ',
    '本周 0 ',
    '以后 0 monday',
  ]);
  expect(titles('2026-01-19', task('sunday', 'fill', '2026-01-25'))).toEqual([
    '今天 0 ',
    '本周 0 sunday',
    '以后 0 ',
  ]);
});

it('draws the kind of task with the latest first, whatever kind it is', () => {
  const [today] = horizonsOf({
    today: '2026-01-14',
    parts: [task('fill', 'fill', '2026-01-14'), task('judge', 'review', '2026-01-12')],
    reports: [
      {
        kind: 'sign',
        reportId: 'r',
        year: 2025,
        title: '年报',
        status: 'signing',
        dueOn: '2026-01-13',
        light: GREEN,
      },
    ],
  });

  expect(today?.groups.map(({ title }) => title)).toEqual(['待我审核', '待我签发', '待我填报']);
});

it('shows once what I handed on: with my 科室’s part where it is one, not at all where I am asked', () => {
  const found = waitingOf({
    parts: [task('own', 'wait', null), task('mine', 'fill', null)],
    waiting: [waiting('own'), waiting('mine'), waiting('elsewhere'), waiting(null)],
  });

  expect(found.parts.map(({ task: { part }, item }) => [part.id, item?.partId])).toEqual([['own', 'own']]);
  expect(found.others.map(({ partId }) => partId)).toEqual(['elsewhere', null]);
});
