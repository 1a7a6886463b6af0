import type { BurnDownView, PartOutcome } from '@nianbao/contracts';
import { PART_STATUS_LABELS } from '../../lib/labels.ts';
import type { SheetOf } from '../../lib/workbook.ts';
import { OUTCOME_WORDS, outcomeWords } from './outcome-words.ts';
import type { Group } from './tally.ts';

/** What a page shows as a table and Excel gets as a sheet: one declaration for both. */
export interface Figures extends SheetOf {
  head: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

const { early, on_time, late, overdue, pending } = OUTCOME_WORDS;

/** `first` says what a row is: 科室 or 年度. */
export const timelinessFigures = (name: string, first: string, groups: readonly Group[]): Figures => ({
  name,
  head: [
    first,
    '填报项',
    '已报送',
    '完整率（%）',
    early.name,
    on_time.name,
    late.name,
    overdue.name,
    pending.name,
    '及时率（%）',
    '平均提前（工作日）',
    '平均逾期（工作日）',
    '最长逾期（工作日）',
  ],
  widths: [22, 8, 8, 12, 8, 8, 10, 10, 8, 12, 18, 18, 18],
  rows: groups.map(({ name: group, tally }) => [
    group,
    tally.parts,
    tally.handedIn,
    tally.complete,
    tally.outcomes.early,
    tally.outcomes.on_time,
    tally.outcomes.late,
    tally.outcomes.overdue,
    tally.outcomes.pending,
    tally.punctual,
    tally.meanEarly,
    tally.meanLate,
    tally.longestLate,
  ]),
});

export const returnFigures = (groups: readonly Group[]): Figures => ({
  name: '退回次数',
  head: ['科室', '填报项', '被退回的填报项', '退回次数'],
  widths: [22, 10, 16, 10],
  rows: groups.map(({ name, tally }) => [name, tally.parts, tally.returnedParts, tally.returns]),
});

/** Every part by itself, for whoever wants to count otherwise. */
export const partFigures = (parts: readonly PartOutcome[]): Figures => ({
  name: '逐项',
  head: ['年度', '科室', '填报项', '状态', '首次期限', '首次提交', '结果', '工作日', '退回次数'],
  widths: [8, 18, 40, 12, 12, 12, 26, 8, 10],
  rows: parts.map((part) => [
    part.year,
    part.departmentName,
    part.title,
    PART_STATUS_LABELS[part.status],
    part.dueOn,
    part.doneOn,
    outcomeWords(part),
    part.workdays,
    part.returns,
  ]),
});

export const burnDownFigures = ({ points }: Pick<BurnDownView, 'points'>): Figures => ({
  name: '审核进度',
  head: ['日期', '审核通过', '当日余项'],
  widths: [14, 10, 10],
  rows: points.map(({ day, accepted, left }) => [day, accepted, left]),
});
