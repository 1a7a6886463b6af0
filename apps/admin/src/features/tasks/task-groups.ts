import type { PartTask, ReportTask } from '@nianbao/contracts';

type Kind = PartTask['kind'];

/** What each kind of waiting is called, in the order in which it is drawn. */
export const PART_GROUPS: Record<Kind, string> = {
  fill: '待我填报',
  hand_out: '待我分派',
  endorse: '待我审核',
  review: '待我审核',
  assign: '待我分派',
  wait: '等待他人',
};

export const REPORT_TASKS: Record<ReportTask['kind'], { title: string; verb: string }> = {
  sign: { title: '待我签发', verb: '查看并签发' },
  review_secrecy: { title: '待我保密审查', verb: '开始审查' },
  send_to_sign: { title: '待送签', verb: '去送签' },
  publish: { title: '待公开', verb: '去公开' },
};

const ORDER = [
  '待我签发',
  '待我保密审查',
  '待我填报',
  '待我分派',
  '待我审核',
  '待送签',
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
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
  })).filter((group) => group.parts.length + group.reports.length > 0);
}

const NEVER = '9999';

const sooner = (a: PartTask, b: PartTask): number =>
  (a.part.dueOn ?? NEVER).localeCompare(b.part.dueOn ?? NEVER) || b.part.openReturns - a.part.openReturns;

/** Where a task about a report is done. */
export const reportTaskLink = ({ kind, reportId }: ReportTask): string => {
  const links: Record<ReportTask['kind'], string> = {
    sign: `/reports/${reportId}/sign`,
    review_secrecy: `/reports/${reportId}/document?secrecy=1`,
    send_to_sign: `/reports/${reportId}`,
    publish: `/reports/${reportId}`,
  };
  return links[kind];
};
