import { readDocxEvents } from './docx-events.ts';
import { Numbering } from './docx-numbering.ts';
import { listOf, readStyles, type DocxStyle } from './docx-styles.ts';
import { plainLine, trim, type SourceLine } from './line.ts';
import { xmlAttribute } from './xml.ts';

interface Paragraph {
  kind: 'paragraph';
  line: number;
  text: string;
  style: string;
  list: { id: string; depth: number } | null;
  outline: number | null;
  pictures: number;
}
interface Cell {
  items: (Paragraph | Table)[];
  span: number;
  continues: boolean;
}
interface Table {
  kind: 'table';
  rows: Cell[][];
}

const LONG = 600;
const MAX_NESTED_TABLES = 50;
const MAX_PARAGRAPHS = 60_000;

export interface DocxFiles {
  document: string;
  numbering: string;
  styles: string;
}

/** The paragraphs and rows of a Word file in reading order; `null` when there is no end of paragraphs or nested tables. */
export function readDocx(files: DocxFiles): SourceLine[] | null {
  const styles = readStyles(files.styles);
  const items = readBody(files.document);
  return items && new Emitter(styles, new Numbering(files.numbering)).lines(items);
}

function readBody(xml: string): (Paragraph | Table)[] | null {
  const root: (Paragraph | Table)[] = [];
  const tables: Table[] = [];
  const paragraphs: Paragraph[] = [];
  let count = 0;
  const container = () => tables.at(-1)?.rows.at(-1)?.at(-1)?.items ?? root;

  for (const event of readDocxEvents(xml)) {
    if (event.kind === 'print') {
      const paragraph = paragraphs.at(-1);
      if (paragraph) paragraph.text += event.text;
      continue;
    }
    if (event.kind === 'close') {
      if (event.name === 'w:p') {
        const done = paragraphs.pop();
        if (done) container().push(done);
      }
      if (event.name === 'w:tbl') {
        const done = tables.pop();
        if (done) container().push(done);
      }
      continue;
    }
    const value = xmlAttribute(event.attributes, 'w:val');
    const paragraph = paragraphs.at(-1);
    const cell = tables.at(-1)?.rows.at(-1)?.at(-1);
    switch (event.name) {
      case 'w:p':
        count += 1;
        if (count > MAX_PARAGRAPHS) return null;
        if (event.empty) break;
        paragraphs.push({
          kind: 'paragraph',
          line: count,
          text: '',
          style: '',
          list: null,
          outline: null,
          pictures: 0,
        });
        break;
      case 'w:drawing':
      case 'w:pict':
        if (paragraph) paragraph.pictures += 1;
        break;
      case 'w:pStyle':
        if (paragraph) paragraph.style = value ?? '';
        break;
      case 'w:numId':
        if (paragraph) paragraph.list = { id: value ?? '', depth: paragraph.list?.depth ?? 0 };
        break;
      case 'w:ilvl':
        if (paragraph) paragraph.list = { id: paragraph.list?.id ?? '', depth: Number(value ?? 0) };
        break;
      case 'w:outlineLvl':
        if (paragraph) paragraph.outline = Number(value ?? 9);
        break;
      case 'w:tbl':
        if (tables.length >= MAX_NESTED_TABLES) return null;
        tables.push({ kind: 'table', rows: [] });
        break;
      case 'w:tr':
        tables.at(-1)?.rows.push([]);
        break;
      case 'w:tc':
        tables.at(-1)?.rows.at(-1)?.push({ items: [], span: 1, continues: false });
        break;
      case 'w:gridSpan':
        if (cell) cell.span = Math.min(200, Math.max(1, Number(value ?? 1) || 1));
        break;
      case 'w:vMerge':
        if (cell) cell.continues = value !== 'restart';
        break;
    }
  }
  return root;
}

class Emitter {
  private readonly styles: ReadonlyMap<string, DocxStyle>;
  private readonly numbering: Numbering;
  private tables = 0;

  constructor(styles: ReadonlyMap<string, DocxStyle>, numbering: Numbering) {
    this.styles = styles;
    this.numbering = numbering;
  }

  lines(items: readonly (Paragraph | Table)[]): SourceLine[] {
    return items.flatMap((item) => (item.kind === 'paragraph' ? this.paragraph(item) : this.table(item)));
  }

  private paragraph(item: Paragraph): SourceLine[] {
    const style = this.styles.get(item.style);
    const outline = item.outline !== null && item.outline < 9 ? item.outline + 1 : null;
    const heading = outline ?? style?.heading ?? null;
    const pictures = Array.from({ length: Math.min(item.pictures, 20) }, () => ({
      ...plainLine(item.line, ''),
      image: { source: '', caption: '图片' },
    }));
    const texts = this.text(item)
      .split('\n')
      .map(trim)
      .filter((text) => text !== '');
    return [
      ...texts.map((text) => ({
        ...plainLine(item.line, text),
        heading: heading !== null && heading <= 6 ? heading : null,
      })),
      ...pictures,
    ];
  }

  private text(item: Paragraph): string {
    const body = item.text.replaceAll('\t', ' ');
    if (trim(body) === '') return '';
    const list = item.list?.id ? item.list : listOf(this.styles, item.style);
    return (list && list.id !== '0' ? this.numbering.next(list.id, list.depth) : '') + trim(body);
  }

  private table(table: Table): SourceLine[] {
    const cells = table.rows.flat();
    const layout =
      cells.length <= 1 ||
      cells.some(({ items }) => items.some(({ kind }) => kind === 'table') || sizeOf(items) > LONG);
    if (layout) return cells.flatMap(({ items }) => this.lines(items));
    this.tables += 1;
    const id = this.tables;
    return table.rows.map((row) => this.row(row, id));
  }

  private row(row: readonly Cell[], table: number): SourceLine {
    const texts = row.map(({ items }) =>
      items
        .map((item) => (item.kind === 'paragraph' ? trim(this.text(item)) : ''))
        .filter((text) => text !== '')
        .join('\n'),
    );
    const own = texts.filter((_, index) => row[index]?.continues !== true);
    const grid = row.flatMap(({ span, continues }, index) => [
      continues ? '' : (texts[index] ?? ''),
      ...Array.from({ length: span - 1 }, () => ''),
    ]);
    const first = row.flatMap(({ items }) => items).find((item) => item.kind === 'paragraph');
    const line = first?.kind === 'paragraph' ? first.line : 0;
    return {
      ...plainLine(line, own.filter((text) => text !== '').join(' | ')),
      cells: own,
      style: 'grid',
      table,
      grid,
    };
  }
}

const sizeOf = (items: readonly (Paragraph | Table)[]): number =>
  items.reduce((sum, item) => sum + (item.kind === 'paragraph' ? item.text.length : 0), 0);
