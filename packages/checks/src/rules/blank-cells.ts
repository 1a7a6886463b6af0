import {
  addUp,
  type BalanceRule,
  cellAddress,
  cellName,
  cellsOf,
  type CellPath,
  findCell,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';
import type { Problem, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { tablesOf } from './tables-of.ts';

const isFilled = (figures: TableContent): boolean =>
  Object.values(figures).some((value) => value !== null && value !== undefined);

/** 2019 and later demand a 0 where there is nothing: no blank and no `/`. One finding a table. */
export const blank: Rule = {
  id: 'table.blank',
  title: '表格空白或填“/”',
  area: 'tables',
  level: 'warning',
  basis: '统一格式（国办公开办函〔2019〕60号、〔2021〕30号）：没有的填 0，不留空、不填“/”',
  find: (subject) =>
    subject.format.blankMeansNone
      ? blankWholes(subject)
      : tablesOf(subject).flatMap(([table, figures]) => blanksOf(table, figures, subject)),
};

function blanksOf(table: TableFormat, figures: TableContent, { unsure }: Subject): Problem[] {
  if (!isFilled(figures)) return blankTable(table, unsure);
  // What an import could not decide is asked about at its cell.
  const cells = cellsOf(table).filter(({ path }) => !unsure.has(cellAddress(table.id, path)));
  return ([null, 'n/a'] as const).flatMap((kind): Problem[] => {
    const found = cells.filter(({ path }) => (figures[path] ?? null) === kind);
    const [first] = found;
    if (!first) return [];
    const word = kind === null ? '空白' : '填了“/”或“无”';
    const names = found.slice(0, 3).map((cell) => cellName(table, cell));
    return [
      {
        addresses: found.map(({ path }) => cellAddress(table.id, path)),
        quote: kind === null ? '' : '/',
        message: `“${table.title}”表有 ${found.length} 格${word}：${names.join('、')}${found.length > 3 ? '等' : ''}。没有的请填 0`,
        expected: '0',
      },
    ];
  });
}

/** A table without a single figure, of a report that has the table. */
const blankTable = (table: TableFormat, unsure: ReadonlySet<string>): Problem[] =>
  cellsOf(table).some(({ path }) => unsure.has(cellAddress(table.id, path)))
    ? []
    : [
        {
          addresses: [`tables/${table.id}`],
          quote: '',
          message: `“${table.title}”表全部空白，没有填一个数。没有的请填 0`,
          expected: '0',
        },
      ];

/** In 2014-2018 a blank may mean none; a blank whole over filled parts, or a blank part of a filled whole, does not add up. */
const blankWholes = (subject: Subject): Problem[] =>
  tablesOf(subject).flatMap(([table, figures]) =>
    table.rules
      .filter((rule) => rule.axis === 'cell')
      .flatMap((rule) => [...blankWhole(table, figures, rule), ...blankPart(table, figures, rule)]),
  );

function blankWhole(table: TableFormat, figures: TableContent, rule: BalanceRule): Problem[] {
  const [whole] = rule.left;
  const parts = numbersAt(figures, rule.right);
  const sum = addUp(parts.map(({ value }) => value));
  if (whole === undefined || rule.left.length > 1 || rule.right.length < 2) return [];
  if ((figures[whole] ?? null) !== null || sum === 0) return [];
  const terms = parts.filter(({ value }) => value !== 0).map(({ value }) => value);
  return [
    {
      addresses: [whole, ...parts.map(({ path }) => path)].map((path) => cellAddress(table.id, path)),
      quote: '',
      message: `${nameAt(table, whole)}空白，而其分项已填：${terms.join(' + ')} = ${sum}`,
      expected: String(sum),
      basis: rule.basis,
    },
  ];
}

function blankPart(table: TableFormat, figures: TableContent, rule: BalanceRule): Problem[] {
  const [whole] = rule.left;
  const value = whole === undefined ? null : figures[whole];
  if (whole === undefined || rule.op !== '=' || typeof value !== 'number' || value === 0) return [];
  const parts = numbersAt(figures, rule.right);
  const blanks = rule.right.filter((path) => (figures[path] ?? null) === null);
  const [first] = blanks;
  if (
    first === undefined ||
    rule.right.length < 2 ||
    (parts.length > 0 && addUp(parts.map((part) => part.value)) !== value)
  )
    return [];
  const isEmpty = parts.length === 0;
  return [
    {
      level: 'question',
      addresses: blanks.map((path) => cellAddress(table.id, path)),
      quote: '',
      message: isEmpty
        ? `${nameAt(table, whole)}填 ${value}，其分项全部空白`
        : `${nameAt(table, first)}空白：合计 ${value} 只有在空白处为 0 时才相符，请填 0 或核对`,
      basis: rule.basis,
    },
  ];
}

const numbersAt = (figures: TableContent, paths: readonly CellPath[]): { path: CellPath; value: number }[] =>
  paths.flatMap((path) => {
    const value = figures[path];
    return typeof value === 'number' && Number.isFinite(value) ? [{ path, value }] : [];
  });

function nameAt(table: TableFormat, path: CellPath): string {
  const cell = findCell(table, path);
  return cell ? cellName(table, cell) : `“${path}”`;
}
