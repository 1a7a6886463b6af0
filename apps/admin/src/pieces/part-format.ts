import type { PartView } from '@nianbao/contracts';
import {
  type Address,
  type Block,
  blockText,
  cellAddress,
  cellName,
  cellsOf,
  type CellFormat,
  findCell,
  findFormat,
  findRow,
  findSection,
  findTable,
  parseAddress,
  type ReportFormat,
  type RowFormat,
  rowName,
  type SectionFormat,
  type TableFormat,
} from '@nianbao/report-formats';

/** What the format says about a part. */
export interface PartForm {
  format: ReportFormat;
  section: SectionFormat | undefined;
  table: TableFormat | null;
  /** Whether the part has text of its own. */
  hasText: boolean;
}

export function formOf(
  part: Pick<PartView, 'formatId' | 'sectionId' | 'scope' | 'cells' | 'table'>,
): PartForm {
  const format = findFormat(part.formatId);
  return {
    format,
    section: findSection(format, part.sectionId),
    table: part.scope.kind === 'heading' ? null : tableOf(format, part),
    hasText: part.scope.kind !== 'rows',
  };
}

/** The table whose cells the part names; the 2014 table belongs to no section. */
function tableOf(format: ReportFormat, part: Pick<PartView, 'sectionId' | 'cells'>): TableFormat | null {
  const parsed = parseAddress(part.cells[0]?.address ?? '');
  const id = parsed?.kind === 'cell' ? parsed.table : findSection(format, part.sectionId)?.tables[0];
  return (id === undefined ? null : findTable(format, id)) ?? null;
}

/** Where a place is, in words: the cell's name, the beginning of the block, or the part as a whole. */
export function placeName(form: PartForm, blocks: readonly Block[], address: Address): string {
  const parsed = parseAddress(address);
  if (parsed?.kind === 'cell') {
    const table = findTable(form.format, parsed.table);
    const cell = table && findCell(table, parsed.path);
    const row = table && findRow(table, parsed.path);
    if (table && cell) return cellName(table, cell);
    return table && row ? rowName(table, row.block, row.row) : '表中一格';
  }
  if (parsed?.kind === 'table') return '整张表';
  if (parsed?.kind === 'block') {
    const block = blocks.find(({ id }) => id === parsed.blockId);
    // The sub-heading of a part is printed by the system under an id of its own.
    if (parsed.blockId.startsWith('h-')) return '小标题';
    return block ? blockName(block) : '已删去的段落';
  }
  return parsed?.kind === 'section' ? '文字部分' : '整个填报项';
}

export function blockName(block: Block): string {
  const text = blockText(block).replace(/\s+/gu, ' ').trim();
  const start = text.length > 18 ? `${text.slice(0, 18)}…` : text;
  if (block.kind === 'image') return `图${start ? `“${start}”` : ''}`;
  return block.kind === 'table' ? `表“${start}”` : `“${start}”`;
}

export interface RowEntry {
  /** The first figure of the row; empty for a row that only groups others. */
  path: string;
  label: string;
  level: number;
  addresses: Address[];
}

/** The rows of the part's own figures and the rows that group them, for the outline. */
export function rowsOf(table: TableFormat, own: ReadonlySet<string>): RowEntry[] {
  const cells = cellsOf(table).filter(({ path }) => own.has(path));
  if (table.layout === 'single-row')
    return cells.map((cell) => entry(table, [cell], cell.column.headerPath.join('·'), 0));
  const needed = new Set(cells.flatMap(({ row, block }) => [row.id, ...ancestors(block.rows, row)]));
  return table.blocks.flatMap((block) =>
    block.rows
      .filter(({ id }) => needed.has(id))
      .map((row) => ({ row, own: cells.filter((cell) => cell.row === row && cell.block === block) }))
      .filter(({ row, own: figures }) => row.kind === 'group' || figures.length > 0)
      .map(({ row, own: figures }) => entry(table, figures, `${row.number}${row.label}`, row.level)),
  );
}

const entry = (table: TableFormat, cells: readonly CellFormat[], label: string, level: number): RowEntry => ({
  path: cells[0]?.path ?? '',
  label,
  level,
  addresses: cells.map(({ path }) => cellAddress(table.id, path)),
});

const ancestors = (rows: readonly RowFormat[], { parentId }: RowFormat): string[] => {
  const parent = rows.find(({ id }) => id === parentId);
  return parent ? [parent.id, ...ancestors(rows, parent)] : [];
};
