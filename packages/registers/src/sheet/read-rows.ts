import { checkFields } from '../check/fields.ts';
import { type AnyValue, fieldsOf, type RegisterSpec, type Values } from '../fields/field.ts';
import { fault, type RegisterFinding } from '../finding.ts';
import type { ColumnMapping } from './mapping.ts';
import { normalise, type SheetCell, textOf } from './normalise.ts';

/** A finding with its place in the sheet: the row as Excel numbers it, and the head of the column. */
export interface SheetFinding extends RegisterFinding {
  row: number;
  head: string | null;
}

export interface SheetRow<R extends RegisterSpec> {
  row: number;
  values: Values<R>;
}

/** Two rows that are the same thing, or a row that the register has already. */
export interface Duplicate {
  row: number;
  /** The row of the sheet that had it first, or the id of the record. */
  same: { row: number } | { id: string };
  /** The fields by which they are the same. */
  by: string[];
}

export interface SheetReading<R extends RegisterSpec> {
  rows: SheetRow<R>[];
  findings: SheetFinding[];
  duplicates: Duplicate[];
  /** Rows to import: all or none. An error or a duplicate anywhere leaves it empty. */
  accepted: SheetRow<R>[];
}

export interface Sheet {
  mapping: readonly ColumnMapping[];
  rows: readonly (readonly SheetCell[])[];
  /** The number that Excel shows beside the first of `rows`. */
  firstRow: number;
}

type Check<R extends RegisterSpec> = (values: Values<R>, row: number) => readonly RegisterFinding[];

/** The rows of a sheet as records of the register; `check` adds what only the register itself knows. */
export function readRows<R extends RegisterSpec>(
  register: R,
  sheet: Sheet,
  existing: readonly (Values<R> & { id: string })[] = [],
  check: Check<R> = () => [],
): SheetReading<R> {
  const heads = new Map(sheet.mapping.flatMap(({ field, head }) => (field === null ? [] : [[field, head]])));
  const rows: SheetRow<R>[] = [];
  const findings: SheetFinding[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (cells.every((cell) => textOf(cell) === '')) continue;
    const row = sheet.firstRow + index;
    const { values, problems } = readRow(register, sheet.mapping, cells);
    const unreadable = new Set(problems.map(({ field }) => field));
    const shape = checkFields(register, values).filter(({ field }) => !unreadable.has(field));
    // Every field of the register is in it, and each has passed for its kind.
    const typed = values as Values<R>;
    const own = problems.length + shape.length === 0 ? check(typed, row) : [];
    for (const finding of [...problems, ...shape, ...own])
      findings.push({ ...finding, row, head: heads.get(finding.field ?? '') ?? null });
    rows.push({ row, values: typed });
  }
  const duplicates = duplicatesOf(register, rows, existing);
  const clean = duplicates.length === 0 && findings.every(({ level }) => level !== 'error');
  return { rows, findings, duplicates, accepted: clean ? rows : [] };
}

function readRow(
  register: RegisterSpec,
  mapping: readonly ColumnMapping[],
  cells: readonly SheetCell[],
): { values: Record<string, AnyValue>; problems: RegisterFinding[] } {
  const values: Record<string, AnyValue> = Object.fromEntries(fieldsOf(register).map(([id]) => [id, null]));
  const problems: RegisterFinding[] = [];
  for (const [index, { field }] of mapping.entries()) {
    const spec = field === null ? undefined : register.fields[field];
    if (field === null || !spec) continue;
    const { value, problem } = normalise(spec, cells[index] ?? null);
    values[field] = value;
    if (problem !== null) problems.push(fault(field, `“${spec.label}”${problem}`));
  }
  return { values, problems };
}

function duplicatesOf<R extends RegisterSpec>(
  register: R,
  rows: readonly SheetRow<R>[],
  existing: readonly (Values<R> & { id: string })[],
): Duplicate[] {
  const known = new Map<string, Duplicate['same']>();
  for (const record of existing) {
    const same = identityOf(register, record);
    if (same) known.set(same.key, { id: record.id });
  }
  return rows.flatMap(({ row, values }) => {
    const identity = identityOf(register, values);
    if (!identity) return [];
    const same = known.get(identity.key);
    if (same) return [{ row, same, by: identity.by }];
    known.set(identity.key, { row });
    return [];
  });
}

/** What makes a row itself: the first set of identifying fields that are all filled. */
function identityOf(
  register: RegisterSpec,
  values: Readonly<Record<string, AnyValue>>,
): { key: string; by: string[] } | null {
  const by = register.identity.find((fields) =>
    fields.every((field) => textOf(values[field] ?? null) !== ''),
  );
  if (!by) return null;
  const key = JSON.stringify([by, by.map((field) => textOf(values[field] ?? null).replace(/\s+/gu, ''))]);
  return { key, by: [...by] };
}
