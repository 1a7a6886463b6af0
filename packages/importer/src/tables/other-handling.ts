import type { FormatId } from '@nianbao/report-formats';
import { TABLE_LABELS } from './labels.ts';
import type { RawCell, RawRow } from './raw.ts';
import { readValue } from './values.ts';

/** （六）其他处理 has one row in the form of 2019 and three in that of 2021; some reports mix the two forms. */
const WHOLE = 'other_handling';
const PARTS = ['oh_no_correction', 'oh_no_payment', 'oh_other'];

const labelOf = (key: string) =>
  TABLE_LABELS.find(({ id }) => id === 'applications')?.rows.find((row) => row.key === key) ?? null;

/** The rows as the format has them, and what was done to them. */
export function fitOtherHandling(
  rows: readonly RawRow[],
  formatId: FormatId,
): { rows: RawRow[]; message: string | null; at: number } {
  const figures = (row: RawRow) => row.cells.filter(({ text }) => text !== '');
  const parts = rows.filter(({ label }) => label !== null && PARTS.includes(label.key));
  const whole = rows.find(
    ({ label, cells }) => label?.key === WHOLE && cells.some(({ text }) => text !== ''),
  );
  const [first] = parts;
  if (formatId === '2019' && first && !whole) {
    const rest = rows.filter((row) => !parts.includes(row) && row.label?.key !== WHOLE);
    const sum: RawRow = {
      ...first,
      label: labelOf(WHOLE),
      printed: '（六）其他处理',
      cells: addCells(parts),
    };
    return {
      rows: [...rest, sum],
      message: '“（六）其他处理”印为三行，这一格式只有一行，记作三行之和',
      at: first.at,
    };
  }
  if (formatId === '2021' && whole && parts.every((row) => figures(row).length === 0)) {
    const rest = rows.filter((row) => row !== whole && !parts.includes(row));
    const other: RawRow = { ...whole, label: labelOf('oh_other') };
    return {
      rows: [...rest, other],
      message: '“（六）其他处理”没有分三行，数全部记入“3.其他”，请核对',
      at: whole.at,
    };
  }
  return { rows: [...rows], message: null, at: 0 };
}

function addCells(rows: readonly RawRow[]): RawCell[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const cells = rows.flatMap((row) => row.cells[index] ?? []);
    const values = cells
      .map(({ text }) => readValue(text)?.value)
      .filter((value) => typeof value === 'number');
    const printed = cells.find(({ text }) => text !== '');
    const text =
      values.length > 0 ? String(values.reduce((sum, value) => sum + value, 0)) : (printed?.text ?? '');
    return { text, at: cells[0]?.at ?? 0 };
  });
}
