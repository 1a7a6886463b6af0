import { addUp, toUnits, fromUnits } from './amount.ts';
import { findCell, shortRowName } from './cells.ts';
import { cellAddress } from './address.ts';
import { type CellPath, type TableContent } from './content.ts';
import type { Finding } from './finding.ts';
import type { BalanceRule, TableFormat } from './format.ts';
import { instances, type RuleInstance } from './sums.ts';

/**
 * The printed and structural 勾稽关系 that the table breaks, each with its arithmetic, at the first cell of its left side.
 * A rule is tried only where at least one cell of each side is filled: an empty form is incomplete, not unbalanced.
 */
export function checkBalance(table: TableFormat, content: TableContent): Finding[] {
  return table.rules.flatMap((rule) =>
    instances(table, rule).flatMap((instance) => {
      const finding = checkInstance(table, content, rule, instance);
      return finding ? [finding] : [];
    }),
  );
}

function checkInstance(
  table: TableFormat,
  content: TableContent,
  rule: BalanceRule,
  instance: RuleInstance,
): Finding | null {
  const { left, right } = instance;
  const sides = [left, right].map((paths) => paths.flatMap((path) => term(content, path)));
  const [leftTerms = [], rightTerms = []] = sides;
  if (leftTerms.length === 0 || rightTerms.length === 0) return null;
  const leftSum = addUp(leftTerms.map(({ value }) => value));
  const rightSum = addUp(rightTerms.map(({ value }) => value));
  const difference = fromUnits(toUnits(leftSum) - toUnits(rightSum));
  if (rule.op === '=' ? difference === 0 : difference <= 0) return null;
  const relation = rule.op === '=' ? `相差 ${Math.abs(difference)}` : `多出 ${difference}`;
  const between = rule.op === '=' ? '，' : '，不应大于';
  const sentence = `${whereabouts(table, instance)}${side(table, rule, leftTerms, leftSum)}${between}${side(table, rule, rightTerms, rightSum)}，${relation}`;
  return {
    rule: rule.id,
    level: rule.level,
    addresses: [...leftTerms, ...rightTerms].map(({ path }) => cellAddress(table.id, path)),
    quote: leftTerms.map(({ value }) => String(value)).join(' + '),
    message: rule.note ? `${sentence}。${rule.note}` : sentence,
    expected: String(rightSum),
    actual: String(leftSum),
    basis: rule.basis,
  };
}

interface Term {
  path: CellPath;
  value: number;
}

const term = (content: TableContent, path: CellPath): Term[] => {
  const value = content[path];
  return typeof value === 'number' ? [{ path, value }] : [];
};

/** `一 12 + 二 3 = 15`; a single cell is its own sum. Zeros of a long side are left out. */
function side(table: TableFormat, rule: BalanceRule, terms: readonly Term[], sum: number): string {
  const shown = terms.length > 4 ? terms.filter(({ value }) => value !== 0) : terms;
  const words = shown.map(({ path, value }) => `${termName(table, rule, path)} ${value}`);
  if (words.length === 0) return '各项之和 0';
  return terms.length === 1 ? words.join('') : `${words.join(' + ')} = ${sum}`;
}

/** What tells one term from the next: its column along a row, its row down a column. */
function termName(table: TableFormat, rule: BalanceRule, path: CellPath): string {
  const cell = findCell(table, path);
  if (!cell) return path;
  return rule.axis === 'row' ? cell.column.label : shortRowName(table, cell.block, cell.row);
}

/** The row or column the rule runs along; in the one-row table, the kind of case. */
function whereabouts(table: TableFormat, { along, left }: RuleInstance): string {
  if (table.layout !== 'single-row') return along && `“${along}”：`;
  const cell = findCell(table, left[0] ?? '');
  return cell ? `“${cell.column.headerPath.slice(0, -1).join('·')}”：` : '';
}
