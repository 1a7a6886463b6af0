/** One line, paragraph or table row of a source, before anything is known of its meaning. */
export interface SourceLine {
  /** Position in the source, from 1. */
  line: number;
  /** As it stands, blanks at the ends taken off. */
  text: string;
  /** Cells of a row; one for a plain line. Blank cells are kept where the source shows them. */
  cells: string[];
  /** How the cells were told apart. `cell`: a line that is one cell, with a trailing bar. `end`: bars alone, a row's end. */
  style: 'plain' | 'bars' | 'tabs' | 'spaces' | 'grid' | 'cell' | 'end';
  /** Rows of one table of a page or Word file share this number. */
  table: number | null;
  /** 1-6 when the source marks the line as a heading. */
  heading: number | null;
  /** Inside navigation, footer or the like of a page. */
  chrome: boolean;
  /** Set on the place of a picture. */
  image: { source: string; caption: string } | null;
  /** Caption of a table of the page. */
  caption: boolean;
  /** A row of a page or Word file on its table's columns, merged cells blank but for their first. */
  grid?: string[];
  /** Left edge of each cell in points, as many as cells. */
  x?: number[];
  /** Right edge of the line in points. */
  right?: number;
  /** From 1. */
  page?: number;
  /** The source shows blanks: an empty cell is a blank that was printed. */
  blank?: boolean;
}

export const plainLine = (line: number, text: string): SourceLine => ({
  line,
  text,
  cells: [text],
  style: 'plain',
  table: null,
  heading: null,
  chrome: false,
  image: null,
  caption: false,
});

/** Blanks of every width at both ends, and marks that have no width. */
export const trim = (text: string): string => text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu, '');

/** Width of printed text in points where a Chinese character has ten. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 10 : 5), 0);
