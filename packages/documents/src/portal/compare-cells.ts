import {
  cellName,
  cellsOf,
  findCell,
  findFormat,
  findTable,
  type CellValue,
  type ReportContent,
  type TableFormat,
} from '@nianbao/report-formats';

/** One figure in two reports; a side without this cell in its format is `undefined`, one that was not filled `null`. */
export interface ComparedCell {
  name: string;
  unit: string;
  a: CellValue | undefined;
  b: CellValue | undefined;
  /** `b - a` where both are numbers. */
  difference: number | null;
}

export interface ComparedTable {
  title: string;
  cells: readonly ComparedCell[];
}

/**
 * Two reports cell by cell. A cell has a counterpart where the other format has the same place counted in the same unit;
 * the cells that have none are listed too, each with the one figure there is.
 */
export function compareReports(a: ReportContent, b: ReportContent): ComparedTable[] {
  const [formatA, formatB] = [findFormat(a.formatId), findFormat(b.formatId)];
  const shared = formatB.tables.map((table) => {
    const other = findTable(formatA, table.id);
    return { title: table.title, cells: [...cellsIn(table, other, a, b), ...missingIn(other, table, a)] };
  });
  const onlyA = formatA.tables
    .filter(({ id }) => !findTable(formatB, id))
    .map((table) => ({ title: table.title, cells: missingIn(table, undefined, a) }));
  return [keyFigures(a, b), ...shared, ...onlyA];
}

function cellsIn(
  table: TableFormat,
  other: TableFormat | undefined,
  a: ReportContent,
  b: ReportContent,
): ComparedCell[] {
  return cellsOf(table).map((cell) => {
    const counterpart = other && findCell(other, cell.path);
    const same = counterpart?.unit === cell.unit;
    return compared(
      cellName(table, cell),
      cell.unit,
      same ? (a.tables[table.id]?.[cell.path] ?? null) : undefined,
      b.tables[table.id]?.[cell.path] ?? null,
    );
  });
}

/** What stands in a table and has no counterpart in the other. */
function missingIn(
  table: TableFormat | undefined,
  other: TableFormat | undefined,
  a: ReportContent,
): ComparedCell[] {
  if (!table) return [];
  return cellsOf(table)
    .filter((cell) => (other && findCell(other, cell.path))?.unit !== cell.unit)
    .map((cell) =>
      compared(cellName(table, cell), cell.unit, a.tables[table.id]?.[cell.path] ?? null, undefined),
    );
}

function keyFigures(a: ReportContent, b: ReportContent): ComparedTable {
  const sides = [a, b].map((content) =>
    findFormat(content.formatId).keyFigures.map(({ label, unit, table, path }) => ({
      label,
      unit,
      value: content.tables[table]?.[path] ?? null,
    })),
  );
  const [ofA = [], ofB = []] = sides;
  const names = new Map([...ofB, ...ofA].map(({ label, unit }) => [`${label} ${unit}`, { label, unit }]));
  const valueIn = (side: typeof ofA, label: string, unit: string) =>
    side.find((figure) => figure.label === label && figure.unit === unit)?.value;
  return {
    title: '主要数据',
    cells: [...names.values()].map(({ label, unit }) =>
      compared(label, unit, valueIn(ofA, label, unit), valueIn(ofB, label, unit)),
    ),
  };
}

const compared = (
  name: string,
  unit: string,
  a: CellValue | undefined,
  b: CellValue | undefined,
): ComparedCell => ({
  name,
  unit,
  a,
  b,
  difference: typeof a === 'number' && typeof b === 'number' ? tidy(b - a) : null,
});

/** Six decimals are all that a figure may have; what binary fractions add is no difference. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
