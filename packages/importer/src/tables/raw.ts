import type { TableId } from '@nianbao/report-formats';
import type { RowLabel } from './labels.ts';

/** An official table as the source prints it, before it is known in which format it is. */
export interface RawTable {
  id: TableId;
  rows: RawRow[];
  /** Heads in printed order; `row` is how many rows stood before them. */
  heads: { text: string; row: number }[];
  /** Index of its first line, and of the first line after it. */
  from: number;
  to: number;
  /** What stands inside the table and belongs to nothing known. */
  strays: RawCell[];
}

export interface RawRow {
  label: RowLabel | null;
  printed: string;
  at: number;
  cells: RawCell[];
  /** Blank cells are shown by the source, so that the position of a value counts. */
  explicit: boolean;
}

export interface RawCell {
  text: string;
  at: number;
}

/** Lines read ahead at most: the longest table has 65 rows, in the widest layout under ten lines each. */
export const REACH = 900;
