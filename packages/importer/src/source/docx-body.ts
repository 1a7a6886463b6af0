import { readDocxEvents, type DocxEvent } from './docx-events.ts';
import type { DocxCell, DocxFault, DocxItem, DocxParagraph, DocxTable, NoteKind } from './docx-items.ts';
import { Numbering } from './docx-numbering.ts';
import { isHidingStyle, isOn, listOf, readStyles, type DocxStyles } from './docx-styles.ts';
import { xmlAttribute } from './xml.ts';

export interface BodyFiles {
  document: string;
  numbering: string;
  styles: string;
}

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
const NOTES: Readonly<Record<string, NoteKind>> = {
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
  'w:commentReference': 'comment',
};
const MAX_PARAGRAPHS = 60_000;
/** Tables in cells, boxes in paragraphs and paragraphs in boxes, one in the other. */
const MAX_DEPTH = 100;
const MAX_TABLES = 50;
const MAX_SPAN = 100;

/** Reads paragraphs and tables as they are seen: changes taken for accepted, hidden text set apart. */
export const readDocxBody = (files: BodyFiles): DocxItem[] | DocxFault => new BodyReader(files).read();

/** Where paragraphs and tables are put: the body, a cell, a box. */
interface Container {
  items: DocxItem[];
  /** Its end was deleted with the changes tracked: the next paragraph goes on in it. */
  going: OpenParagraph | null;
}
interface OpenParagraph extends DocxParagraph {
  list: { id: string | null; depth: number | null };
  joined: boolean;
}
type Open =
  | { kind: 'paragraph'; paragraph: OpenParagraph }
  | { kind: 'table'; table: DocxTable; cell: (Container & DocxCell) | null }
  | { kind: 'box'; box: Container };
interface Run {
  style: string;
  hidden: boolean | null;
}
type Start = Extract<DocxEvent, { kind: 'open' }>;

class BodyReader {
  private readonly document: string;
  private readonly styles: DocxStyles;
  private readonly numbering: Numbering;
  private readonly root: Container = { items: [], going: null };
  private readonly open: Open[] = [];
  private readonly runs: Run[] = [];
  /** Bookmarks that begin between paragraphs belong to the next. */
  private waiting: string[] = [];
  private inProperties = false;
  private count = 0;
  private tables = 0;

  constructor(files: BodyFiles) {
    this.document = files.document;
    this.styles = readStyles(files.styles);
    this.numbering = new Numbering(files.numbering);
  }

  read(): DocxItem[] | DocxFault {
    for (const event of readDocxEvents(this.document)) {
      if (event.kind === 'broken') return 'broken';
      if (event.kind === 'print') this.print(event.text);
      else if (event.kind === 'deleted') this.setApart('已删除的文字', event.text);
      else if (event.kind === 'close') this.atEnd(event.name);
      else this.atStart(event);
      if (this.count > MAX_PARAGRAPHS || this.tables > MAX_TABLES || this.open.length > MAX_DEPTH)
        return 'too-deep';
    }
    this.settle(this.root);
    return this.root.items;
  }

  private paragraph(): OpenParagraph | null {
    const top = this.open.at(-1);
    return top?.kind === 'paragraph' ? top.paragraph : null;
  }

  private container(): Container {
    const inner = this.open.findLast(({ kind }) => kind !== 'paragraph');
    return (inner?.kind === 'box' ? inner.box : inner?.kind === 'table' ? inner.cell : null) ?? this.root;
  }

  private print(text: string): void {
    const paragraph = this.paragraph();
    if (!paragraph) return;
    const run = this.runs.at(-1);
    const hidden =
      run?.hidden ??
      (run && isHidingStyle(this.styles, run.style)) ??
      isHidingStyle(this.styles, paragraph.style);
    // A break that the layout of our own files needs.
    const laidOut = text === '\n' && this.styles.get(run?.style ?? '')?.name.endsWith('版面换行');
    if (hidden) this.setApart('隐藏文字', text);
    else if (!laidOut) paragraph.text += text;
  }

  private setApart(what: '隐藏文字' | '已删除的文字', text: string): void {
    const paragraph = this.paragraph();
    const last = paragraph?.unseen.at(-1);
    if (last?.what === what) last.text += text;
    else paragraph?.unseen.push({ what, text });
  }

  private atStart(event: Start): void {
    const { name, attributes } = event;
    const paragraph = this.paragraph();
    const other = OTHERS[name];
    if (other !== undefined) paragraph?.others.push(other);
    const note = NOTES[name];
    if (note !== undefined) paragraph?.notes.push({ kind: note, id: xmlAttribute(attributes, 'w:id') ?? '' });
    if (name === 'w:p') this.begin(event);
    else if (name === 'w:tbl' || name === 'w:tr' || name === 'w:tc') this.atTable(name);
    else if (name === 'w:txbxContent' && !event.empty)
      this.open.push({ kind: 'box', box: { items: [], going: null } });
    else if (name === 'w:r' && !event.empty) this.runs.push({ style: '', hidden: null });
    else if (name === 'w:pPr') this.inProperties = !event.empty;
    else if (name === 'w:bookmarkStart')
      (paragraph?.marks ?? this.waiting).push(xmlAttribute(attributes, 'w:name') ?? '');
    else this.atProperty(event);
  }

