import {
  blankTable,
  cellAddress,
  cellPath,
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
import type { SourceLine } from '../source/line.ts';
import type { ImportNote, UnplacedPiece, UnsureCell } from '../result.ts';
import { columnsOf } from './columns.ts';
import { doubtsOf, type PlacedRow } from './doubts.ts';
import { evidenceOf, placementOf, type TableEvidence } from './placements.ts';
import { labelNotes } from './printed-labels.ts';
import type { RawCell, RawRow, RawTable } from './raw.ts';
import { settleByColumns } from './settle.ts';
import { fitToForm } from './two-forms.ts';
import { inUnit, readValue } from './values.ts';

export interface PlacedTables {
  tables: ReportContent['tables'];
  notes: ImportNote[];
  unplaced: UnplacedPiece[];
  unsure: UnsureCell[];
}

/** The figures of the tables found, each at its path in the format. */
export function placeTables(
  found: readonly RawTable[],
  formatId: FormatId,
  lines: readonly SourceLine[],
): PlacedTables {
  const placed: PlacedTables = { tables: {}, notes: [], unplaced: [], unsure: [] };
  const format = findFormat(formatId);
  for (const raw of found) {
    const table = findTable(format, raw.id);
    const lineOf = (at: number) => lines[at]?.line ?? 0;
    placed.unplaced.push(...raw.strays.map(({ text, at }) => ({ text, line: lineOf(at) })));
    if (!table) continue;
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
  private readonly evidence: TableEvidence;

  constructor(table: TableFormat, raw: RawTable, lines: readonly SourceLine[], out: PlacedTables) {
    this.table = table;
    this.raw = raw;
    this.lines = lines;
    this.out = out;
    this.content = blankTable(table);
    this.evidence = evidenceOf(
      raw,
      lines.findLastIndex(({ style }) => style !== 'end'),
    );
  }

  place(): TableContent {
    const seen = new Set<string>();
    const open: PlacedRow[] = [];
    const { rows, message, at, moved } = fitToForm(this.table, this.raw.rows);
    if (message) this.note({ kind: 'table', message, line: this.lineOf(at) });
    for (const raw of rows) {
      const place = this.find(raw);
      if (!place || (place.row.kind === 'group' && this.table.layout !== 'indicators')) {
        this.surplus(raw, raw.cells, `“${raw.printed}”不是这一格式中填数的行`);
        continue;
      }
      seen.add(place.row.id);
      if (this.table.layout === 'indicators') this.placeIndicator(raw, place.block, place.row);
      else open.push(this.openRow(raw, place.block, place.row, moved === raw));
    }
    settleByColumns(this.table, open);
    for (const row of open) this.fill(row);
    const doubts = doubtsOf(this.table, open, this.content, (cell) => this.lineOf(cell));
    this.out.unsure.push(...doubts);
    this.out.notes.push(...doubts.map(doubtNote));
    this.noteMissingRows(seen);
    this.out.notes.push(...labelNotes(this.table, this.raw, this.lines));
    return this.content;
  }

  private lineOf(at: number): number {
    return this.lines[at]?.line ?? 0;
  }

  private find(raw: RawRow): { block: TableBlock; row: RowFormat } | null {
    for (const block of this.table.blocks)
      for (const row of block.rows)
        if (raw.label.key === (block.id ? `${block.id}/${row.id}` : row.id)) return { block, row };
    return null;
  }

  private openRow(raw: RawRow, block: TableBlock, row: RowFormat, moved: boolean): PlacedRow {
    const columns = columnsOf(this.table, block, this.raw, raw);
    const paths = columns.map((column: ColumnFormat) => cellPath(this.table, block, row, column));
    const others = raw.others.flatMap((label) =>
      block.rows
        .filter(({ id }) => id === label.rowId)
        .map((other) => columns.map((column) => cellPath(this.table, block, other, column))),
    );
    return {
      raw,
      paths,
      units: columns.map((column) => row.unit ?? column.unit),
      placement: placementOf(this.table, columns, raw, this.evidence),
      others,
      moved,
    };
  }

  private fill({ raw, paths, units, placement }: PlacedRow): void {
    const [way = []] = placement.candidates;
    paths.forEach((path, index) => {
      const cell = way[index];
      if (cell) this.set(path, cell, units[index] ?? '');
    });
    if (placement.surplus.length > 0)
      this.surplus(raw, placement.surplus, `“${raw.printed}”一行的数多于栏目`);
  }

  /** One figure a row; what stands in a chapter's row, which has none, is kept under the row's own id. */
  private placeIndicator(raw: RawRow, block: TableBlock, row: RowFormat): void {
    const printed = raw.cells.filter(({ text }) => text !== '');
    const figures = row.kind === 'group' ? printed.filter(isNumber) : printed;
    const [first, ...more] = figures.toSorted((a, b) => rank(a) - rank(b));
    if (!first) return;
    if (row.kind === 'group')
      this.note({
        kind: 'cell',
        message: `“${raw.printed}”是标题行，不应填数，原表印有“${first.text}”`,
        address: cellAddress(this.table.id, row.id),
        printed: first.text,
        line: this.lineOf(first.at),
      });
    this.set(row.id, first, row.unit ?? block.columns[0]?.unit ?? '');
    if (more.length > 0) this.surplus(raw, more, `“${raw.printed}”一行印有不止一个数`);
    if (raw.others.length === 0) return;
    const doubt: UnsureCell = {
      address: cellAddress(this.table.id, row.id),
      value: this.content[row.id] ?? null,
      alternatives: [null],
      line: this.lineOf(first.at),
      evidence: '行名没有印出，按次序可以是不止一行',
    };
    this.out.unsure.push(doubt);
    this.note(doubtNote(doubt));
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

const doubtNote = ({ address, value, alternatives, line, evidence }: UnsureCell): ImportNote => ({
  kind: 'cell',
  message: `${evidence}：记作${words(value)}，也可能是${alternatives.map(words).join('、')}，请核对`,
  address,
  printed: value === null ? '' : words(value),
  line,
});

const isNumber = ({ text }: RawCell): boolean => typeof readValue(text)?.value === 'number';

/** Figures first, then what is not applicable, then words. */
const rank = ({ text }: RawCell): number => {
  const read = readValue(text);
  if (!read) return 2;
  return typeof read.value === 'number' ? 0 : 1;
};

const convert = (value: CellValue, printed: string | null, unit: string): CellValue =>
  typeof value === 'number' ? inUnit(value, printed, unit) : value;

const words = (value: CellValue): string =>
  value === null ? '未填' : value === 'n/a' ? '不适用' : String(value);
