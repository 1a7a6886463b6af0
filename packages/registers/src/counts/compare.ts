import {
  type CellPath,
  cellName,
  cellsOf,
  type CellValue,
  findCell,
  findTable,
  printCell,
  type ReportContent,
  type ReportFormat,
  type TableId,
  toUnits,
} from '@nianbao/report-formats';
import type { CellCount, Counts } from './count-cells.ts';

/** `only_records`: nothing is typed; `only_typed`: the registers say nothing of it. */
export type Verdict = 'equal' | 'differs' | 'only_records' | 'only_typed';

/** One cell, as the registers have it and as it stands in the report. */
export interface ComparedCell {
  table: TableId;
  path: CellPath;
  verdict: Verdict;
  counted: CellValue;
  stands: CellValue;
  ids: string[];
}

/** Every cell of which either side says something, in printed order. */
export function compareCells(
  format: ReportFormat,
  counts: Counts,
  content: Pick<ReportContent, 'tables'>,
): ComparedCell[] {
  return format.tables.flatMap((table) => {
    const [counted, stands] = [counts[table.id] ?? {}, content.tables[table.id] ?? {}];
    const printed = cellsOf(table).map(({ path }) => path);
    // An imported report may have figures on rows that the form leaves blank.
    const paths = new Set([...printed, ...Object.keys(counted), ...Object.keys(stands)]);
    return [...paths].flatMap((path) => {
      const count: CellCount | undefined = counted[path];
      const one = { counted: count?.value ?? null, stands: stands[path] ?? null };
      const verdict = verdictOf(one.counted, one.stands);
      return verdict ? [{ table: table.id, path, verdict, ...one, ids: count?.ids ?? [] }] : [];
    });
  });
}

function verdictOf(counted: CellValue, stands: CellValue): Verdict | null {
  if (counted === null) return stands === null ? null : 'only_typed';
  if (stands === null) return 'only_records';
  // 不适用 says that there is nothing to count.
  const [left, right] = [counted, stands].map((value) => (typeof value === 'number' ? toUnits(value) : 0));
  return left === right ? 'equal' : 'differs';
}

/** A compared cell in one sentence, for the cell itself and for the 签批单. */
export function explain(format: ReportFormat, compared: ComparedCell): string {
  const table = findTable(format, compared.table);
  const cell = table && findCell(table, compared.path);
  const name = table && cell ? cellName(table, cell) : compared.path;
  const unit = cell?.unit ?? '';
  const counted = `台账 ${printCell(compared.counted)}${unit}`;
  const stands = `表中 ${printCell(compared.stands)}${compared.stands === 'n/a' ? '' : unit}`;
  switch (compared.verdict) {
    case 'equal':
      return `${name}：${stands}，与台账一致`;
    case 'differs':
      return `${name}：${stands}，${counted}，相差 ${printCell(differenceOf(compared))}${unit}，请改正或者说明理由`;
    case 'only_records':
      return `${name}：未填，${counted}`;
    case 'only_typed':
      return `${name}：${stands}，台账没有相应记录`;
  }
}

const differenceOf = ({ counted, stands }: ComparedCell): number => {
  const [left, right] = [counted, stands].map((value) => (typeof value === 'number' ? toUnits(value) : 0));
  return Math.abs((left ?? 0) - (right ?? 0)) / toUnits(1);
};
