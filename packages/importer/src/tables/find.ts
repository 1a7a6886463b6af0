import { FORMATS, type FormatId, type ReportFormat, type TableId } from '@nianbao/report-formats';
import { splitLabel, wordsOf } from '../normalise.ts';
import type { SourceLine } from '../source/line.ts';
import { align, type Aligned } from './align.ts';
import { choosePath } from './choose-path.ts';
import { itemsOf, type FigureRow, type Items } from './items.ts';
import { tableWords, type TableForm, type TableWords } from './labels.ts';
import { likeness, printedName } from './likeness.ts';
import type { RawRow, RawTable } from './raw.ts';
import { oneRow } from './single-row.ts';
import { windowOf } from './windows.ts';

export interface FoundTables {
  /** The same tables as each format reads them. */
  tables: ReadonlyMap<FormatId, RawTable[]>;
  /** How well each format explains them; empty without a table. */
  fits: ReadonlyMap<FormatId, number>;
  /** Indexes of the lines that the tables took. */
  taken: ReadonlySet<number>;
}

/** The official tables among the lines, wherever they stand and in whatever pieces. */
export function findTables(
  lines: readonly SourceLine[],
  formats: readonly ReportFormat[] = FORMATS,
): FoundTables {
  const found = tableWords(formats).flatMap((words) => tableOf(lines, words) ?? []);
  const kept = withoutOverlap(found);
  const tables = new Map<FormatId, RawTable[]>();
  const fits = new Map<FormatId, number>();
  for (const each of kept)
    for (const [id, read] of each.readings) {
      tables.set(id, [...(tables.get(id) ?? []), read.raw]);
      fits.set(id, (fits.get(id) ?? 0) + read.fit);
    }
  return { tables, fits, taken: new Set(kept.flatMap(({ lines: taken }) => taken)) };
}

interface Found {
  id: TableId;
  readings: ReadonlyMap<FormatId, { raw: RawTable; fit: number }>;
  lines: number[];
}

function tableOf(lines: readonly SourceLine[], words: TableWords): Found | null {
  const window = windowOf(lines, words);
  if (window.length === 0) return null;
  const items = itemsOf(window, words);
  if (items.rows.length === 0) return blankTable(window, items, words);
  const readings = new Map<FormatId, { raw: RawTable; fit: number }>();
  let best: { used: number[]; cost: number } | null = null;
  for (const [id, form] of words.forms) {
    const rows = words.singleRow ? oneRow(items, form) : items.rows;
    const aligned = choosePath(align({ ...items, rows }, form), rows, form);
    if (!isTable(aligned, items, rows, words, form)) continue;
    const raw = rawTable(words, items, rows, aligned, form);
    readings.set(id, { raw, fit: fitOf(items, words, form) - aligned.cost });
    if (!best || aligned.cost < best.cost) best = { used: usedLines(window, items, raw), cost: aligned.cost };
  }
  return best ? { id: words.id, readings, lines: best.used } : null;
}

/** A table printed with its names and no figure: every cell of it is blank, and somebody will want to know. */
function blankTable(
  window: readonly { at: number; standing: number }[],
  items: Items,
  words: TableWords,
): Found | null {
  const readings = new Map<FormatId, { raw: RawTable; fit: number }>();
  for (const [id, form] of words.forms) {
    const raw = rawTable(words, items, [], NOTHING, form);
    const own = form.rows.filter(({ foreign }) => !foreign).length;
    const named = words.singleRow ? headed(items, words) : raw.rows.length >= Math.max(3, own / 2);
    if (named) readings.set(id, { raw, fit: fitOf(items, words, form) });
  }
  const [first] = readings.values();
  if (!first) return null;
  return { id: words.id, readings, lines: usedLines(window, items, first.raw) };
}

const NOTHING: Aligned = { rows: [], others: [], cost: 0, equals: [] };

/** Enough of the form is there to call it that form: a row by its own name, or all its heads. */
function isTable(
  aligned: Aligned,
  items: Items,
  rows: readonly FigureRow[],
  words: TableWords,
  form: TableForm,
): boolean {
  const placed = aligned.rows.filter((j) => j >= 0);
  if (placed.length === 0) return false;
  const named = rows.filter((row, i) => {
    const label = form.rows[aligned.rows[i] ?? -1];
    return (
      label &&
      label.words.some(
        (word) =>
          splitLabel(row.own).body.includes(word) ||
          items.names.some((name) => name.row === i && splitLabel(name.text).bare === word),
      )
    );
  }).length;
  const heads = new Set(items.heads.map(({ text }) => wordsOf(text)).filter((head) => words.own.has(head)))
    .size;
  if (words.singleRow) return headed(items, words);
  return words.indicators ? named >= 2 : named >= 1 || heads >= 2;
}

/** Heads printed in pieces, or a character a line, still have all the characters of the form's. */
function headed(items: Items, words: TableWords): boolean {
  const printed = wordsOf([...items.heads, ...items.names].map(({ text }) => text).join(''));
  const characters = new Set(words.heads.filter((head) => words.own.has(head)).join(''));
  return (
    [...characters].filter((char) => printed.includes(char)).length >= characters.size * 0.5 &&
    printed.length >= 8
  );
}

