import { addUp } from './amount.ts';
import { findTable, findFormat } from './catalogue.ts';
import { cellsOf } from './cells.ts';
import type { CellPath, CellValue, ReportContent, TableContent } from './content.ts';
import type { BalanceRule, TableFormat } from './format.ts';

/** The total of figures that stand: 不适用 adds nothing, and nothing filled in gives nothing, not 0. */
export function total(values: readonly (CellValue | undefined)[]): CellValue {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length > 0) return addUp(numbers);
  return values.length > 0 && values.every((value) => value === 'n/a') ? 'n/a' : null;
}

/** The table with every sum cell computed from the cells that people fill. */
export function fillSums(table: TableFormat, content: TableContent): TableContent {
  const filled: TableContent = { ...content };
  // Rows first: the corner cell adds the totals of its own column.
  for (const axis of ['row', 'column', 'cell'] as const) {
    for (const rule of table.rules.filter((candidate) => candidate.axis === axis && computes(candidate))) {
      for (const { left, right } of instances(table, rule)) {
        const [target] = left;
        if (target !== undefined && isComputed(table, target))
          filled[target] = total(right.map((path) => filled[path]));
      }
    }
  }
  return filled;
}

const computes = (rule: BalanceRule): boolean =>
  rule.op === '=' && rule.left.length === 1 && rule.level === 'error';

const isComputed = (table: TableFormat, path: CellPath): boolean =>
  cellsOf(table).some((cell) => cell.path === path && cell.computed);

/** Every table's sum cells computed; the rest as it stands. */
export function fillReportSums(content: ReportContent): ReportContent {
  const format = findFormat(content.formatId);
  const tables = Object.fromEntries(
    Object.entries(content.tables).map(([id, cells]) => {
      const table = findTable(format, id);
      return [id, table ? fillSums(table, cells) : cells];
    }),
  );
  return { ...content, tables };
}

/** One place where a rule holds: the cells on its two sides, and the column or row it runs along. */
export interface RuleInstance {
  left: CellPath[];
  right: CellPath[];
  along: string;
}

/** Every place of the table where the rule is to hold. */
export function instances(table: TableFormat, rule: BalanceRule): RuleInstance[] {
  if (rule.axis === 'cell') return [{ left: [...rule.left], right: [...rule.right], along: '' }];
  return table.blocks
    .filter((block) => rule.block === undefined || block.id === rule.block)
    .flatMap((block) => {
      const prefix = block.id ? `${block.id}/` : '';
      if (rule.axis === 'column') {
        return block.columns.map((column) => ({
          left: rule.left.map((row) => `${prefix}${row}/${column.id}`),
          right: rule.right.map((row) => `${prefix}${row}/${column.id}`),
          along: column.label,
        }));
      }
      return block.rows
        .filter((row) => row.kind !== 'group')
        .map((row) => ({
          left: rule.left.map((column) => `${prefix}${row.id}/${column}`),
          right: rule.right.map((column) => `${prefix}${row.id}/${column}`),
          along: row.number + row.label,
        }));
    });
}
