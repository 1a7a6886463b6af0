import type { TableId } from '@nianbao/report-formats';
import type { RowLabel } from './labels.ts';

/** An official table as the source prints it, its rows named as one format has them. */
export interface RawTable {
  id: TableId;
  rows: RawRow[];
  /** Heads in printed order; `row` is how many rows stood before them. */
  heads: { text: string; row: number }[];
  /** Index of its first line. */
  from: number;
  /** What stands inside the table and belongs to nothing known. */
  strays: RawCell[];
}

export interface RawRow {
  label: RowLabel;
  printed: string;
  at: number;
  cells: RawCell[];
  /** Blank cells are shown by the source, so that the position of a value counts. */
  explicit: boolean;
  /** Other rows that this one may as well be: order and sums do not tell. */
  others: readonly RowLabel[];
  /** How the row was told. */
  because: 'name' | 'order' | 'sums';
}

export interface RawCell {
  text: string;
  at: number;
  /** Left edge, where the source tells it. */
  x?: number;
}
