import type { DeadlineKind } from '@nianbao/contracts';
import {
  type Calendar,
  type Day,
  dayInWords,
  estimatedYears,
  STAGE_NAMES,
  workdaysBetween,
} from '@nianbao/workdays';
import type { StageMove } from '../../report/cycles/cycle-plan.ts';
import type { Notice } from './deadline.entity.ts';
import type { ReportFacts } from './report-facts.ts';
import type { MovedDeadline, Standing } from './settle-deadlines.ts';

export const DEADLINE_NAMES: Record<DeadlineKind, string> = {
  assign: '分派',
  fill: '填报',
  endorse: '科室审核',
  review: '办公室审核',
  secrecy: '保密审查',
  send: '送签',
  sign: '签发',
  deliver: '报送',
  publish: '公开',
};

/** 填报, or 修改 after a return: what is asked of whom. */
const nameOf = ({ open }: Standing): string =>
  open.kind === 'fill' && open.part?.status === 'returned' ? '退回修改' : DEADLINE_NAMES[open.kind];

/** `2025年度年报“一、总体情况”` or, of the whole report, `2025年度年报`. */
export const subjectOf = ({ report }: ReportFacts, title: string | null): string =>
  `${report.year}年度年报${title === null ? '' : `“${title}”`}`;

/** Pages of a report other than its board. */
const PAGES: Partial<Record<DeadlineKind, string>> = {
  sign: '/sign',
  secrecy: '/document',
  deliver: '/publishing',
};

/** Where the person finds what is asked. */
export function linkOf({ row, open }: Standing): string {
  if (row.partId !== null) return `/parts/${row.partId}`;
  return `/reports/${row.reportId}${PAGES[open.kind] ?? ''}`;
}

export function noticeText(
  standing: Standing,
  facts: ReportFacts,
  notice: Notice,
  { today, meantFor, missed, calendar }: { today: Day; meantFor: Day; missed: boolean; calendar: Calendar },
): string {
  const { row, open } = standing;
  const what = `${subjectOf(facts, open.part?.title ?? null)}${nameOf(standing)}`;
  const days = Math.abs(workdaysBetween(today, row.dueOn, calendar));
  const notes = [
    ...(estimatedYears([row.dueOn], calendar).length > 0 ? ['（该年节假日安排尚未公布，日期按推算）'] : []),
    ...(missed ? [`（补发：应于${dayInWords(meantFor)}提醒）`] : []),
  ].join('');
  if (notice === 'near') {
    const when = today === row.dueOn ? '今日到期' : `将于${dayInWords(row.dueOn)}到期，还剩 ${days} 个工作日`;
    return `${what}${when}${notes}`;
  }
  const late = `${dayInWords(row.dueOn)}到期，已逾期 ${days} 个工作日`;
  if (notice === 'overdue') return `${what}${late}，请尽快办理${notes}`;
  return `${what}${late}，办理人：${open.people.map(({ name }) => name).join('、') || '未确定'}${notes}`;
}

/** `1月12日（周一）`, with a mark where the holidays of its year are not announced. */
export const dated = (day: Day, calendar: Calendar): string =>
  `${dayInWords(day)}${estimatedYears([day], calendar).length > 0 ? '（按推算）' : ''}`;

/** `一、总体情况填报 1月12日（周一）→1月14日（周三）` */
export const moveWords = ({ row, open, from }: MovedDeadline, calendar: Calendar): string =>
  `${open.part?.title ?? ''}${DEADLINE_NAMES[open.kind]} ${dayInWords(from)}→${dated(row.dueOn, calendar)}`;

/** `2025年度年报填报截止 1月13日（周二）→1月12日（周一）` */
export const stageWords = (year: number, { stage, before, after }: StageMove, calendar: Calendar): string =>
  `${year}年度年报${STAGE_NAMES[stage]}截止 ${dayInWords(before)}→${dated(after, calendar)}`;
