import {
  cellName,
  cellsOf,
  findCell,
  findTable,
  FORMATS,
  type ReportFormat,
  rowName,
  type TableId,
} from '@nianbao/report-formats';
import { patternOf } from './places.ts';
import type { FigurePlace, RequirementRule, RuleKind, Term, TextPlace } from './rule.ts';

export const RULE_KIND_NAMES: Readonly<Record<RuleKind, string>> = {
  max_length: '篇幅上限',
  min_length: '篇幅下限',
  must_mention: '应当写到',
  must_not_mention: '不得出现',
  filled: '应当填写',
  relation: '数据关系',
  confirmed: '会同核对',
};

export const LEVEL_NAMES: Readonly<Record<RequirementRule['level'], string>> = {
  error: '必须改正，否则须说明',
  warning: '提醒',
  question: '请核对',
};

const OP_WORDS = { '=': '等于', '<=': '不大于', '>=': '不小于' } as const;

/** A place with words, as a clerk names it. */
export function textPlaceInWords(where: TextPlace): string {
  if (where.kind === 'report') return '全文';
  if (where.kind === 'section') return `“${where.title}”部分`;
  return `${where.section === null ? '' : `“${where.section}”部分`}“${where.title}”一节`;
}

/** The newest form that has the table names its cells. */
const formOf = (table: TableId): ReportFormat | undefined =>
  FORMATS.findLast((format) => findTable(format, table) !== undefined);

export function cellInWords(table: TableId, path: string): string {
  for (const format of FORMATS.toReversed()) {
    const form = findTable(format, table);
    const cell = form && findCell(form, path);
    if (form && cell) return cellName(form, cell);
  }
  return path;
}

export function figurePlaceInWords(where: FigurePlace): string {
  const form = formOf(where.table);
  const title = (form && findTable(form, where.table)?.title) ?? where.table;
  if (where.kind === 'table') return `“${title}”表`;
  return where.paths.map((path) => cellsInWords(where.table, path)).join('、');
}

/** Whole rows by their name, single cells by theirs. */
function cellsInWords(table: TableId, pattern: string): string {
  const form = formOf(table);
  const found = form && findTable(form, table);
  if (!found || !pattern.includes('*')) return cellInWords(table, pattern);
  const names = cellsOf(found)
    .filter(({ path }) => patternOf(pattern).test(path))
    .map((cell) =>
      pattern.endsWith('*')
        ? rowName(found, cell.block, cell.row).replace(/一行$/u, '')
        : cellName(found, cell),
    );
  return [...new Set(names)].join('、') || pattern;
}

const sumInWords = (terms: readonly Term[]): string =>
  terms
    .map(({ table, path, year, sign }, at) => {
      const name = `${year === 'last' ? '上年' : ''}${cellInWords(table, path)}`;
      return `${sign === -1 ? ' - ' : at > 0 ? ' + ' : ''}${name}`;
    })
    .join('');

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');

/** What the rule asks, in one Chinese sentence. */
export function ruleInWords(rule: RequirementRule): string {
  switch (rule.kind) {
    case 'max_length':
      return `${textPlaceInWords(rule.where)}不超过 ${rule.chars} 字`;
    case 'min_length':
      return `${textPlaceInWords(rule.where)}不少于 ${rule.chars} 字`;
    case 'must_mention':
      return `${textPlaceInWords(rule.where)}应当写到${quoted(rule.words)}${rule.every || rule.words.length === 1 ? '' : '之一'}`;
    case 'must_not_mention':
      return `${textPlaceInWords(rule.where)}不得出现${quoted(rule.words)}`;
    case 'filled':
      return `${figurePlaceInWords(rule.where)}不得空白，没有的填 0`;
    case 'relation':
      return `${sumInWords(rule.left)}应当${OP_WORDS[rule.op]}${sumInWords(rule.right)}`;
    case 'confirmed':
      return `${figurePlaceInWords(rule.where)}的数据应当会同${rule.with}核对`;
  }
}
