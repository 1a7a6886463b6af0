import type { PartScope } from '@nianbao/contracts';
import {
  type Address,
  type CellFormat,
  cellsOf,
  findCell,
  findSection,
  findTable,
  parseAddress,
  type ReportFormat,
  type RowFormat,
  shortRowName,
  type TableBlock,
  type TableFormat,
} from '@nianbao/report-formats';

/** Which places of a report a part answers for. Pure: a format, a section and a scope in, cells and answers out. */
interface ScopedPart {
  sectionId: string;
  scope: PartScope;
}

/** The official table of the section; the 2014 table belongs to no section and is filled with its last one. */
export function tableOfSection(format: ReportFormat, sectionId: string): TableFormat | undefined {
  const [tableId] = findSection(format, sectionId)?.tables ?? [];
  if (tableId) return findTable(format, tableId);
  const isLast = format.sections.at(-1)?.id === sectionId;
  return isLast ? format.tables.find((table) => table.sectionId === null) : undefined;
}

/** `block/row` in art20, the row id elsewhere: how `PartScope.rows` names a row. */
export const rowKey = (block: TableBlock, rowId: string): string =>
  block.id ? `${block.id}/${rowId}` : rowId;

/** The cells that people of this part type, in printed order. Sum cells are nobody's. */
export function cellsOfPart(format: ReportFormat, { sectionId, scope }: ScopedPart): readonly CellFormat[] {
  const table = tableOfSection(format, sectionId);
  if (!table || scope.kind === 'heading') return [];
  const rows = scope.kind === 'rows' ? new Set(scope.rows) : null;
  return cellsOf(table).filter(
    (cell) => !cell.computed && (rows === null || rows.has(rowKey(cell.block, cell.row.id))),
  );
}

/** Whether the part has text: a whole section or one sub-heading of it. */
export const hasText = ({ scope }: ScopedPart): boolean => scope.kind !== 'rows';

/** Whether text must be there before the part can be submitted: not beside an official table. */
export const needsText = (format: ReportFormat, part: ScopedPart): boolean =>
  hasText(part) && tableOfSection(format, part.sectionId) === undefined;

export function ownsAddress(format: ReportFormat, part: ScopedPart, address: Address): boolean {
  const parsed = parseAddress(address);
  if (parsed?.kind === 'block') return hasText(part) && parsed.sectionId === part.sectionId;
  if (parsed?.kind !== 'cell') return false;
  const table = tableOfSection(format, part.sectionId);
  const cell = table && table.id === parsed.table ? findCell(table, parsed.path) : undefined;
  return cell !== undefined && cellsOfPart(format, part).includes(cell);
}

/** What of the section the part is, in words: 全部, the sub-heading, or the rows. */
export function partLabel(format: ReportFormat, { sectionId, scope }: ScopedPart): string {
  if (scope.kind === 'whole') return '全部';
  if (scope.kind === 'heading') return scope.heading;
  const table = tableOfSection(format, sectionId);
  const rows = new Set(scope.rows);
  const names = (table?.blocks ?? []).flatMap((block) => {
    const own = block.rows.filter((row) => row.kind !== 'group' && rows.has(rowKey(block, row.id)));
    const whole = own.length === block.rows.length && block.caption !== null;
    if (whole) return [block.caption];
    return own.map((row) => (table ? rowName(table, block, row, rows.size) : row.label));
  });
  return names.length > 6 ? `${names.slice(0, 6).join('、')}等 ${names.length} 行` : names.join('、');
}

/** Of a row or two also what it is about: `三（三）4.保护第三方合法权益`; of more the numbers say enough. */
function rowName(table: TableFormat, block: TableBlock, row: RowFormat, rows: number): string {
  if (table.layout !== 'matrix' || rows > 2) return shortRowName(table, block, row);
  const parent = block.rows.find(({ id }) => id === row.parentId);
  return `${parent ? shortRowName(table, block, parent) : ''}${row.number}${row.label}`;
}

/** The section, and which part of it: `二、主动公开政府信息情况·规章、行政规范性文件`; of a whole section its title alone. */
export function partTitle(format: ReportFormat, part: ScopedPart): string {
  const section = findSection(format, part.sectionId);
  const title = `${section?.number ?? ''}${section?.title ?? ''}`;
  return part.scope.kind === 'whole' ? title : `${title}·${partLabel(format, part)}`;
}

/** Why the scopes do not divide the section cleanly; empty when every row has exactly one part. */
export function divisionProblems(
  format: ReportFormat,
  sectionId: string,
  scopes: readonly PartScope[],
): string[] {
  const table = tableOfSection(format, sectionId);
  if (scopes.length > 1 && scopes.some(({ kind }) => kind === 'whole')) return ['“全部”不能与其他填报项并列'];
  const headings = scopes.flatMap((scope) => (scope.kind === 'heading' ? [scope.heading] : []));
  if (headings.length > 0 && findSection(format, sectionId)?.kind === 'table')
    return ['表格部分只能按行划分'];
  if (new Set(headings).size < headings.length) return ['小标题不能重复'];
  const rows = scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : []));
  if (rows.length === 0) return [];
  if (!table || headings.length > 0) return ['文字部分不能按行划分'];
  return rowProblems(table, rows);
}

function rowProblems(table: TableFormat, rows: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  const known = table.blocks.flatMap((block) =>
    block.rows
      .filter((row) =>
        cellsOf(table).some((cell) => cell.block === block && cell.row === row && !cell.computed),
      )
      .map((row) => ({ key: rowKey(block, row.id), name: `${row.number}${row.label}` })),
  );
  const unknown = rows.filter((row) => !known.some(({ key }) => key === row));
  return [
    ...unknown.map((row) => `表中没有可填的行“${row}”`),
    ...known.filter(({ key }) => !counts.has(key)).map(({ name }) => `“${name}”一行没有分给任何填报项`),
    ...known
      .filter(({ key }) => (counts.get(key) ?? 0) > 1)
      .map(({ name }) => `“${name}”一行分给了多个填报项`),
  ];
}
