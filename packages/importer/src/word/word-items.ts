import { readDocxEvents } from '../source/docx-events.ts';
import { readXml, xmlAttribute } from '../source/xml.ts';

/** What stands in the body of a Word file, in order, with the bookmarks that begin in it. */
export type WordItem = WordParagraph | WordTable;
export interface WordParagraph {
  kind: 'paragraph';
  /** The name of its style in small letters: `heading 2`, `body text`. */
  style: string;
  text: string;
  marks: string[];
}
export interface WordTable {
  kind: 'table';
  /** The cells of each row, one that is merged downwards blank in its further rows. */
  rows: string[][];
  /** How many columns each cell takes. LibreOffice adds columns of no width, so only the cells are to be counted on. */
  spans: number[][];
  marks: string[];
}

interface OpenTable {
  rows: { text: string[]; span: number; continues: boolean }[][];
  marks: string[];
}

/** Shapes of the page: no words of the text. */
const SHAPES = ['w:txbxContent'];
const MAX_PARAGRAPHS = 60_000;
const MAX_DEPTH = 20;
const MAX_SPAN = 100;

/** `null` when there is no end of paragraphs or of tables in tables. */
export function readWordItems(documentXml: string, stylesXml: string): WordItem[] | null {
  const styles = styleNames(stylesXml);
  const items: WordItem[] = [];
  const tables: OpenTable[] = [];
  let paragraph: WordParagraph | null = null;
  /** Bookmarks that begin between paragraphs belong to the next. */
  let waiting: string[] = [];
  let inLayoutBreak = false;
  let count = 0;

  for (const event of readDocxEvents(documentXml, SHAPES)) {
    if (event.kind === 'print') {
      const laidOut = inLayoutBreak && event.text === '\n';
      if (paragraph && !laidOut) paragraph.text += event.text;
      continue;
    }
    const closes = event.kind === 'close';
    if (event.name === 'w:p' && (closes || event.empty)) {
      const done: WordParagraph = paragraph ?? { kind: 'paragraph', style: '', text: '', marks: waiting };
      if (!paragraph) waiting = [];
      paragraph = null;
      count += 1;
      if (count > MAX_PARAGRAPHS) return null;
      const table = tables.at(-1);
      const cell = table?.rows.at(-1)?.at(-1);
      if (table && cell) {
        cell.text.push(done.text);
        table.marks.push(...done.marks);
      } else items.push(done);
      continue;
    }
    if (closes) {
      if (event.name === 'w:r') inLayoutBreak = false;
      if (event.name === 'w:tbl') close(tables, items);
      continue;
    }
    const value = xmlAttribute(event.attributes, 'w:val');
    switch (event.name) {
      case 'w:p':
        paragraph = { kind: 'paragraph', style: '', text: '', marks: waiting };
        waiting = [];
        break;
      case 'w:pStyle':
        if (paragraph) paragraph.style = styles.get(value ?? '') ?? '';
        break;
      case 'w:bookmarkStart': {
        const name = xmlAttribute(event.attributes, 'w:name') ?? '';
        if (name.startsWith('nb_')) (paragraph?.marks ?? waiting).push(name);
        break;
      }
      case 'w:rStyle':
        inLayoutBreak = styles.get(value ?? '') === '版面换行';
        break;
      case 'w:tbl':
        if (tables.length >= MAX_DEPTH) return null;
        tables.push({ rows: [], marks: [] });
        break;
      case 'w:tr':
        tables.at(-1)?.rows.push([]);
        break;
      case 'w:tc':
        tables.at(-1)?.rows.at(-1)?.push({ text: [], span: 1, continues: false });
        break;
      case 'w:gridSpan': {
        const cell = tables.at(-1)?.rows.at(-1)?.at(-1);
        const span = Number(value);
        if (cell) cell.span = Number.isInteger(span) && span > 0 && span <= MAX_SPAN ? span : 1;
        break;
      }
      case 'w:vMerge': {
        const cell = tables.at(-1)?.rows.at(-1)?.at(-1);
        if (cell) cell.continues = value !== 'restart';
        break;
      }
    }
  }
  return items;
}

/** A free table on its columns, blanks where a merged cell goes on; as it is where every row has as many cells. */
export function freeRows({ rows, spans }: WordTable): string[][] {
  if (new Set(rows.map((row) => row.length)).size <= 1) return rows;
  return rows.map((row, y) =>
    row.flatMap((text, x) => [text, ...Array.from({ length: (spans[y]?.[x] ?? 1) - 1 }, () => '')]),
  );
}

/** A table in a table becomes words of the cell around it. */
function close(tables: OpenTable[], items: WordItem[]): void {
  const table = tables.pop();
  if (!table) return;
  const rows = table.rows.map((row) => row.map(({ text, continues }) => (continues ? '' : text.join('\n'))));
  const spans = table.rows.map((row) => row.map(({ span }) => span));
  const outer = tables.at(-1);
  const cell = outer?.rows.at(-1)?.at(-1);
  if (outer && cell) {
    cell.text.push(...rows.flat().filter((text) => text !== ''));
    outer.marks.push(...table.marks);
  } else items.push({ kind: 'table', rows, spans, marks: table.marks });
}

function styleNames(xml: string): Map<string, string> {
  const names = new Map<string, string>();
  let id = '';
  for (const event of readXml(xml)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'w:style') id = xmlAttribute(event.attributes, 'w:styleId') ?? '';
    if (event.name === 'w:name' && id !== '')
      names.set(id, (xmlAttribute(event.attributes, 'w:val') ?? '').toLowerCase());
  }
  return names;
}
