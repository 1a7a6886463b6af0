import {
  addUp,
  type CellPath,
  cellsOf,
  type CellValue,
  fillSums,
  findTable,
  instances,
  type ReportFormat,
  type TableFormat,
  type TableId,
} from '@nianbao/report-formats';
import { APPLICANT_KINDS } from '../application/names.ts';
import {
  APPLICATION_MOMENTS,
  DISPUTE_MOMENTS,
  DOCUMENT_MOMENTS,
  MEASURE_MOMENTS,
  type Span,
  spanOf,
} from './moments.ts';
import type { CountRule, CountTable } from './rule.ts';
import { type CountingOptions, countedApplications, type Registers, USUAL_COUNTING } from './subjects.ts';
import { countTablesOf } from './tables.ts';

/** A figure with its evidence: the ids of the records that make it, and by which rule they do. */
export interface CellCount {
  /** `null`: the register has nothing that speaks of this cell. */
  value: CellValue;
  ids: string[];
  help: string;
}
export type TableCounts = Record<CellPath, CellCount>;
export type Counts = Partial<Record<TableId, TableCounts>>;

/** The figures of a year's report that the registers give; cells of registers that are not kept are left out. */
export function countCells(
  format: ReportFormat,
  year: number,
  registers: Registers,
  options: CountingOptions = USUAL_COUNTING,
): Counts {
  const held = heldRecords(registers, options);
  const span = spanOf(year);
  const counts: Counts = {};
  for (const declared of countTablesOf(format.id)) {
    const table = findTable(format, declared.table);
    if (table) counts[declared.table] = withSums(table, countTable(declared, held, span));
  }
  return counts;
}

/** A record as rules see it: any field by its name. */
type Held = Readonly<Record<string, unknown>> & { id: string };
type HeldRecords = Readonly<Record<CountRule['register'], readonly Held[] | undefined>>;

const heldRecords = (registers: Registers, options: CountingOptions): HeldRecords =>
  ({
    applications: registers.applications && countedApplications(registers.applications, options),
    disputes: registers.disputes,
    documents: registers.documents,
    measures: registers.measures,
    // Rules name only fields of their own register, which `CountRule` sees to; from here on a record is its fields.
  }) as unknown as HeldRecords;

type When = (record: Held, span: Span) => boolean;
const MOMENTS = {
  applications: APPLICATION_MOMENTS,
  disputes: DISPUTE_MOMENTS,
  documents: DOCUMENT_MOMENTS,
  measures: MEASURE_MOMENTS,
} as unknown as Record<CountRule['register'], Record<string, When>>;

function countTable({ rules }: CountTable, held: HeldRecords, span: Span): TableCounts {
  const counts: TableCounts = {};
  const registers = [...new Set(rules.map(({ register }) => register))];
  for (const register of registers) {
    const all = held[register];
    if (!all) continue;
    const own = rules.filter((rule) => rule.register === register);
    const records = candidates(own, all);
    for (const same of byMoment(own)) {
      const when = MOMENTS[register][same.moment];
      if (!when) throw new Error(`unknown moment ${register}.${same.moment}`);
      const there = records.filter((record) => when(record, span));
      const select = selector(there);
      for (const rule of same.rules) Object.assign(counts, countRule(rule, select(rule)));
    }
  }
  return counts;
}

/** Records that some rule may want, by the fields that every rule restricts: most items are neither 规章 nor 规范性文件. */
function candidates(rules: readonly CountRule[], records: readonly Held[]): readonly Held[] {
  const wheres = rules.map(({ where = {} }) => where as Readonly<Record<string, readonly unknown[]>>);
  const [first = {}, ...others] = wheres;
  const shared = Object.keys(first).filter((field) => others.every((where) => where[field] !== undefined));
  return shared.reduce((left, field) => {
    const wanted = new Set(wheres.flatMap((where) => where[field] ?? []));
    return left.filter((record) => wanted.has(record[field] ?? null));
  }, records);
}

