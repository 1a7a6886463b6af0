import {
  FORMATS,
  type ReportFormat,
  type RowFormat,
  type TableFormat,
  type TableId,
} from '@nianbao/report-formats';
import { alike, splitLabel, squeeze, wordsOf } from '../normalise.ts';
import { HEAD_WORDINGS, PLAIN_HEADS, ROW_WORDINGS } from './wordings.ts';

/** A row of an official table as one format prints it. */
export interface RowLabel {
  /** `block/row`, or the row's id alone where the table has one block. */
  key: string;
  rowId: string;
  /** Names other rows and takes no figures in this format. */
  group: boolean;
  /** A row of another format only: taken where its own words stand, never by order. */
  foreign: boolean;
  parentId: string | null;
  /** Digits of its printed number: 一, 1. */
  number: string;
  words: readonly string[];
  /** How many figures it takes. */
  width: number;
  note: string;
}

/** What an official table looks like in print in one format, with the rows of the other formats among its own. */
export interface TableForm {
  table: TableFormat;
  rows: readonly RowLabel[];
}

/** What is known of a table over all formats that have it: enough to find its lines. */
export interface TableWords {
  id: TableId;
  forms: ReadonlyMap<ReportFormat['id'], TableForm>;
  /** All wordings of rows that take figures or name others. */
  rows: ReadonlySet<string>;
  heads: readonly string[];
  /** Words that only this table has, among all tables of all formats. */
  own: ReadonlySet<string>;
  /** The characters that all these words are made of. */
  characters: ReadonlySet<string>;
  /** The most figures in one row. */
  width: number;
  indicators: boolean;
  singleRow: boolean;
}

export function tableWords(formats: readonly ReportFormat[] = FORMATS): readonly TableWords[] {
  const listed = formats.map(({ id }) => id).join(' ');
  const known = cache.get(formats);
  if (known?.listed === listed) return known.made;
  const ids = [...new Set(formats.flatMap(({ tables }) => tables.map(({ id }) => id)))];
  const raw = ids.map((id) => wordsOfTable(id, formats));
  const made = raw.map((words) => {
    const others = new Set(raw.flatMap((other) => (other === words ? [] : [...other.rows, ...other.heads])));
    const own = [...words.rows, ...words.heads].filter((word) => word.length >= 3 && !others.has(word));
    return { ...words, own: new Set(own.filter((word) => !PLAIN_HEADS.includes(word))) };
  });
  cache.set(formats, { listed, made });
  return made;
}

/** By list, as long as the same formats are in it. */
const cache = new WeakMap<readonly ReportFormat[], { listed: string; made: readonly TableWords[] }>();

function wordsOfTable(id: TableId, formats: readonly ReportFormat[]): TableWords {
  const having = formats.flatMap((format) =>
    format.tables.filter((table) => table.id === id).map((table) => ({ format, table })),
  );
  const forms = new Map(
    having.map(
      ({ format, table }) =>
        [
          format.id,
          formOf(
            table,
            having.map((each) => each.table),
          ),
        ] as const,
    ),
  );
  const rows = new Set([...forms.values()].flatMap((form) => form.rows.flatMap(({ words }) => words)));
  const heads = headsOf(having.map(({ table }) => table));
  const notes = having.flatMap(({ table }) => [
    table.headNote ?? '',
    ...table.blocks.flatMap((block) => block.rows.map(({ note, number }) => (note ?? '') + number)),
  ]);
  return {
    id,
    forms,
    rows,
    heads,
    own: new Set(),
    characters: new Set(
      [...rows, ...heads, ...notes.map(squeeze)].join('') +
        '()、,，;：:;；.。“”"《》/一二三四五六七八九十0123456789件条次篇个人万元项\ufffd',
    ),
    width: Math.max(...having.flatMap(({ table }) => table.blocks.map(({ columns }) => columns.length))),
    indicators: having.some(({ table }) => table.layout === 'indicators'),
    singleRow: having.some(({ table }) => table.layout === 'single-row'),
  };
}

/** The table's rows in order, each row that only another format has behind the row it follows there. */
function formOf(table: TableFormat, all: readonly TableFormat[]): TableForm {
  const rows = rowsOf(table);
  for (const other of all) {
    if (other === table) continue;
    const theirs = rowsOf(other);
    theirs.forEach((row, index) => {
      const own = rows.find(({ key }) => key === row.key);
      if (own) return;
      const before = theirs[index - 1]?.key;
      const at = rows.findIndex(({ key }) => key === before);
      rows.splice(at + 1, 0, { ...row, foreign: true });
    });
  }
  return { table, rows: rows.map((row) => withOtherWords(row, all)) };
}

const withOtherWords = (row: RowLabel, all: readonly TableFormat[]): RowLabel => {
  const same = all.flatMap(rowsOf).filter(({ key }) => key === row.key);
  return { ...row, words: [...new Set([...row.words, ...same.flatMap(({ words }) => words)])] };
};

const rowsOf = (table: TableFormat): RowLabel[] =>
  table.blocks.flatMap((block) =>
    block.rows.map((row) => ({
      key: block.id ? `${block.id}/${row.id}` : row.id,
      rowId: row.id,
      group: row.kind === 'group',
      foreign: false,
      parentId: row.parentId,
      number: numberOf(row.number),
      words: wordings(row),
      width: block.columns.length,
      note: wordsOf(row.note ?? ''),
    })),
  );

function wordings(row: RowFormat): string[] {
  const { body, bare } = splitLabel(row.label);
  const variants = [body, bare].flatMap((word) => ROW_WORDINGS.get(word) ?? []);
  const noted = row.note === undefined ? [] : [wordsOf(row.label + row.note)];
  return [...new Set([body, bare, ...noted, ...variants])].filter((words) => words !== '');
}

function headsOf(tables: readonly TableFormat[]): string[] {
  const printed = tables.flatMap((table) =>
    table.blocks.flatMap(({ columns, caption, headFirst }) => [
      ...columns.flatMap((column) => [...column.headerPath]),
      ...columns.map((column) => column.label.replace(/[（(].*$/u, '')),
      caption ?? '',
      headFirst,
    ]),
  );
  const heads = printed.map(wordsOf).filter((words) => words !== '');
  return [...new Set([...heads, ...heads.flatMap((head) => HEAD_WORDINGS.get(head) ?? []), ...PLAIN_HEADS])];
}

/** Whether the words are a head of the table, or the part of one that a line end cut off. */
export function isHead(words: TableWords, printed: string): boolean {
  const text = wordsOf(printed);
  if (text === '') return false;
  if (isRuleSentence(text)) return true;
  return words.heads.some(
    (head) => head === text || alike(head, text) || (text.length >= 2 && head.includes(text)),
  );
}

/** The sentence over the row names that tells how the rows add up. */
export const isRuleSentence = (words: string): boolean =>
  words.length < 80 && /勾稽|钩稽|构稽|第一项加第二项|第三项加第四项/u.test(words);

/** Digits of a printed number, as 一 of （一）. */
export const numberOf = (number: string): string =>
  squeeze(number).replace(/[^一二三四五六七八九十\d]/gu, '');
