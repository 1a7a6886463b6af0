import type { PartTask } from '@nianbao/contracts';
import { expect, it } from 'vitest';
import { groupTasks } from './task-groups.ts';

const task = (id: string, kind: PartTask['kind'], dueOn: string | null, openReturns = 0): PartTask => ({
  kind,
  year: 2025,
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
    [{ kind: 'sign', reportId: 'r', year: 2025, title: '年报', status: 'signing', dueOn: '2026-01-26' }],
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
