/** A cell of a table with merged cells. */
export interface SpannedCell {
  text: string;
  columns: number;
  rows: number;
}

const MAX_WIDTH = 100;

/** Each row on the table's columns: a merged cell's words at its first place, blanks at its others. */
export function layGrid(rows: readonly (readonly SpannedCell[])[]): string[][] {
  /** How many further rows each column is taken for. */
  let below: number[] = [];
  return rows.map((row) => {
    const line: string[] = [];
    const next = below.map((count) => Math.max(0, count - 1));
    let x = 0;
    for (const cell of row) {
      if (x >= MAX_WIDTH) return row.map(({ text }) => text);
      while ((below[x] ?? 0) > 0 && x < MAX_WIDTH) {
        line[x] = '';
        x += 1;
      }
      for (let i = 0; i < cell.columns && x < MAX_WIDTH; i += 1, x += 1) {
        line[x] = i === 0 ? cell.text : '';
        next[x] = Math.max(next[x] ?? 0, cell.rows - 1);
      }
    }
    for (; x < below.length; x += 1) if ((below[x] ?? 0) > 0) line[x] = '';
    below = Array.from(next, (count) => count ?? 0);
    return Array.from(line, (text) => text ?? '');
  });
}
