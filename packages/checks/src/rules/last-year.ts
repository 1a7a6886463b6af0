import {
  addUp,
  cellAddress,
  cellName,
  cellsOf,
  type CellPath,
  type CellValue,
  type CrossYearRule,
  findCell,
  type ReportContent,
  type TableContent,
  type TableFormat,
  toUnits,
} from '@nianbao/report-formats';
import type { Problem, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { tablesOf } from './tables-of.ts';

/** Last year's report, if it is of the year before and its figures can be chained to this year's. */
const lastYear = ({ content, previous }: Subject): ReportContent | null =>
  previous && previous.year === content.year - 1 ? previous : null;

/** 结转, 现行有效 and 上一年项目数量 against last year's report, by the rules of the format itself. */
const chain: Rule = {
  id: 'last_year.chain',
  title: '与上年结转、现行有效数衔接',
  area: 'last-year',
  level: 'warning',
  basis: '公开核查的通行做法',
  find: (subject) => {
    const before = lastYear(subject);
    if (!before) return [];
    return tablesOf(subject).flatMap(([table, figures]) =>
      table.crossYearRules
        .filter(({ fromFormats }) => fromFormats.includes(before.formatId))
        .flatMap((rule) => broken(table, figures, rule, before.tables[table.id] ?? {})),
    );
  },
};

type Link = CrossYearRule['cells'][number];

function broken(
  table: TableFormat,
  figures: TableContent,
  rule: CrossYearRule,
  before: TableContent,
): Problem[] {
  return rule.cells.flatMap((link): Problem[] => {
    const actual = figures[link.thisYear];
    const expected = expectedOf(link, figures, before);
    if (typeof actual !== 'number' || expected === null || toUnits(actual) === toUnits(expected)) return [];
    return [
      {
        rule: rule.id,
        level: link.level,
        basis: rule.basis,
        addresses: [link.thisYear, ...link.also.map(({ path }) => path)].map((path) =>
          cellAddress(table.id, path),
        ),
        quote: String(actual),
        message: `${nameOf(table, link.thisYear)}填 ${actual}，而${arithmetic(table, link, figures, before)}${rule.note ? `。${rule.note}` : ''}`,
        expected: String(expected),
        actual: String(actual),
      },
    ];
  });
}

/** `null` where a term is missing or no number: nothing can then be said. */
function expectedOf(link: Link, figures: TableContent, before: TableContent): number | null {
  const terms = [...signed(link.lastYear, before), ...signed(link.also, figures)];
  return terms.every((term) => term !== null) ? addUp(terms) : null;
}

const signed = (terms: Link['also'], figures: TableContent): (number | null)[] =>
  terms.map(({ path, sign }) => {
    const value: CellValue | undefined = figures[path];
    return typeof value === 'number' ? sign * value : null;
  });

function arithmetic(table: TableFormat, link: Link, figures: TableContent, before: TableContent): string {
  const [first] = link.lastYear;
  const words = [
    ...link.lastYear.map(({ path, sign }) => term('上年', table, path, sign, before)),
    ...link.also.map(({ path, sign }) => term('本年', table, path, sign, figures)),
  ].join('');
  const sum = expectedOf(link, figures, before);
  const single = link.lastYear.length + link.also.length === 1 && first;
  return single
    ? `上年报告的“${rowLabel(table, first.path)}”为 ${sum}`
    : `${words.replace(/^ \+ /u, '')} = ${sum}`;
}

const term = (when: string, table: TableFormat, path: CellPath, sign: 1 | -1, from: TableContent): string =>
  ` ${sign === 1 ? '+' : '-'} ${when}${(findCell(table, path)?.column.label ?? '').replace(/^本年/u, '')} ${from[path]}`;

const rowLabel = (table: TableFormat, path: CellPath): string => {
  const cell = findCell(table, path);
  if (cell) return cell.row.label;
  return path.startsWith('carried_out') ? '结转下年度继续办理' : path;
};

function nameOf(table: TableFormat, path: CellPath): string {
  const cell = findCell(table, path);
  return cell ? cellName(table, cell) : `“${path}”`;
}

const MIN_FIGURES = 6;

/** Every figure of a table equal to last year's: one set of figures handed in year after year. */
const identicalTable: Rule = {
  id: 'last_year.identical_figures',
  title: '数据与上年完全相同',
  area: 'last-year',
  level: 'question',
  basis: '国办公开办函〔2021〕30号：内容雷同、敷衍塞责的追究责任',
  find: (subject) => {
    const before = lastYear(subject);
    if (!before || before.formatId !== subject.content.formatId) return [];
    return tablesOf(subject).flatMap(([table, figures]): Problem[] => {
      const old = before.tables[table.id];
      const cells = cellsOf(table).filter(
        ({ computed, path }) => !computed && typeof figures[path] === 'number',
      );
      const filled = cells.filter(({ path }) => figures[path] !== 0);
      if (!old || filled.length < MIN_FIGURES || cells.some(({ path }) => figures[path] !== old[path]))
        return [];
      return [
        {
          addresses: [`tables/${table.id}`],
          quote: filled
            .slice(0, 5)
            .map(({ path }) => String(figures[path]))
            .join('、'),
          message: `“${table.title}”表的 ${filled.length} 个非零数据与上年完全相同，请确认不是上年的数据`,
        },
      ];
    });
  },
};

/** A key figure ten times last year's or a tenth of it, and far off in absolute terms. */
const jump: Rule = {
  id: 'last_year.implausible_jump',
  title: '与上年相差悬殊',
  area: 'last-year',
  level: 'question',
  basis: '公开核查的通行做法：与上年相差十倍以上的数据请核对',
  find: (subject) => {
    const before = lastYear(subject);
    if (!before || before.formatId !== subject.content.formatId) return [];
    return subject.format.keyFigures.flatMap(({ label, unit, table, path }): Problem[] => {
      const now = subject.content.tables[table]?.[path];
      const old = before.tables[table]?.[path];
      if (typeof now !== 'number' || typeof old !== 'number' || !jumps(now, old)) return [];
      return [
        {
          addresses: [cellAddress(table, path)],
          quote: String(now),
          message: `${label}本年 ${now} ${unit}，上年 ${old} ${unit}，相差十倍以上，请核对`,
          expected: String(old),
          actual: String(now),
        },
      ];
    });
  },
};

const jumps = (now: number, old: number): boolean =>
  Math.abs(now - old) >= 100 && Math.min(now, old) > 0 && Math.max(now, old) / Math.min(now, old) >= 10;

export const lastYearRules: readonly Rule[] = [chain, identicalTable, jump];
