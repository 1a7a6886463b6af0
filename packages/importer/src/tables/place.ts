import {
  blankTable,
  cellAddress,
  findFormat,
  findTable,
  type CellValue,
  type ColumnFormat,
  type FormatId,
  type ReportContent,
  type RowFormat,
  type TableBlock,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';
import { alike, wordsOf } from '../normalise.ts';
import type { SourceLine } from '../source/line.ts';
import type { ImportNote, UnplacedPiece } from '../result.ts';
import { spreadFigures } from './missing.ts';
import { fitOtherHandling } from './other-handling.ts';
import { labelNotes } from './printed-labels.ts';
import type { RawCell, RawRow, RawTable } from './raw.ts';
import { inUnit, readValue } from './values.ts';

export interface PlacedTables {
  tables: ReportContent['tables'];
  notes: ImportNote[];
  unplaced: UnplacedPiece[];
}

/** The figures of the tables found, each at its path in the format. */
export function placeTables(
  found: readonly RawTable[],
  formatId: FormatId,
  lines: readonly SourceLine[],
): PlacedTables {
  const placed: PlacedTables = { tables: {}, notes: [], unplaced: [] };
  const format = findFormat(formatId);
  for (const raw of found) {
    const table = findTable(format, raw.id);
    const lineOf = (at: number) => lines[at]?.line ?? 0;
    placed.unplaced.push(...raw.strays.map(({ text, at }) => ({ text, line: lineOf(at) })));
    if (!table) {
      placed.unplaced.push(...lines.slice(raw.from, raw.to).map(({ text, line }) => ({ text, line })));
      placed.notes.push({
        kind: 'table',
        message: `正文中的表不属于${format.name}，未导入`,
        line: lineOf(raw.from),
      });
      continue;
    }
    const fitted = raw.id === 'applications' ? fitOtherHandling(raw.rows, formatId) : null;
    if (fitted?.message)
      placed.notes.push({ kind: 'table', message: fitted.message, line: lineOf(fitted.at) });
    if (fitted) raw.rows = fitted.rows;
    placed.tables[raw.id] = new TablePlacer(table, raw, lines, placed).place();
  }
  return placed;
}

class TablePlacer {
  private readonly content: TableContent;
  private readonly table: TableFormat;
  private readonly raw: RawTable;
  private readonly lines: readonly SourceLine[];
  private readonly out: PlacedTables;

  constructor(table: TableFormat, raw: RawTable, lines: readonly SourceLine[], out: PlacedTables) {
    this.table = table;
    this.raw = raw;
    this.lines = lines;
    this.out = out;
    this.content = blankTable(table);
  }

  private lineOf(at: number): number {
    return this.lines[at]?.line ?? 0;
  }

  place(): TableContent {
    const seen = new Set<string>();
    for (const row of this.raw.rows) {
      const place = this.find(row);
      if (!place) {
        this.surplus(row, row.cells, `“${row.printed}”不是这一格式的行`);
        continue;
      }
      seen.add(place.row.id);
      this.placeRow(row, place.block, place.row);
    }
    this.noteMissingRows(seen);
    this.out.notes.push(...labelNotes(this.table, this.raw, this.lines));
    return this.content;
  }

  private find(raw: RawRow): { block: TableBlock; row: RowFormat } | null {
    for (const block of this.table.blocks)
      for (const row of block.rows) {
        const key = block.id ? `${block.id}/${row.id}` : row.id;
        if (raw.label === null || raw.label.key === key) return { block, row };
      }
    return null;
  }

  private placeRow(raw: RawRow, block: TableBlock, row: RowFormat): void {
    const figures = raw.cells.filter(({ text }) => text !== '');
    // A dash where a group has no figure says just that.
    if (row.kind === 'group' && !figures.some(isNumber)) return;
    if (this.table.layout === 'indicators') {
      this.placeIndicator(raw, block, row, row.kind === 'group' ? figures.filter(isNumber) : figures);
      return;
    }
    const columns = this.columnsOf(raw, block);
    const cells = alignCells(raw, columns.length, this.table.layout);
    const spread = spreadFigures(
      this.table,
      columns,
      cells,
      this.lines[raw.cells[0]?.at ?? raw.at]?.style === 'grid',
    );
    if (spread.doubt && figures.length > 0)
      this.note({
        kind: 'cell',
        message: `“${raw.printed || this.table.title}”一行只印出 ${figures.length} 个数，应有 ${columns.length} 个，${spread.doubt}`,
        printed: figures.map(({ text }) => text).join(' '),
        line: this.lineOf(raw.at),
      });
    columns.forEach((column, index) => {
      const cell = spread.cells[index];
      if (cell) this.set(this.path(block, row, column), cell, row.unit ?? column.unit);
    });
    if (spread.surplus.length > 0) this.surplus(raw, spread.surplus, `“${raw.printed}”一行的数多于栏目`);
  }

  /** One figure a row; what stands in a chapter's row, which has none, is kept under the row's own id. */
  private placeIndicator(raw: RawRow, block: TableBlock, row: RowFormat, figures: readonly RawCell[]): void {
    const [first, ...more] = figures.toSorted((a, b) => rank(a) - rank(b));
    if (!first) return;
    const path = row.id;
    if (row.kind === 'group')
      this.note({
        kind: 'cell',
        message: `“${raw.printed}”是标题行，不应填数，原表印有“${first.text}”`,
        address: cellAddress(this.table.id, path),
        printed: first.text,
        line: this.lineOf(first.at),
      });
    this.set(path, first, row.unit ?? block.columns[0]?.unit ?? '');
    if (more.length > 0) this.surplus(raw, more, `“${raw.printed}”一行印有不止一个数`);
  }

  private path(block: TableBlock, row: RowFormat, column: ColumnFormat): string {
    return [...(block.id ? [block.id] : []), row.id, column.id].join('/');
  }

  /** All columns of the block, less those whose heads are missing while every other head is there. */
  private columnsOf(raw: RawRow, block: TableBlock): readonly ColumnFormat[] {
    const count = raw.cells.filter(({ text }) => text !== '').length;
    const all = block.columns;
    if (count >= all.length) return all;
    const from =
      this.table.layout === 'blocks'
        ? this.headsBefore(raw)
        : this.raw.heads.map(({ text }) => wordsOf(text));
    const headed = all.filter((column) =>
      from.some((head) => head === wordsOf(column.label) || alike(head, wordsOf(column.label))),
    );
    const widest = Math.max(...this.raw.rows.map(({ cells }) => cells.length));
    return headed.length >= 3 &&
      headed.length < all.length &&
      widest === headed.length &&
      raw.cells.length === headed.length &&
      this.table.layout === 'matrix'
      ? headed
      : all;
  }

  private headsBefore(raw: RawRow): string[] {
    const index = this.raw.rows.indexOf(raw);
    return this.raw.heads
      .filter(({ row }) => row <= index)
      .map(({ text }) => wordsOf(text))
      .slice(-4);
  }

  private set(path: string, cell: RawCell, unit: string): void {
    if (cell.text === '') return;
    const read = readValue(cell.text);
    const address = cellAddress(this.table.id, path);
    const line = this.lineOf(cell.at);
    const value = read === null ? null : convert(read.value, read.unit, unit);
    if (read === null || (value === null && read.value !== null)) {
      this.out.unplaced.push({ text: cell.text, line });
      this.note({
        kind: 'cell',
        message: `“${cell.text}”不是数，单元格留空`,
        address,
        printed: cell.text,
        line,
      });
      return;
    }
    this.content[path] = value;
    if (read.rest !== null)
      this.note({
        kind: 'cell',
        message: `原表印为“${cell.text}”，记作${words(value)}`,
        address,
        printed: cell.text,
        line,
      });
  }

  private surplus(raw: RawRow, cells: readonly RawCell[], message: string): void {
    const printed = cells.filter(({ text }) => text !== '');
    if (printed.length === 0) return;
    this.out.unplaced.push(...printed.map(({ text, at }) => ({ text, line: this.lineOf(at) })));
    this.note({
      kind: 'cell',
      message,
      printed: printed.map(({ text }) => text).join(' '),
      line: this.lineOf(raw.at),
    });
  }

  private noteMissingRows(seen: ReadonlySet<string>): void {
    const missing = this.table.blocks
      .flatMap(({ rows }) => rows)
      .filter((row) => row.kind !== 'group' && !seen.has(row.id));
    if (missing.length === 0) return;
    const names = missing.map(({ number, label }) => `“${number}${label}”`).join('、');
    this.note({
      kind: 'table',
      message: `表“${this.table.title}”中没有${names}，留空`,
      line: this.lineOf(this.raw.from),
    });
  }

  private note(note: ImportNote): void {
    this.out.notes.push(note);
  }
}

const isNumber = ({ text }: RawCell): boolean => typeof readValue(text)?.value === 'number';

/** Figures first, then what is not applicable, then words. */
const rank = ({ text }: RawCell): number => {
  const read = readValue(text);
  if (!read) return 2;
  return typeof read.value === 'number' ? 0 : 1;
};

/** Blank cells beyond the columns are what merged cells leave behind: first those before the figures, then those after. */
function alignCells(raw: RawRow, width: number, layout: TableFormat['layout']): RawCell[] {
  const cells = [...raw.cells];
  // In art. 20 the last column is the wide one: some print its figure, or a blank, for each column it covers.
  const last = cells[width - 1]?.text;
  if (layout === 'blocks' && cells.slice(width).every(({ text }) => text === last || text === ''))
    cells.length = Math.min(cells.length, width);
  while (cells.length > width && cells[0]?.text === '') cells.shift();
  while (cells.length > width && cells.at(-1)?.text === '') cells.pop();
  return cells;
}

const convert = (value: CellValue, printed: string | null, unit: string): CellValue =>
  typeof value === 'number' ? inUnit(value, printed, unit) : value;

const words = (value: CellValue): string => (value === 'n/a' ? '不适用' : String(value));
