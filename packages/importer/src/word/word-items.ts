import { readDocxBody, type BodyFiles } from '../source/docx-body.ts';
import type { DocxFault, DocxItem, DocxParagraph, DocxTable } from '../source/docx-items.ts';
import { readStyles, type DocxStyles } from '../source/docx-styles.ts';

/** What stands in the body of a Word file, in order, with the bookmarks that begin in it. */
export type WordItem = WordParagraph | WordTable;
export interface WordParagraph {
  kind: 'paragraph';
  /** The name of its style in small letters: `heading 2`, `body text`. */
  style: string;
  /** With the number that Word prints before it by itself. */
  text: string;
  marks: string[];
  /** What stands in it and is no text: 图片, 文本框, 脚注, 符号, 公式, 隐藏文字. */
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

/** The items of a file that was exported: what stands in boxes of text is named, not read. */
export function readWordItems(files: BodyFiles): WordItem[] | DocxFault {
  const items = readDocxBody(files);
  if (typeof items === 'string') return items;
  const styles = readStyles(files.styles);
  return items.map((item) =>
    item.kind === 'paragraph' ? wordParagraph(item, styles) : wordTable(item, styles),
  );
}

function wordParagraph(item: DocxParagraph, styles: DocxStyles): WordParagraph {
  const style = styles.get(item.style)?.name ?? '';
  const hidden = item.unseen.some(({ what }) => what === '隐藏文字') ? ['隐藏文字'] : [];
  return {
    kind: 'paragraph',
    style,
    text: item.number + item.text,
    marks: item.marks,
    // The pictures of the export itself stand in paragraphs of their own style.
    others: style === '图片' ? [] : [...item.others, ...hidden],
  };
}

function wordTable(table: DocxTable, styles: DocxStyles): WordTable {
  const left = table.rows.filter(({ deleted }) => !deleted).map(({ cells }) => cells);
  const cells = left.map((row) => row.map(({ items }) => items.map((item) => wordsOf(item, styles))));
  return {
    kind: 'table',
    rows: cells.map((row, y) =>
      row.map((words, x) => (left[y]?.[x]?.continues ? '' : words.flatMap(({ texts }) => texts).join('\n'))),
    ),
    spans: left.map((row) => row.map(({ span }) => span)),
    marks: cells.flat(2).flatMap(({ marks }) => marks),
    others: cells.flat(2).flatMap(({ others }) => others),
  };
}

interface Words {
  texts: string[];
  marks: string[];
  others: string[];
}

/** A table in a table becomes words of the cell around it. */
function wordsOf(item: DocxItem, styles: DocxStyles): Words {
  if (item.kind === 'paragraph') {
    const { text, marks, others } = wordParagraph(item, styles);
    return { texts: [text], marks, others };
  }
  const { rows, marks, others } = wordTable(item, styles);
  return { texts: rows.flat().filter((text) => text !== ''), marks, others };
}

/** A free table on its columns, blanks where a merged cell goes on; as it is where every row has as many cells. */
export function freeRows({ rows, spans }: WordTable): string[][] {
  if (new Set(rows.map((row) => row.length)).size <= 1) return rows;
  return rows.map((row, y) =>
    row.flatMap((text, x) => [text, ...Array.from({ length: (spans[y]?.[x] ?? 1) - 1 }, () => '')]),
  );
}
