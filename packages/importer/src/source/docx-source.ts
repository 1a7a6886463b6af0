import type { ReadSource } from './read-lines.ts';
import { docxAsides } from './docx-asides.ts';
import { readDocxBody } from './docx-body.ts';
import type { DocxFiles } from './docx-files.ts';
import type { DocxCell, DocxFault, DocxItem, DocxParagraph, DocxTable } from './docx-items.ts';
import { readStyles, type DocxStyles } from './docx-styles.ts';
import { plainLine, trim, type SourceLine } from './line.ts';

const LONG = 600;
const MAX_PICTURES = 20;

/** The paragraphs and rows of a Word file in reading order. */
export function readDocx(files: DocxFiles): ReadSource | DocxFault {
  const items = readDocxBody(files);
  if (typeof items === 'string') return items;
  return {
    lines: new Emitter(readStyles(files.styles)).lines(items),
    asides: docxAsides(items, files),
  };
}

class Emitter {
  private readonly styles: DocxStyles;
  private tables = 0;

  constructor(styles: DocxStyles) {
    this.styles = styles;
  }

  lines(items: readonly DocxItem[]): SourceLine[] {
    return items.flatMap((item) => (item.kind === 'paragraph' ? this.paragraph(item) : this.table(item)));
  }

  private paragraph(item: DocxParagraph): SourceLine[] {
    const outline = item.outline !== null && item.outline < 9 ? item.outline + 1 : null;
    const heading = outline ?? this.styles.get(item.style)?.heading ?? null;
    const texts = wordsOf(item)
      .split('\n')
      .map(trim)
      .filter((text) => text !== '');
    return [
      ...texts.map((text) => ({
        ...plainLine(item.line, text),
        heading: heading !== null && heading <= 6 ? heading : null,
      })),
      ...picturesOf(item),
      ...this.lines(item.boxes),
    ];
  }

  private table(table: DocxTable): SourceLine[] {
    const rows = table.rows.filter(({ deleted, hidden }) => !deleted && !hidden).map(({ cells }) => cells);
    const cells = rows.flat();
    const layout =
      cells.length <= 1 ||
      cells.some(({ items }) => items.some(({ kind }) => kind === 'table') || sizeOf(items) > LONG);
    if (layout) return cells.flatMap(({ items }) => this.lines(items));
    this.tables += 1;
    const id = this.tables;
    return rows.flatMap((row) => [this.row(row, id), ...this.besideWords(row)]);
  }

  private row(row: readonly DocxCell[], table: number): SourceLine {
    const texts = row.map(({ items }) =>
      paragraphsOf(items)
        .map((item) => trim(wordsOf(item)))
        .filter((text) => text !== '')
        .join('\n'),
    );
    const own = texts.filter((_, index) => row[index]?.continues !== true);
    const grid = row.flatMap(({ span, continues }, index) => [
      continues ? '' : (texts[index] ?? ''),
      ...Array.from({ length: span - 1 }, () => ''),
    ]);
    const line = row.flatMap(({ items }) => paragraphsOf(items)).at(0)?.line ?? 0;
    return {
      ...plainLine(line, own.filter((text) => text !== '').join(' | ')),
      cells: own,
      style: 'grid',
      table,
      grid,
    };
  }

  /** Pictures and boxes of text in the cells of a row come after it. */
  private besideWords(row: readonly DocxCell[]): SourceLine[] {
    return row
      .flatMap(({ items }) => paragraphsOf(items))
      .flatMap((item) => [...picturesOf(item), ...this.lines(item.boxes)]);
  }
}

/** With the number that Word prints before it. A stop of the tabulator is a blank. */
function wordsOf(item: DocxParagraph): string {
  const body = trim(item.text.replaceAll('\t', ' '));
  return body === '' ? '' : item.number + body;
}

const paragraphsOf = (items: readonly DocxItem[]): DocxParagraph[] =>
  items.filter((item) => item.kind === 'paragraph');

/** A box of text is drawn, too, but is no picture. */
function picturesOf({ line, others }: DocxParagraph): SourceLine[] {
  const count = (what: string) => others.filter((other) => other === what).length;
  const length = Math.min(MAX_PICTURES, Math.max(0, count('图片') - count('文本框')));
  return Array.from({ length }, () => ({
    ...plainLine(line, ''),
    image: { source: '', caption: '图片' },
  }));
}

const sizeOf = (items: readonly DocxItem[]): number =>
  items.reduce((sum, item) => sum + (item.kind === 'paragraph' ? item.text.length : 0), 0);
