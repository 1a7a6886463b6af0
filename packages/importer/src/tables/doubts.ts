import { cellAddress, type CellValue, type TableContent, type TableFormat } from '@nianbao/report-formats';
import type { UnsureCell } from '../result.ts';
import type { Placement } from './placements.ts';
import type { RawRow } from './raw.ts';
import { inUnit, readValue } from './values.ts';

/** A row of figures at its paths, with the ways it may stand. */
export interface PlacedRow {
  raw: RawRow;
  paths: readonly string[];
  units: readonly string[];
  placement: Placement;
  /** Paths of the other rows that it may be. */
  others: readonly (readonly string[])[];
  /** Taken from a row that this format does not have. */
  moved: boolean;
}

/** The cells whose value the source does not decide, each with what else it may be. */
export function doubtsOf(
  table: TableFormat,
  rows: readonly PlacedRow[],
  content: TableContent,
  lineOf: (at: number) => number,
): UnsureCell[] {
  const doubts = new Map<string, UnsureCell>();
  const doubt = (path: string, alternatives: readonly CellValue[], at: number, evidence: string): void => {
    const value = content[path] ?? null;
    const known = doubts.get(path);
    const all = [...new Set([...(known?.alternatives ?? []), ...alternatives])].filter(
      (other) => other !== value,
    );
    doubts.set(path, {
      address: cellAddress(table.id, path),
      value,
      alternatives: all,
      line: lineOf(at),
      evidence,
    });
  };
  for (const row of rows) {
    const { raw, paths, placement, others } = row;
    paths.forEach((path, index) => {
      const values = valuesAt(row, index);
      if (values.length > 1) doubt(path, values, raw.at, '空单元格没有印出，数在哪一栏不能确定');
      else if (placement.missing.includes(index)) doubt(path, [], raw.at, '原文到此中断');
      else if (others.length > 0) doubt(path, [null], raw.at, '行名没有印出，按次序可以是不止一行');
      else if (row.moved) doubt(path, [null], raw.at, '原表的行与这一格式不同');
      for (const other of others) {
        const at = other[index];
        if (at !== undefined) doubt(at, values, raw.at, '行名没有印出，按次序可以是不止一行');
      }
    });
  }
  return [...doubts.values()];
}

function valuesAt({ placement, units }: PlacedRow, index: number): CellValue[] {
  return [
    ...new Set(
      placement.candidates.map((way): CellValue => {
        const read = readValue(way[index]?.text ?? '');
        return typeof read?.value === 'number'
          ? inUnit(read.value, read.unit, units[index] ?? '')
          : (read?.value ?? null);
      }),
    ),
  ];
}
