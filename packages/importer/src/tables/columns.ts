import type { ColumnFormat, TableBlock, TableFormat } from '@nianbao/report-formats';
import { alike, wordsOf } from '../normalise.ts';
import type { RawRow, RawTable } from './raw.ts';

/** All columns of the block, less those whose heads are missing while every other head is there. */
export function columnsOf(
  table: TableFormat,
  block: TableBlock,
  raw: RawTable,
  row: RawRow,
): readonly ColumnFormat[] {
  const all = block.columns;
  if (table.layout !== 'matrix' || row.cells.length >= all.length) return all;
  const heads = raw.heads.map(({ text }) => wordsOf(text));
  const headed = all.filter(({ label }) =>
    heads.some((head) => head === wordsOf(label) || alike(head, wordsOf(label))),
  );
  const widest = Math.max(...raw.rows.map(({ cells }) => cells.length));
  const fits =
    headed.length >= 3 &&
    headed.length < all.length &&
    widest === headed.length &&
    row.cells.length === headed.length;
  return fits ? headed : all;
}
