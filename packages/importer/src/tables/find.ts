import type { TableId } from '@nianbao/report-formats';
import { splitLabel, wordsOf } from '../normalise.ts';
import type { SourceLine } from '../source/line.ts';
import { formatOfTables } from './choose-format.ts';
import { TABLE_LABELS, type TableLabels } from './labels.ts';
import type { RawTable } from './raw.ts';
import { readRows } from './read-rows.ts';
import { isHeaded, readSingleRow } from './read-single-row.ts';
import { readValue } from './values.ts';

export interface FoundTables {
  tables: RawTable[];
  /** Indexes of the lines that the tables took. */
  taken: ReadonlySet<number>;
}

/** The official tables among the lines, wherever they stand, in printed order. */
export function findTables(lines: readonly SourceLine[]): FoundTables {
  const found = findAmong(lines, TABLE_LABELS);
  const annual = found.tables.filter(({ id }) => id !== 'statistics');
  if (annual.length === 0 || annual.length === found.tables.length) return found;
  // Tables of two generations: a report is in one form, and the other's table stays a table of the text.
  const old = formatOfTables(found.tables) === '2014';
  return findAmong(
    lines,
    TABLE_LABELS.filter(({ id }) => (id === 'statistics') === old),
  );
}

function findAmong(lines: readonly SourceLine[], forms: readonly TableLabels[]): FoundTables {
  const found: RawTable[] = [];
  /** No second attempt inside lines that were tried in vain: what is hostile costs no more than what is long. */
  const tried = new Map<TableId, number>();
  for (let at = 0; at < lines.length; at += 1) {
    const table = tableAt(lines, at, forms, tried, found);
    if (!table) continue;
    found.push(table);
    at = table.to - 1;
  }
  const taken = found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
  return { tables: mergeParts(found), taken: new Set(taken) };
}

function tableAt(
  lines: readonly SourceLine[],
  at: number,
  forms: readonly TableLabels[],
  tried: Map<TableId, number>,
  found: readonly RawTable[],
): RawTable | null {
  const source = lines[at];
  if (!source || source.style === 'end' || source.caption) return null;
  for (const labels of forms) {
    if (at < (tried.get(labels.id) ?? 0) || !mayStart(source, labels)) continue;
    const raw =
      labels.id === 'review_litigation' ? readSingleRow(lines, at, labels) : readRows(lines, at, labels);
    const before = found.filter(({ id }) => id === labels.id);
    if (isTable(raw, before, lines)) return raw;
    tried.set(labels.id, Math.max(at + 1, raw.to));
  }
  return null;
}

/** A cheap look at one line: could the table begin here? */
function mayStart(source: SourceLine, labels: TableLabels): boolean {
  const cells = source.cells.length > 1 ? source.cells : source.text.length < 120 ? [source.text] : [];
  return cells.some((cell) => {
    if (cell.length > 120 || cell === '') return false;
    const words = wordsOf(cell);
    if (words === '') return false;
    if (labels.id === 'review_litigation')
      return /^(?:行政复议|结果|维持|行政诉讼)/u.test(words) && words.length < 60;
    if (labels.id === 'art20' && (words.startsWith('第二十条') || words.startsWith('信息内容')))
      return words.length < 60;
    if (labels.id === 'applications' && /勾稽|钩稽|第一项加第二项|^申请人情况|^自然人/u.test(words))
      return true;
    if (labels.id === 'statistics' && /^统计指标|^指标名?称?$/u.test(words)) return true;
    if (cell.length > 70) return false;
    const { body, bare } = splitLabel(cell.split(/\s+(?=[\d０-９/-])/u)[0] ?? '');
    return [body, bare].some((name) => labels.words.has(name) && !/^(?:其他|总计|合计|小计)/u.test(name));
  });
}

/** Enough of the form is there to call it that form. */
function isTable(raw: RawTable, before: readonly RawTable[], lines: readonly SourceLine[]): boolean {
  const rows = new Set(raw.rows.filter(({ label }) => label !== null).map(({ label }) => label?.key));
  const known = new Set(before.flatMap((table) => table.rows.map(({ label }) => label?.key)));
  const repeats = raw.rows.some(({ label }) => label && !label.group && known.has(label.key));
  if (before.length > 0 && (repeats || raw.id === 'review_litigation')) return false;
  const figures = raw.rows.flatMap(({ cells }) => cells).filter(({ text }) => text !== '' && readValue(text));
  const shown = raw.rows.some(({ explicit }) => explicit) || lines[raw.from]?.style === 'cell';
  switch (raw.id) {
    case 'review_litigation':
      return isHeaded(raw.heads.map(({ text }) => text)) && (figures.length > 0 || raw.heads.length >= 12);
    case 'art20':
      return (
        (rows.size >= 2 || (rows.size === 1 && raw.heads.length > 1)) &&
        (figures.length > 0 || raw.heads.length >= 4 || shown)
      );
    case 'applications':
      return rows.size >= 6 || (before.length > 0 && rows.size >= 1 && (shown || figures.length >= 6));
    case 'statistics':
      return rows.size >= 10 || (rows.size >= 1 && before.length > 0 && (shown || figures.length > 0));
  }
}

/** A table broken over pages comes in several pieces; together they are one. */
function mergeParts(found: readonly RawTable[]): RawTable[] {
  const merged: RawTable[] = [];
  for (const table of found) {
    const first = merged.find(({ id }) => id === table.id);
    if (!first) merged.push({ ...table });
    else {
      first.heads = [
        ...first.heads,
        ...table.heads.map((head) => ({ ...head, row: head.row + first.rows.length })),
      ];
      first.rows = [...first.rows, ...table.rows];
      first.strays = [...first.strays, ...table.strays];
    }
  }
  return merged;
}
