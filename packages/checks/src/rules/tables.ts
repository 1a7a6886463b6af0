import {
  type CellFormat,
  cellAddress,
  cellName,
  cellsOf,
  type CellPath,
  checkBalance,
  figuresOf,
  findCell,
  findMeasure,
  type Finding,
  instances,
  type TableContent,
  type TableFormat,
} from '@nianbao/report-formats';
import type { Problem, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { blank } from './blank-cells.ts';
import { tablesOf } from './tables-of.ts';

/**
 * A sum with an unsure cell counts it as 未填. It is told as a question, and not at all where any value of that cell
 * would mend it: the cell itself is asked about.
 */
function asFarAsSure(finding: Finding, table: TableFormat, { unsure }: Subject): Finding[] {
  if (unsure.size === 0) return [finding];
  const rule = table.rules.find(({ id }) => id === finding.rule);
  const place = rule
    ? instances(table, rule).find(({ left, right }) => {
        const paths = new Set([...left, ...right].map((path) => cellAddress(table.id, path)));
        return finding.addresses.every((address) => paths.has(address));
      })
    : undefined;
  const isUnsure = (path: CellPath): boolean => unsure.has(cellAddress(table.id, path));
  const [left, right] = [place?.left.some(isUnsure) ?? false, place?.right.some(isUnsure) ?? false];
  if (!left && !right) return [finding];
  const over = Number(finding.actual) > Number(finding.expected);
  return (over && right) || (!over && left) ? [] : [{ ...finding, level: 'question' }];
}

/** Every printed and structural 勾稽关系 of the format, by the rule of the format itself. */
const balance: Rule = {
  id: 'table.balance',
  title: '表内勾稽关系',
  area: 'tables',
  level: 'error',
  basis: '统一格式所印勾稽关系及表格结构',
  find: (subject) =>
    tablesOf(subject).flatMap(([table, figures]) =>
      checkBalance(table, figures).flatMap((finding) => asFarAsSure(finding, table, subject)),
    ),
};

/** A table of the form that the report does not have at all; before 2019 the table was an annex often published elsewhere. */
const missingTable: Rule = {
  id: 'table.missing',
  title: '没有统一格式的表',
  area: 'tables',
  level: 'question',
  basis: '统一格式（国办公开办函〔2019〕60号、〔2021〕30号）第二、三、四部分各有一表',
  find: ({ content, format }) => {
    const gone = format.tables.filter(({ id, sectionId }) => sectionId !== null && !content.tables[id]);
    const [first] = gone;
    const section = content.sections.find(({ id }) => id === first?.sectionId);
    // Without the section itself its absence is told by another rule.
    if (!first || !section) return [];
    return [
      {
        addresses: [`sections/${section.id}`],
        quote: `${section.number}${section.title}`,
        message: `没有${gone.map(({ title }) => `“${title}”表`).join('、')}`,
      },
    ];
  },
};

/** A figure at a place that the form does not have: the head of a group, or a row of another form. */
const misplaced: Rule = {
  id: 'form.table_misplaced_value',
  title: '标题行填了数',
  area: 'tables',
  level: 'warning',
  basis: '统一格式：标题行（一、二、……）不填数',
  find: (subject) =>
    tablesOf(subject).flatMap(([table, figures]) =>
      Object.entries(figures).flatMap(([path, value]): Problem[] =>
        value === null || value === undefined || findCell(table, path)
          ? []
          : [
              {
                addresses: [cellAddress(table.id, path)],
                quote: String(value),
                message: `“${groupName(table, path)}”是标题行，不填数，却填了 ${value}`,
              },
            ],
      ),
    ),
};

function groupName(table: TableFormat, path: CellPath): string {
  const ids = path.split('/');
  const row = table.blocks.flatMap(({ rows }) => rows).find(({ id }) => ids.includes(id));
  return row ? `${row.number}${row.label}` : path;
}

/** Counts are whole and not below zero, amounts are not below zero; 本年增/减 alone may be. */
const impossible: Rule = {
  id: 'table.impossible_value',
  title: '数值不可能',
  area: 'tables',
  level: 'error',
  basis: '件数为不小于 0 的整数；金额不小于 0，最多六位小数',
  find: (subject) =>
    tablesOf(subject).flatMap(([table, figures]) =>
      cellsOf(table).flatMap((cell): Problem[] => {
        const value = figures[cell.path];
        const fault = typeof value === 'number' ? faultOf(value, cell) : null;
        return fault === null
          ? []
          : [
              {
                addresses: [cellAddress(table.id, cell.path)],
                quote: String(value),
                message: `${cellName(table, cell)}填了 ${value}，${fault}`,
              },
            ];
      }),
    ),
};

function faultOf(value: number, cell: CellFormat): string | null {
  if (!Number.isFinite(value)) return '不是数';
  if (value < 0 && !cell.signed) return '此处不能小于 0';
  if (!Number.isInteger(value) && !cell.decimals) return '此处只能是整数';
  return null;
}

/** A report without a single figure may be true, but a person must say so. One finding for the whole report. */
const allZero: Rule = {
  id: 'table.all_zero',
  title: '整表为 0',
  area: 'tables',
  level: 'question',
  basis: '公开核查的通行做法：各表全部为 0 的，请确认确无相应业务',
  find: (subject) => {
    const idle = tablesOf(subject).every(
      ([table, figures]) => table.id !== 'applications' || isAllZero(table, figures),
    );
    const zero = tablesOf(subject).filter(
      ([table, figures]) => isAllZero(table, figures) || (idle && isNearlyZero(table, figures)),
    );
    const [first] = zero;
    if (!first) return [];
    return [
      {
        addresses: zero.map(([table]) => `tables/${table.id}`),
        quote: '',
        message: `${zero.map(([table]) => `“${table.title}”`).join('、')}表${zero.length > 1 ? '都' : ''}几乎全部为 0，请确认`,
      },
    ];
  },
};

function isAllZero(table: TableFormat, figures: TableContent): boolean {
  const values = cellsOf(table).map(({ path }) => figures[path]);
  const numbers = values.filter((value) => typeof value === 'number');
  if (table.id === 'review_litigation' || numbers.length < values.length / 2) return false;
  return numbers.length > 8 && numbers.every((value) => value === 0);
}

/** Of art20 a single row may be filled; beside applications without a figure it still asks to be confirmed. */
function isNearlyZero(table: TableFormat, figures: TableContent): boolean {
  const filled = cellsOf(table).filter(({ path }) => (figures[path] ?? 0) !== 0 && figures[path] !== 'n/a');
  const rows = new Set(filled.map(({ row, block }) => `${block.id}/${row.id}`));
  return table.id === 'art20' && rows.size <= 1 && Object.values(figures).some((value) => value === 0);
}

/** The form of 2021 asks for the fees in 万元; a figure written in 元 is ten thousand times too large. */
const feeUnit: Rule = {
  id: 'table.fee_unit',
  title: '收费金额单位',
  area: 'tables',
  level: 'question',
  basis: '国办公开办函〔2021〕30号：行政事业性收费“本年收费金额（单位：万元）”',
  find: ({ content, format, previous, unsure }) => {
    const fees = findMeasure(format.measures, 'fees');
    const [figure] = fees ? figuresOf(fees, content) : [];
    if (!fees || !figure || figure.value < 1_000) return [];
    const addresses = figure.cells.map((path) => cellAddress(fees.table, path));
    if (addresses.some((address) => unsure.has(address))) return [];
    const { value } = figure;
    const before = previous?.formatId === format.id ? (figuresOf(fees, previous)[0]?.value ?? 0) : 0;
    const jumps = before > 0 && value / before >= 1_000;
    if (!jumps && value < 5_000_000) return [];
    return [
      {
        addresses,
        quote: String(value),
        message: `行政事业性收费填了 ${value} 万元${jumps ? `，上年为 ${before} 万元` : `，即 ${value / 10_000} 亿元`}，请核对是否按元填写`,
      },
    ];
  },
};

export const tableRules: readonly Rule[] = [
  balance,
  missingTable,
  blank,
  misplaced,
  impossible,
  allZero,
  feeUnit,
];
