import type { CellPath, TableContent } from './content.ts';
import type { ColumnFormat, RowFormat, TableBlock, TableFormat } from './format.ts';

/** One figure of a table: where it stands and what may be written there. */
export interface CellFormat {
  path: CellPath;
  block: TableBlock;
  row: RowFormat;
  column: ColumnFormat;
  unit: string;
  decimals: boolean;
  signed: boolean;
  /** Filled in by the system from other cells; nobody types it. */
  computed: boolean;
}

export function cellPath(
  table: TableFormat,
  block: TableBlock,
  row: RowFormat,
  column: ColumnFormat,
): CellPath {
  if (table.layout === 'indicators') return row.id;
  return [...(block.id ? [block.id] : []), row.id, column.id].join('/');
}

const cache = new WeakMap<TableFormat, readonly CellFormat[]>();

/** Every figure of the table in printed order, group rows left out. */
export function cellsOf(table: TableFormat): readonly CellFormat[] {
  const known = cache.get(table);
  if (known) return known;
  const cells = table.blocks.flatMap((block) =>
    block.rows
      .filter((row) => row.kind !== 'group')
      .flatMap((row) =>
        block.columns.map((column) => ({
          path: cellPath(table, block, row, column),
          block,
          row,
          column,
          unit: row.unit ?? column.unit,
          decimals: row.decimals ?? column.decimals ?? false,
          signed: column.signed ?? false,
          computed: isSum(table, row, column),
        })),
      ),
  );
  cache.set(table, cells);
  return cells;
}

const byPath = new WeakMap<TableFormat, ReadonlyMap<CellPath, CellFormat>>();

export function findCell(table: TableFormat, path: CellPath): CellFormat | undefined {
  let map = byPath.get(table);
  if (!map) {
    map = new Map(cellsOf(table).map((cell) => [cell.path, cell]));
    byPath.set(table, map);
  }
  return map.get(path);
}

const headings = new WeakMap<TableFormat, readonly CellFormat[]>();

/**
 * Where older statistics print a figure on the row of a heading, which the form leaves blank: nobody fills these, but what
 * an imported report has there is kept and shown.
 */
export function headingCellsOf(table: TableFormat): readonly CellFormat[] {
  if (table.layout !== 'indicators') return [];
  const known = headings.get(table);
  if (known) return known;
  const cells = table.blocks.flatMap((block) =>
    block.rows
      .filter((row) => row.kind === 'group')
      .flatMap((row) =>
        block.columns.map((column) => ({
          path: cellPath(table, block, row, column),
          block,
          row,
          column,
          unit: row.unit ?? column.unit,
          decimals: true,
          signed: true,
          computed: false,
        })),
      ),
  );
  headings.set(table, cells);
  return cells;
}

/** Every figure that a printed table shows: those of the form, and those that this one has on rows of headings. */
export function printedCellsOf(table: TableFormat, content: TableContent = {}): readonly CellFormat[] {
  const more = headingCellsOf(table).filter(({ path }) => content[path] !== undefined);
  if (more.length === 0) return cellsOf(table);
  const rows = table.blocks.flatMap((block) => block.rows);
  return [...cellsOf(table), ...more].toSorted((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row));
}

/** A total is computed where a rule without exceptions (`error`) gives it; 复议总数 of 2014 may exceed its parts and is typed. */
function isSum(table: TableFormat, row: RowFormat, column: ColumnFormat): boolean {
  if (column.kind === 'sum') return true;
  if (row.kind !== 'sum') return false;
  return table.rules.some(
    (rule) => rule.level === 'error' && rule.op === '=' && rule.left.length === 1 && rule.left[0] === row.id,
  );
}

/** `三（三）1.` for a row of the application table, `规章` in art20: short enough for a sentence, and unmistakable. */
export function shortRowName(table: TableFormat, block: TableBlock, row: RowFormat): string {
  if (table.layout === 'single-row') return '';
  if (table.layout === 'blocks') return row.label;
  const parent = block.rows.find(({ id }) => id === row.parentId);
  const number = row.number.replace(/[、.]$/u, '');
  if (table.layout === 'indicators')
    return number && number !== '其中，' ? `${number}${row.label}` : row.label;
  const own = row.kind === 'sum' ? `${number}${row.label}` : number;
  return parent ? `${shortRowName(table, block, parent)}${own}` : own;
}

/** A cell in words, as in `三、申请表“三（二）”行“自然人”列`. */
export function cellName(table: TableFormat, cell: CellFormat): string {
  const row = shortRowName(table, cell.block, cell.row);
  switch (table.layout) {
    case 'blocks':
      return `${cell.block.caption ?? ''}“${row}”${cell.column.label}`;
    case 'matrix':
      return `“${row}${cell.row.kind === 'sum' ? '' : cell.row.label}”行“${cell.column.label}”列`;
    case 'single-row':
      return cell.column.headerPath.join('·');
    case 'indicators':
      return `“${row}”`;
  }
}

/** How a row is named: as the paths of its figures begin. In the 2014 table a row is its figure. */
export const rowPath = (block: TableBlock, row: RowFormat): string =>
  block.id ? `${block.id}/${row.id}` : row.id;

export function findRow(table: TableFormat, path: string): { block: TableBlock; row: RowFormat } | undefined {
  for (const block of table.blocks) {
    const row = block.rows.find((one) => rowPath(block, one) === path);
    if (row) return { block, row };
  }
  return undefined;
}

/** A row in words, as in `“三（二）部分公开”一行`. */
export function rowName(table: TableFormat, block: TableBlock, row: RowFormat): string {
  if (table.layout === 'single-row') return '整行';
  const name = shortRowName(table, block, row);
  const label = table.layout === 'matrix' && row.kind !== 'sum' ? row.label : '';
  return `${block.caption ?? ''}“${name}${label}”一行`;
}
