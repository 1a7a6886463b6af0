import type { BurnDownView, PartOutcome } from '@nianbao/contracts';
import { PART_STATUS_LABELS } from '../../lib/labels.ts';
import type { SheetOf } from '../../lib/workbook.ts';
import { OUTCOME_WORDS, outcomeWords } from './outcome-words.ts';
import { byDepartmentAndYear, type Group } from './tally.ts';

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
    '平均提前（日）',
    '平均逾期（日）',
    '最长逾期（日）',
  ],
  widths: [22, 8, 8, 12, 8, 8, 10, 10, 8, 12, 14, 14, 14],
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

/** What the words of the other sheets mean. */
export const MEANINGS: readonly (readonly [term: string, meaning: string])[] = [
  ['完整率', '已报送办公室的填报项 ÷ 全部填报项；公开过的年度更正期间不减'],
  ['及时率', '（提前＋按时）÷（提前＋按时＋逾期完成＋逾期未交）；未到期的不计'],
  ['提前、按时、逾期', '按首次提交与当时的期限比较；期限当日提交为按时，早一个工作日及以上为提前'],
  ['日', '工作日；逾期未交的计至今日'],
  ['退回次数', '科室负责人、办公室或领导退回、重新打开的次数；转办之前的不计入现承办科室'],
];
export const meaningFigures = (): Figures => ({
  name: '说明',
  head: ['项目', '说明'],
  widths: [18, 80],
  rows: MEANINGS,
});

const HISTORIES = { punctual: '各科室历年及时率（%）', returns: '各科室历年退回次数' } as const;

/** Is a 科室 getting better? One figure of it, year after year. */
export function historyFigures(parts: readonly PartOutcome[], of: keyof typeof HISTORIES): Figures {
  const { years, departments } = byDepartmentAndYear(parts);
  return {
    name: HISTORIES[of],
    head: ['科室', ...years.map(({ key }) => key)],
    widths: [22, ...years.map(() => 10)],
    rows: departments.map(({ name, tallies }) => [name, ...tallies.map((tally) => tally?.[of] ?? null)]),
  };
}

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
  days: [4, 5],
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
  days: [0],
  rows: points.map(({ day, accepted, left }) => [day, accepted, left]),
});
