import { readDocxEvents } from '../source/docx-events.ts';
import { Numbering } from '../source/docx-numbering.ts';
import { listOf, readStyles } from '../source/docx-styles.ts';
import { readXml, xmlAttribute, type XmlEvent } from '../source/xml.ts';

/** What stands in the body of a Word file, in order, with the bookmarks that begin in it. */
export type WordItem = WordParagraph | WordTable;
export interface WordParagraph {
  kind: 'paragraph';
  /** The name of its style in small letters: `heading 2`, `body text`. */
  style: string;
  /** With the number that Word prints before it by itself. */
  text: string;
  marks: string[];
  /** What stands in it and is no text: 图片, 文本框, 脚注, 符号, 公式. */
  others: string[];
}
export interface WordTable {
  kind: 'table';
  /** The cells of each row, one that is merged downwards blank in its further rows. */
  rows: string[][];
  /** How many columns each cell takes. LibreOffice adds columns of no width, so only the cells are to be counted on. */
  spans: number[][];
  marks: string[];
  others: string[];
}

export interface WordFiles {
  document: string;
  styles: string;
  numbering: string;
}

/** Shapes of the page: no words of the text. */
const SHAPES = ['w:txbxContent'];
const OTHERS: Readonly<Record<string, string>> = {
  'w:drawing': '图片',
  'w:pict': '图片',
  'w:object': '图片',
  'w:txbxContent': '文本框',
  'w:footnoteReference': '脚注',
  'w:endnoteReference': '脚注',
  'w:sym': '符号',
  'm:oMath': '公式',
};
const MAX_PARAGRAPHS = 20_000;
const MAX_DEPTH = 20;
const MAX_SPAN = 100;

/** `null` when there is no end of paragraphs or of tables in tables. */
export const readWordItems = (files: WordFiles): WordItem[] | null => new ItemReader(files).read();

interface OpenParagraph extends WordParagraph {
  list: { id: string; depth: number } | null;
  /** Its end was deleted with the changes tracked: what follows goes on in it. */
  joined: boolean;
}
interface OpenCell {
  text: string[];
  span: number;
  continues: boolean;
}
interface OpenTable {
  rows: { cells: OpenCell[]; deleted: boolean }[];
  marks: string[];
  others: string[];
}
type Tag = Exclude<XmlEvent, { kind: 'text' }>;

class ItemReader {
  private readonly files: WordFiles;
  private readonly names: ReadonlyMap<string, string>;
  private readonly lists: ReturnType<typeof readStyles>;
  private readonly numbering: Numbering;
  private readonly items: WordItem[] = [];
  private readonly tables: OpenTable[] = [];
  private paragraph: OpenParagraph | null = null;
  /** Bookmarks that begin between paragraphs belong to the next. */
  private waiting: string[] = [];
  private inLayoutBreak = false;
  private count = 0;

  constructor(files: WordFiles) {
    this.files = files;
    this.names = styleNames(files.styles);
    this.lists = readStyles(files.styles);
    this.numbering = new Numbering(files.numbering);
  }

  read(): WordItem[] | null {
    for (const event of readDocxEvents(this.files.document, SHAPES)) {
      if (event.kind === 'print') {
        const laidOut = this.inLayoutBreak && event.text === '\n';
        if (this.paragraph && !laidOut) this.paragraph.text += event.text;
      } else if (event.name === 'w:p') this.atParagraph(event);
      else if (event.kind === 'close') this.atEnd(event.name);
      else if (!this.atStart(event)) return null;
      if (this.count > MAX_PARAGRAPHS) return null;
    }
    return this.items;
  }

  private atParagraph(event: Tag): void {
    if (event.kind === 'open') {
      const going = this.paragraph?.joined ? this.paragraph : null;
      this.paragraph = { ...(going ?? blankParagraph()), joined: false };
      this.paragraph.marks.push(...this.waiting);
      this.waiting = [];
    }
    if (event.kind === 'open' && !event.empty) return;
    const done = this.paragraph;
    this.count += 1;
    if (!done) return;
    if (done.joined) {
      // A paragraph that was deleted whole is gone with its bookmarks; of another the words go on.
      if (done.text === '') done.marks = [];
      return;
    }
    this.finish(done);
  }

