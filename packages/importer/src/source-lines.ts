import { readSource } from './source/read-source.ts';
import { isRefusal, type ImportInput } from './result.ts';

/** One line of the source as it was read, under the number by which unplaced pieces and notes name it. */
export interface SourceText {
  line: number;
  text: string;
  /** Cells of a row, where the line is one. */
  cells: string[];
}

/** The source line by line, to be shown beside what was made of it. Empty for a source that `importReport` refuses. */
export function sourceLines(input: ImportInput): SourceText[] {
  const source = readSource(input);
  if (isRefusal(source)) return [];
  return source.lines
    .filter(({ style }) => style !== 'end')
    .map(({ line, text, cells, image }) => ({
      line,
      text: image ? `[图片] ${image.caption}`.trim() : text,
      cells: cells.length > 1 ? cells : [],
    }));
}
