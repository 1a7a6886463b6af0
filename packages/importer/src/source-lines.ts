import { readDocxFile } from './import-report.ts';
import { isTooDeep, parseHtml, withoutPictures } from './source/html-tree.ts';
import { readHtml } from './source/html-source.ts';
import { type SourceLine } from './source/line.ts';
import { readText } from './source/text-source.ts';
import type { ImportInput } from './result.ts';

/** One line of the source as it was read, under the number by which unplaced pieces and notes name it. */
export interface SourceText {
  line: number;
  text: string;
  /** Cells of a row, where the line is one. */
  cells: string[];
}

/** The source line by line, to be shown beside what was made of it. Empty for a source that `importReport` refuses. */
export function sourceLines(input: ImportInput): SourceText[] {
  return linesOf(input)
    .filter(({ style }) => style !== 'end')
    .map(({ line, text, cells, image }) => ({
      line,
      text: image ? `[图片] ${image.caption}`.trim() : text,
      cells: cells.length > 1 ? cells : [],
    }));
}

function linesOf(input: ImportInput): SourceLine[] {
  switch (input.kind) {
    case 'text':
      return readText(input.text);
    case 'html': {
      const html = withoutPictures(input.text);
      return isTooDeep(html) ? [] : readHtml(parseHtml(html));
    }
    case 'docx': {
      const lines = readDocxFile(input.bytes);
      return Array.isArray(lines) ? lines : [];
    }
  }
}