  private begin({ empty }: Start): void {
    this.count += 1;
    const container = this.container();
    const paragraph = container.going ?? blankParagraph(this.count);
    container.going = null;
    paragraph.joined = false;
    paragraph.marks.push(...this.waiting);
    this.waiting = [];
    this.open.push({ kind: 'paragraph', paragraph });
    if (empty) this.end();
  }

  private end(): void {
    const top = this.open.at(-1);
    if (top?.kind !== 'paragraph') return;
    this.open.pop();
    const { paragraph } = top;
    const container = this.container();
    if (!paragraph.joined) return this.finish(paragraph, container);
    // A paragraph that was deleted whole is gone with its bookmarks; of another the words go on.
    if (paragraph.text === '') paragraph.marks = [];
    container.going = paragraph;
  }

  private finish(paragraph: OpenParagraph, container: Container): void {
    const { list, joined: _, ...item } = paragraph;
    const inherited = listOf(this.styles, item.style);
    const id = list.id || inherited?.id;
    if (id && id !== '0' && item.text.trim() !== '')
      item.number = this.numbering.next(id, list.depth ?? inherited?.depth ?? 0);
    container.items.push(item);
  }

  /** What was joined to a paragraph that does not come. */
  private settle(container: Container): void {
    const left = container.going;
    container.going = null;
    if (left && (left.text !== '' || left.unseen.length > 0)) this.finish(left, container);
  }

  private atTable(name: 'w:tbl' | 'w:tr' | 'w:tc'): void {
    if (name === 'w:tbl') {
      this.settle(this.container());
      this.tables = Math.max(this.tables, this.open.filter(({ kind }) => kind === 'table').length + 1);
      this.open.push({ kind: 'table', table: { kind: 'table', rows: [] }, cell: null });
      return;
    }
    const top = this.open.at(-1);
    if (top?.kind !== 'table') return;
    if (name === 'w:tr') top.table.rows.push({ cells: [], deleted: false, hidden: false });
    else {
      top.cell = { items: [], going: null, span: 1, continues: false };
      top.table.rows.at(-1)?.cells.push(top.cell);
    }
  }

  private atProperty({ name, attributes, empty }: Start): void {
    const value = xmlAttribute(attributes, 'w:val');
    const paragraph = this.paragraph();
    const run = this.runs.at(-1);
    const top = this.open.at(-1);
    const row = top?.kind === 'table' ? top.table.rows.at(-1) : undefined;
    const cell = top?.kind === 'table' ? top.cell : null;
    switch (name) {
      case 'w:pStyle':
        if (paragraph) paragraph.style = value ?? '';
        break;
      case 'w:numId':
        if (paragraph) paragraph.list.id = value;
        break;
      case 'w:ilvl':
        if (paragraph) paragraph.list.depth = Number(value ?? 0);
        break;
      case 'w:outlineLvl':
        if (paragraph) paragraph.outline = Number(value ?? 9);
        break;
      case 'w:del':
      case 'w:moveFrom':
        if (empty && paragraph) paragraph.joined = true;
        else if (empty && row) row.deleted = true;
        break;
      case 'w:hidden':
        if (row) row.hidden = isOn(attributes);
        break;
      case 'w:rStyle':
        if (run) run.style = value ?? '';
        break;
      case 'w:vanish':
        // Of the mark at a paragraph's end it says nothing of the words.
        if (run && !this.inProperties) run.hidden = isOn(attributes);
        break;
      case 'w:gridSpan':
        if (cell) cell.span = Math.min(MAX_SPAN, Math.max(1, Math.trunc(Number(value ?? 1)) || 1));
        break;
      case 'w:vMerge':
        if (cell) cell.continues = value !== 'restart';
        break;
    }
  }

  private atEnd(name: string): void {
    if (name === 'w:p') this.end();
    else if (name === 'w:pPr') this.inProperties = false;
    else if (name === 'w:r') this.runs.pop();
    else if (name === 'w:tc') {
      const top = this.open.at(-1);
      if (top?.kind !== 'table' || !top.cell) return;
      this.settle(top.cell);
      top.cell = null;
    } else if (name === 'w:tbl' || name === 'w:txbxContent') this.close();
  }

  private close(): void {
    const top = this.open.pop();
    if (top?.kind === 'table') this.container().items.push(top.table);
    if (top?.kind !== 'box') return;
    this.settle(top.box);
    this.paragraph()?.boxes.push(...top.box.items);
  }
}

const blankParagraph = (line: number): OpenParagraph => ({
  kind: 'paragraph',
  line,
  style: '',
  text: '',
  number: '',
  outline: null,
  marks: [],
  others: [],
  unseen: [],
  notes: [],
  boxes: [],
  list: { id: null, depth: null },
  joined: false,
});