  private finish(done: OpenParagraph): void {
    this.paragraph = null;
    const { list, joined: _, ...item } = done;
    if (list && list.id !== '0' && item.text.trim() !== '')
      item.text = this.numbering.next(list.id, list.depth) + item.text;
    const table = this.tables.at(-1);
    const cell = table?.rows.at(-1)?.cells.at(-1);
    if (table && cell) {
      cell.text.push(item.text);
      table.marks.push(...item.marks);
      table.others.push(...item.others);
    } else this.items.push(item);
  }

  /** What was joined to a paragraph that does not come. */
  private settle(): void {
    const left = this.paragraph;
    if (!left?.joined) return;
    this.paragraph = null;
    if (left.text !== '') this.finish(left);
  }

  private atEnd(name: string): void {
    if (name === 'w:r') this.inLayoutBreak = false;
    if (name === 'w:tc' || name === 'w:body') this.settle();
    if (name === 'w:tbl') close(this.tables, this.items);
  }

  /** `false` where tables stand in tables without end. */
  private atStart({ name, attributes, ...event }: Tag & { kind: 'open' }): boolean {
    const value = xmlAttribute(attributes, 'w:val');
    const { paragraph } = this;
    const table = this.tables.at(-1);
    const row = table?.rows.at(-1);
    const cell = row?.cells.at(-1);
    const other = OTHERS[name];
    // The pictures of the export itself stand in paragraphs of their own style.
    if (other !== undefined && paragraph && paragraph.style !== '图片') paragraph.others.push(other);
    switch (name) {
      case 'w:pStyle':
        if (paragraph) {
          paragraph.style = this.names.get(value ?? '') ?? '';
          paragraph.list ??= listOf(this.lists, value ?? '');
        }
        break;
      case 'w:numId':
        if (paragraph) paragraph.list = { id: value ?? '', depth: paragraph.list?.depth ?? 0 };
        break;
      case 'w:ilvl':
        if (paragraph) paragraph.list = { id: paragraph.list?.id ?? '', depth: Number(value ?? 0) };
        break;
      case 'w:del':
      case 'w:moveFrom':
        if (event.empty && paragraph) paragraph.joined = true;
        else if (event.empty && row) row.deleted = true;
        break;
      case 'w:bookmarkStart': {
        const mark = xmlAttribute(attributes, 'w:name') ?? '';
        if (mark.startsWith('nb_')) (paragraph?.marks ?? this.waiting).push(mark);
        break;
      }
      case 'w:rStyle':
        this.inLayoutBreak = this.names.get(value ?? '')?.endsWith('版面换行') === true;
        break;
      case 'w:tbl':
        this.settle();
        if (this.tables.length >= MAX_DEPTH) return false;
        this.tables.push({ rows: [], marks: [], others: [] });
        break;
      case 'w:tr':
        table?.rows.push({ cells: [], deleted: false });
        break;
      case 'w:tc':
        row?.cells.push({ text: [], span: 1, continues: false });
        break;
      case 'w:gridSpan': {
        const span = Number(value);
        if (cell) cell.span = Number.isInteger(span) && span > 0 && span <= MAX_SPAN ? span : 1;
        break;
      }
      case 'w:vMerge':
        if (cell) cell.continues = value !== 'restart';
        break;
    }
    return true;
  }
}

const blankParagraph = (): OpenParagraph => ({
  kind: 'paragraph',
  style: '',
  text: '',
  marks: [],
  others: [],
  list: null,
  joined: false,
});

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
  const { marks, others } = table;
  const left = table.rows.filter(({ deleted }) => !deleted).map(({ cells }) => cells);
  const rows = left.map((row) => row.map(({ text, continues }) => (continues ? '' : text.join('\n'))));
  const spans = left.map((row) => row.map(({ span }) => span));
  const outer = tables.at(-1);
  const cell = outer?.rows.at(-1)?.cells.at(-1);
  if (outer && cell) {
    cell.text.push(...rows.flat().filter((text) => text !== ''));
    outer.marks.push(...marks);
    outer.others.push(...others);
  } else items.push({ kind: 'table', rows, spans, marks, others });
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