function rawTable(
  words: TableWords,
  items: Items,
  rows: readonly FigureRow[],
  aligned: Aligned,
  form: TableForm,
): RawTable {
  const raw: RawTable = {
    id: words.id,
    rows: [],
    heads: items.heads.map(({ text, row }) => ({ text, row })),
    from: firstOf(items),
    strays: [...items.strays],
  };
  rows.forEach((row, i) => {
    const label = form.rows[aligned.rows[i] ?? -1];
    if (!label) {
      raw.strays.push(...row.cells.filter(({ text }) => text !== ''));
      return;
    }
    const others = (aligned.others[i] ?? []).flatMap((j) => form.rows[j] ?? []);
    raw.rows.push({
      label,
      printed: row.own || nearest(items, i),
      at: row.at,
      cells: row.cells,
      explicit: row.shown,
      others,
      because: row.own === '' ? 'order' : 'name',
    } satisfies RawRow);
  });
  raw.rows.push(...namedOnly(items, raw, form));
  return raw;
}

/** Rows whose name is printed and nothing else: groups, and rows that are left empty. */
function namedOnly(items: Items, raw: RawTable, form: TableForm): RawRow[] {
  const known = new Set(raw.rows.map(({ label }) => label.key));
  return items.names.flatMap((piece): RawRow[] => {
    const name = printedName(piece.text);
    if (name.bare.length < 4) return [];
    const [best] = form.rows
      .filter((row) => !known.has(row.key) && !row.foreign)
      .map((row) => ({ row, likely: likeness(name, row) }))
      .toSorted((a, b) => b.likely - a.likely);
    if (!best || best.likely < NAMED) return [];
    known.add(best.row.key);
    return [
      {
        label: best.row,
        printed: piece.text,
        at: piece.at,
        cells: [],
        explicit: false,
        others: [],
        because: 'name',
      },
    ];
  });
}

/** From here on words are a row's name with a slip in it. */
const NAMED = 0.8;

const nearest = (items: Items, i: number): string =>
  items.names.findLast((name) => name.row === i)?.text ?? '';

const firstOf = (items: Items): number =>
  Math.min(...[...items.heads, ...items.names, ...items.rows].map(({ at }) => at));

/** From the table's first line to its last: what was looked at before and behind stays text. */
function usedLines(
  window: readonly { at: number; standing: number }[],
  items: Items,
  raw: RawTable,
): number[] {
  const last = Math.max(
    ...raw.rows.flatMap((row) => [row.at, ...row.cells.map(({ at }) => at)]),
    ...window.filter(({ standing }) => standing === 2).map(({ at }) => at),
  );
  const used = window.filter(({ at }) => at <= last).map(({ at }) => at);
  const tail = window.filter(({ at }) => at > last).map(({ at }) => at);
  let end = last;
  for (const at of tail) {
    if (
      at !== end + 1 ||
      (!items.names.some((name) => name.at === at) &&
        !window.some(
          (line) => line.at === at && line.standing > 0 && !raw.strays.some((stray) => stray.at === at),
        ))
    )
      break;
    end = at;
    used.push(at);
  }
  raw.strays = raw.strays.filter(({ at }) => used.includes(at));
  return used;
}

/** Words that among the forms of this table only this one has. */
function fitOf(items: Items, words: TableWords, form: TableForm): number {
  const others = new Set([...words.forms.values()].filter((other) => other !== form).flatMap(wordsOfForm));
  const own = wordsOfForm(form).filter((word) => !others.has(word) && word.length >= 4);
  const printed = wordsOf(
    [...items.heads, ...items.names, ...items.rows.map(({ own: text }) => ({ text }))]
      .map(({ text }) => text)
      .join('|'),
  );
  return own.filter((word) => printed.includes(word)).length * 2;
}

const wordsOfForm = (form: TableForm): string[] => [
  ...form.rows.filter(({ foreign }) => !foreign).flatMap(({ words }) => words),
  ...form.table.blocks
    .flatMap(({ columns, caption }) => [
      caption ?? '',
      ...columns.map(({ label }) => label.replace(/[（(].*$/u, '')),
    ])
    .map(wordsOf),
];

/** Each line belongs to one table: to the one that has more of its rows there. */
function withoutOverlap(found: readonly Found[]): Found[] {
  const size = (each: Found): number =>
    Math.max(...[...each.readings.values()].map(({ raw }) => raw.rows.length));
  const kept: Found[] = [];
  const taken = new Set<number>();
  for (const each of found.toSorted((a, b) => size(b) - size(a))) {
    const shared = each.lines.filter((at) => taken.has(at)).length;
    if (shared > each.lines.length / 3) continue;
    each.lines.forEach((at) => taken.add(at));
    kept.push(each);
  }
  return kept.toSorted((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
}