/** Rules of one moment look at the same records: each record is asked once for when it counts. */
function byMoment(rules: readonly CountRule[]): { moment: string; rules: CountRule[] }[] {
  const found = new Map<string, CountRule[]>();
  for (const rule of rules) found.set(rule.moment, [...(found.get(rule.moment) ?? []), rule]);
  return [...found].map(([moment, same]) => ({ moment, rules: same }));
}

const COLUMNS: Readonly<Record<string, readonly string[]>> = { applicant: Object.keys(APPLICANT_KINDS) };

/** The records that a rule wants; those of one field are sorted by its values once for all rules that name it. */
function selector(records: readonly Held[]): (rule: CountRule) => readonly Held[] {
  const sorted = new Map<string, Map<unknown, Held[]>>();
  const byValue = (field: string): Map<unknown, Held[]> => {
    const known = sorted.get(field);
    if (known) return known;
    const groups = new Map<unknown, Held[]>();
    for (const record of records) {
      const value = record[field] ?? null;
      const group = groups.get(value);
      if (group) group.push(record);
      else groups.set(value, [record]);
    }
    sorted.set(field, groups);
    return groups;
  };
  return ({ where = {} }) => {
    const [first, ...others] = Object.entries(where) as [string, readonly unknown[]][];
    if (!first) return records;
    const [field, values] = first;
    const matching = values.flatMap((value) => byValue(field).get(value) ?? []);
    if (others.length === 0) return matching;
    return matching.filter((record) =>
      others.every(([name, wanted]) => wanted.includes(record[name] ?? null)),
    );
  };
}

function countRule(rule: CountRule, matching: readonly Held[]): TableCounts {
  const { column } = rule;
  if (column === undefined) return { [rule.cell]: cellOf(rule, matching) };
  const byColumn = new Map<unknown, Held[]>((COLUMNS[column] ?? []).map((id) => [id, []]));
  for (const record of matching) byColumn.get(record[column])?.push(record);
  return Object.fromEntries(
    [...byColumn].map(([id, records]) => [`${rule.cell}/${String(id)}`, cellOf(rule, records)]),
  );
}

function cellOf({ sum, latest, help, register }: CountRule, matching: readonly Held[]): CellCount {
  const records = latest ? latestOf(matching) : matching;
  const ids = records.map(({ id }) => id);
  if (!sum) return { value: ids.length, ids, help };
  // A measure that nobody reported is not known; 0 is said by a 零报告.
  if (register === 'measures' && ids.length === 0) return { value: null, ids, help };
  const total = addUp(records.map((record) => Number(record[sum.field])));
  return { value: Math.round((total / sum.per) * 1e6) / 1e6, ids, help };
}

/** The last period of each department. */
function latestOf(records: readonly Held[]): Held[] {
  const last = new Map<unknown, Held>();
  for (const record of records) {
    const known = last.get(record['departmentId']);
    if (!known || String(known['period']) < String(record['period']))
      last.set(record['departmentId'], record);
  }
  return [...last.values()];
}

const SUM_HELP = '由表内各项相加。';

/** Sum cells of the form, with the evidence of what they add up. */
function withSums(table: TableFormat, counts: TableCounts): TableCounts {
  const figures = Object.fromEntries(Object.entries(counts).map(([path, { value }]) => [path, value]));
  const filled = fillSums(table, figures);
  const computed = new Set(cellsOf(table).flatMap((cell) => (cell.computed ? [cell.path] : [])));
  const all: TableCounts = { ...counts };
  for (const axis of ['row', 'column', 'cell'] as const) {
    for (const rule of table.rules.filter(
      (one) => one.axis === axis && one.op === '=' && one.level === 'error',
    )) {
      for (const { left, right } of instances(table, rule)) {
        const [target] = left;
        if (left.length !== 1 || target === undefined || !computed.has(target)) continue;
        const terms = right.flatMap((path) => all[path] ?? []);
        if (terms.length === 0) continue;
        all[target] = { value: filled[target] ?? null, ids: terms.flatMap(({ ids }) => ids), help: SUM_HELP };
      }
    }
  }
  return all;
}
