import { execFileSync } from 'node:child_process';
import {
  blockText,
  findFormat,
  gridOf,
  type GridCell,
  type ReportContent,
  type TableFormat,
} from '@nianbao/report-formats';
import { annexNotes, placeTables } from '../src/places.ts';
import { printedText } from '../src/print-table.ts';

export const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const bare = (text: string): string => text.replace(/[\s\u200b]+/gu, '');
const pattern = (text: string): string => bare(text).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The words of the 版心 in the order in which they are set, blanks left out. */
export function readPdf(bytes: Uint8Array, options: readonly string[] = ['-raw']): string {
  const area = ['-x', '0', '-W', '596', '-H', '743', ...(options.includes('-y') ? [] : ['-y', '0'])];
  return execFileSync('pdftotext', [...area, ...options, '-', '-'], { input: bytes, encoding: 'utf8' });
}

export const readPdfWords = (bytes: Uint8Array): string => bare(readPdf(bytes));

/** What the words of the PDF must be: every title, text and figure of the content, heads of tables again where a page turns. */
export function expectedWords(content: ReportContent, date: string | undefined): RegExp {
  const { inSection, annexed } = placeTables(findFormat(content.formatId), content);
  const table = (format: TableFormat) => tablePattern(format, content);
  const parts = [
    pattern(content.title),
    ...content.sections.flatMap(({ number, title, blocks }, index) => [
      pattern(number + title),
      ...(inSection.get(index) ?? []).map(table),
      ...blocks.map((block) => (block.kind === 'image' ? '（图片）' : '') + pattern(blockText(block))),
    ]),
    ...annexNotes(content, annexed).map(pattern),
    ...(date === undefined ? [] : [pattern(content.organisation), pattern(date)]),
    ...annexed.flatMap((format) => ['附件', pattern(format.title), table(format)]),
  ];
  return new RegExp(`^${parts.join('')}$`, 'u');
}

function tablePattern(format: TableFormat, content: ReportContent): string {
  const { rows, headRows } = gridOf(format);
  const words = (cell: GridCell) => pattern(printedText(format, content.tables[format.id] ?? {}, cell));
  const head = linesOf(rows.slice(0, headRows), words).flat().join('');
  const merged = rows.flatMap((row, y) =>
    row.filter(({ rowSpan }) => rowSpan > 1).map((cell) => ({ cell, y, last: y + cell.rowSpan - 1 })),
  );
  const lines = rows.slice(headRows).map((row, at) => {
    const y = at + headRows;
    // A merged cell is set with the last of its rows, or where a page ends inside it, there.
    const ending = merged.filter(({ last }) => last === y).map(({ cell }) => `(?:${words(cell)})?`);
    const reaching = merged.filter((each) => each.y <= y && each.last > y).map(({ cell }) => words(cell));
    const turn = head === '' ? '' : `(?:${reaching.length > 0 ? `(?:${reaching.join('|')})*` : ''}${head})?`;
    const own = row.filter(({ rowSpan }) => rowSpan === 1).map(words);
    return [...ending, ...own].join('') + turn;
  });
  const each = merged.filter(({ y }) => y >= headRows).map(({ cell }) => `(?=[^]*${words(cell)})`);
  return each.join('') + head + lines.join('');
}

/** The words of each row, a merged cell's with the last of its rows. */
const linesOf = (rows: readonly GridCell[][], words: (cell: GridCell) => string): string[][] =>
  rows.map((row, y) => [
    ...rows
      .slice(0, y)
      .flatMap((above, at) => above.filter(({ rowSpan }) => rowSpan > 1 && at + rowSpan - 1 === y))
      .map(words),
    ...row.filter(({ rowSpan }) => rowSpan === 1).map(words),
  ]);
