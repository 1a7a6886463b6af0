import type { CellPath, TableContent } from './content.ts';
import { cellPath, printedCellsOf } from './cells.ts';
import type { ColumnFormat, RowFormat, TableBlock, TableFormat } from './format.ts';

/** One printed cell, heads merged as the form prints them. `path` is set where a figure stands. */
export interface GridCell {
  text: string;
  head: 'column' | 'row' | null;
  colSpan: number;
  rowSpan: number;
  path?: CellPath;
  /** Set on row heads: the row it names. */
  rowId?: string;
}

/** The geometry of a printed table, for page, editor, Word and import alike. The first `headRows` rows repeat on each page. */
export interface TableGrid {
  columnCount: number;
  headRows: number;
  rows: GridCell[][];
}

/** `content`: with a place for each figure that it has on the row of a heading, too. */
export function gridOf(table: TableFormat, content: TableContent = {}): TableGrid {
  switch (table.layout) {
    case 'blocks':
      return blocksGrid(table);
    case 'matrix':
      return matrixGrid(table);
    case 'single-row':
      return singleRowGrid(table);
    case 'indicators':
      return indicatorsGrid(table, content);
  }
}

const head = (text: string, colSpan = 1, rowSpan = 1): GridCell => ({
  text,
  head: 'column',
  colSpan,
  rowSpan,
});
const label = (row: RowFormat, colSpan: number, rowSpan = 1): GridCell => ({
  text: row.number + row.label + (row.note ? `（${row.note}）` : ''),
  head: 'row',
  colSpan,
  rowSpan,
  rowId: row.id,
});
const figure = (
  table: TableFormat,
  block: TableBlock,
  row: RowFormat,
  column: ColumnFormat,
  colSpan = 1,
): GridCell => ({
  text: '',
  head: null,
  colSpan,
  rowSpan: 1,
  ...(row.kind === 'group' ? {} : { path: cellPath(table, block, row, column) }),
});

/** Captioned blocks on three figure columns; a block with fewer stretches its last one. */
function blocksGrid(table: TableFormat): TableGrid {
  const width = Math.max(...table.blocks.map(({ columns }) => columns.length));
  const span = (block: TableBlock, index: number) =>
    index === block.columns.length - 1 ? width - block.columns.length + 1 : 1;
  const rows = table.blocks.flatMap((block) => [
    [head(block.caption ?? '', width + 1)],
    [head(block.headFirst), ...block.columns.map((column, i) => head(column.label, span(block, i)))],
    ...block.rows.map((row) => [
      label(row, 1),
      ...block.columns.map((column, i) => figure(table, block, row, column, span(block, i))),
    ]),
  ]);
  return { columnCount: width + 1, headRows: 0, rows };
}

function matrixGrid(table: TableFormat): TableGrid {
  const block = only(table);
  const labels = Math.max(...block.rows.map(({ level }) => level)) + 1;
  const depth = Math.max(...block.columns.map(({ headerPath }) => headerPath.length));
  const heads = columnHeads(block.columns, depth);
  const [first = [], ...rest] = heads;
  const children = (id: string) => block.rows.filter((row) => row.parentId === id);
  const height = (row: RowFormat): number =>
    row.kind === 'group' ? children(row.id).reduce((sum, child) => sum + height(child), 0) : 1;

  const printed: GridCell[][] = [];
  let pending: GridCell[] = [];
  for (const row of block.rows) {
    if (row.kind === 'group') {
      pending.push(label(row, 1, height(row)));
      continue;
    }
    printed.push([
      ...pending,
      label(row, labels - row.level),
      ...block.columns.map((column) => figure(table, block, row, column)),
    ]);
    pending = [];
  }
  return {
    columnCount: labels + block.columns.length,
    headRows: depth,
    rows: [[head(table.headNote ?? '', labels, depth), ...first], ...rest, ...printed],
  };
}

function singleRowGrid(table: TableFormat): TableGrid {
  const block = only(table);
  const depth = Math.max(...block.columns.map(({ headerPath }) => headerPath.length));
  return {
    columnCount: block.columns.length,
    headRows: depth,
    rows: [
      ...columnHeads(block.columns, depth),
      ...block.rows.map((row) => block.columns.map((column) => figure(table, block, row, column))),
    ],
  };
}

function indicatorsGrid(table: TableFormat, content: TableContent): TableGrid {
  const block = only(table);
  const printed = new Set(printedCellsOf(table, content).map(({ path }) => path));
  return {
    columnCount: 3,
    headRows: 1,
    rows: [
      [head(block.headFirst), head('单位'), head('统计数')],
      ...block.rows.map((row) => [
        label(row, 1),
        { text: row.unit ?? '', head: null, colSpan: 1, rowSpan: 1 },
        ...block.columns.map((column) => {
          const path = cellPath(table, block, row, column);
          return { text: '', head: null, colSpan: 1, rowSpan: 1, ...(printed.has(path) ? { path } : {}) };
        }),
      ]),
    ],
  };
}

/** Heads that neighbours share become one wide cell; a short path's last head reaches down to the figures. */
function columnHeads(columns: readonly ColumnFormat[], depth: number): GridCell[][] {
  return Array.from({ length: depth }, (_, level) => {
    const row: GridCell[] = [];
    for (let i = 0; i < columns.length;) {
      const path = columns[i]?.headerPath ?? [];
      const text = path[level];
      let next = i + 1;
      if (level < path.length - 1) {
        while (samePath(columns[next]?.headerPath, path, level)) next += 1;
      }
      if (text !== undefined) row.push(head(text, next - i, level === path.length - 1 ? depth - level : 1));
      i = next;
    }
    return row;
  });
}

const samePath = (a: readonly string[] | undefined, b: readonly string[], level: number): boolean =>
  a !== undefined && a.length > level + 1 && b.slice(0, level + 1).every((text, i) => a[i] === text);

function only(table: TableFormat): TableBlock {
  const [block] = table.blocks;
  if (!block) throw new Error(`table ${table.id} has no block`);
  return block;
}
