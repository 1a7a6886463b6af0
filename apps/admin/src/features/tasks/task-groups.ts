import type { PartTask, ReportTask, TasksView, WaitingItem } from '@nianbao/contracts';
import { addDays } from '@nianbao/workdays';

type Kind = PartTask['kind'];

/** What each kind of waiting is called, in the order in which it is drawn. */
export const PART_GROUPS: Record<Kind, string> = {
  fill: '待我填报',
  hand_out: '待我分派',
  endorse: '待我审核',
  set_reviewers: '待我分派',
  review: '待我审核',
  assign: '待我分派',
  wait: '等待他人',
};

export const REPORT_TASKS: Record<ReportTask['kind'], { title: string; verb: string }> = {
  open: { title: '待开始填报', verb: '去开始填报' },
  begin_review: { title: '待我审核', verb: '去进入审核' },
  review: { title: '待我审核', verb: '去处理异议' },
  sign: { title: '待我签发', verb: '查看并签发' },
  secrecy: { title: '待我保密审查', verb: '开始审查' },
  send: { title: '待送签', verb: '去送签' },
  take_back: { title: '待收回', verb: '去收回' },
  prove: { title: '公开页面待处理', verb: '去核对' },
  deliver: { title: '待报送', verb: '去登记报送' },
  publish: { title: '待公开', verb: '去公开' },
};

const ORDER = [
  '待我签发',
  '待我保密审查',
  '待我填报',
  '待我分派',
  '待我审核',
  '待开始填报',
  '公开页面待处理',
  '待收回',
  '待送签',
  '待报送',
  '待公开',
  '等待他人',
];

export interface TaskGroup {
  title: string;
  parts: PartTask[];
  reports: ReportTask[];
}

/** Tasks under what they ask for, soonest deadline first; what is returned comes before what is due the same day. */
export function groupTasks(parts: readonly PartTask[], reports: readonly ReportTask[]): TaskGroup[] {
  return ORDER.map((title) => ({
    title,
    parts: parts.filter(({ kind }) => PART_GROUPS[kind] === title).toSorted(sooner),
    reports: reports
      .filter(({ kind }) => REPORT_TASKS[kind].title === title)
      .toSorted((a, b) => (a.dueOn ?? NEVER).localeCompare(b.dueOn ?? NEVER)),
  })).filter((group) => group.parts.length + group.reports.length > 0);
}

/** When something is due, seen from today; a deadline is the end of its day in Shanghai. */
export interface Horizon {
  key: 'today' | 'week' | 'later';
  title: string;
  /** What is asked, the group with the latest first. */
  groups: TaskGroup[];
  count: number;
  late: number;
}

/** 今天 (with everything late), 本周 (to Sunday), 以后 (with what has no date). What waits for others is in none. */
export function horizonsOf({
  today,
  parts,
  reports,
}: Pick<TasksView, 'today' | 'parts' | 'reports'>): Horizon[] {
  const sunday = sundayOf(today);
  const keyOf = (dueOn: string | null): Horizon['key'] =>
    dueOn === null || dueOn > sunday ? 'later' : dueOn > today ? 'week' : 'today';
  const mine = parts.filter(({ kind }) => kind !== 'wait');
  return HORIZONS.map(({ key, title }) => {
    const own = mine.filter(({ dueOn }) => keyOf(dueOn) === key);
    const ownReports = reports.filter(({ dueOn }) => keyOf(dueOn) === key);
    const days = [...own.map(({ dueOn }) => dueOn), ...ownReports.map(({ dueOn }) => dueOn)];
    return {
      key,
      title,
      groups: groupTasks(own, ownReports).toSorted((a, b) => soonestOf(a).localeCompare(soonestOf(b))),
      count: days.length,
      late: days.filter((day) => day !== null && day < today).length,
    };
  });
}

const HORIZONS = [
  { key: 'today', title: '今天' },
  { key: 'week', title: '本周' },
  { key: 'later', title: '以后' },
] as const;

/** 等待他人: parts of my own 科室 that others have, and, with who has it, what I handed on. */
export interface Waiting {
  parts: { task: PartTask; item: WaitingItem | undefined }[];
  others: WaitingItem[];
}

/** What waits for me to act is not what I wait for, even where I handed it on before. */
export function waitingOf({ parts, waiting }: Pick<TasksView, 'parts' | 'waiting'>): Waiting {
  const itemOf = (id: string) => waiting.find(({ partId }) => partId === id);
  const shown = new Set(parts.map(({ part }) => part.id));
  return {
    parts: parts
      .filter(({ kind }) => kind === 'wait')
      .toSorted(sooner)
      .map((task) => ({ task, item: itemOf(task.part.id) })),
    others: waiting.filter(({ partId }) => partId === null || !shown.has(partId)),
  };
}

/** The Sunday that ends the week of the day. */
function sundayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (7 - weekday) % 7);
}

const NEVER = '9999';

const soonestOf = ({ parts, reports }: TaskGroup): string =>
  [
    ...parts.map(({ dueOn }) => dueOn ?? NEVER),
    ...reports.map(({ dueOn }) => dueOn ?? NEVER),
  ].toSorted()[0] ?? NEVER;

const sooner = (a: PartTask, b: PartTask): number =>
  (a.dueOn ?? NEVER).localeCompare(b.dueOn ?? NEVER) || b.part.openReturns - a.part.openReturns;

/** Where a task about a report is done. */
export const reportTaskLink = ({ kind, reportId }: ReportTask): string => {
  const board = `/reports/${reportId}`;
  const links: Record<ReportTask['kind'], string> = {
    sign: `/reports/${reportId}/sign`,
    secrecy: `/reports/${reportId}/document?secrecy=1`,
    open: board,
    begin_review: board,
    review: board,
    send: board,
    take_back: board,
    prove: `/reports/${reportId}/publishing`,
    deliver: `/reports/${reportId}/publishing`,
    publish: board,
  };
  return links[kind];
};
