import type { CellValue, WriteSheet } from 'hucre';
import { download } from './download.ts';

/** One sheet of a workbook: a head that stays in view, then the rows; text is text, never a formula. */
export interface SheetOf {
  name: string;
  head: readonly string[];
  rows: readonly (readonly CellValue[])[];
  /** In characters; 12 where none is given. */
  widths?: readonly number[];
  /** Columns whose `2026-01-12` is written as a day that can be sorted and reckoned with. */
  days?: readonly number[];
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An .xlsx as Excel and WPS open it. */
export async function workbook(sheets: readonly SheetOf[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const written = await writeXlsx({ sheets: sheets.map(sheet) });
  return new Uint8Array(written);
}

export async function downloadWorkbook(name: string, sheets: readonly SheetOf[]): Promise<void> {
  download(name, await workbook(sheets), XLSX);
}

/** Longer text than a cell of Excel may hold is cut, and says so. */
const LONGEST = 32_000;
const cell = (value: CellValue, isDay: boolean): CellValue => {
  if (typeof value !== 'string') return value;
  if (isDay) return new Date(`${value}T00:00:00Z`);
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}……（过长，余略）` : value;
};

const sheet = ({ name, head, rows, widths = [], days = [] }: SheetOf): WriteSheet => ({
  name,
  columns: head.map((_, at) => ({
    width: widths[at] ?? 12,
    style: {
      alignment: { vertical: 'top', wrapText: true },
      ...(days.includes(at) ? { numFmt: 'yyyy-mm-dd' } : {}),
    },
  })),
  rows: [[...head], ...rows.map((row) => row.map((value, at) => cell(value, days.includes(at))))],
  cells: new Map(head.map((title, at) => [`0,${at}`, { value: title, style: { font: { bold: true } } }])),
  freezePane: { rows: 1 },
});
