import type { CellPath, FormatId, TableId } from './content.ts';
import type { FindingLevel } from './finding.ts';
import type { Measure } from './measures.ts';

/** A format is data: the next one is a new file, not a branch. A report keeps the format it was opened with. */
export interface ReportFormat {
  id: FormatId;
  /** Short, for choosing among formats and naming one. */
  label: string;
  name: string;
  documentNo: string;
  reportYears: { from: number; to: number | null };
  /** The last legal day, as month and day of the year after the one reported on. */
  legalDates: { department: '01-31' | '03-31'; government: '03-31'; basis: string };
  sections: readonly SectionFormat[];
  tables: readonly TableFormat[];
  /** Whether an empty cell may lawfully mean "none": yes in 2014-2018, no since (domain.md 3.3). */
  blankMeansNone: boolean;
  /** What a leader reads first, with the cell it comes from. */
  keyFigures: readonly KeyFigure[];
  /** Figures that texts tell in words, the more special before the more general. */
  measures: readonly Measure[];
}

export interface KeyFigure {
  label: string;
  unit: string;
  table: TableId;
  path: CellPath;
}

export interface SectionFormat {
  id: string;
  number: string;
  title: string;
  /** Titles that real reports print and that mean the same section. */
  titleVariants: readonly string[];
  kind: 'text' | 'table';
  tables: readonly TableId[];
  /** Usual sub-headings, offered when the section is divided. */
  subheadings: readonly string[];
  /** What to write here, for the person who fills it in. */
  guidance: readonly string[];
  /** 篇幅 limit in characters, a default that a body may change. */
  maxChars?: number;
}

/** How a table is printed. `blocks`: captioned blocks one under another; `matrix`: row heads on three levels. */
export type TableLayout = 'blocks' | 'matrix' | 'single-row' | 'indicators';

export interface TableFormat {
  id: TableId;
  /** `null`: annexed after the last section. */
  sectionId: string | null;
  title: string;
  layout: TableLayout;
  /** art20 has several; every other table has one, whose id is empty. */
  blocks: readonly TableBlock[];
  /** Printed in the head cell over the row labels. */
  headNote?: string;
  rules: readonly BalanceRule[];
  crossYearRules: readonly CrossYearRule[];
  guidance: readonly string[];
}

export interface TableBlock {
  id: string;
  caption: string | null;
  headFirst: string;
  columns: readonly ColumnFormat[];
  rows: readonly RowFormat[];
}

export interface ColumnFormat {
  id: string;
  label: string;
  /** Heads from the outermost to this column's own. */
  headerPath: readonly string[];
  kind: 'input' | 'sum';
  unit: string;
  /** Six decimals at most; otherwise a whole number. */
  decimals?: boolean;
  /** May be negative (本年增/减). */
  signed?: boolean;
  /** Printed after the figure inside the cell, as in 11517000元. */
  suffix?: string;
}

/** `group` rows carry no value. `ofWhich` is a part of its parent that need not exhaust it (其中). */
export interface RowFormat {
  id: string;
  number: string;
  label: string;
  kind: 'input' | 'sum' | 'group' | 'ofWhich';
  parentId: string | null;
  level: number;
  unit?: string;
  decimals?: boolean;
  /** Printed in brackets after the label. */
  note?: string;
}

/**
 * The sum of `left` compared with the sum of `right`, within each column, each row, or (`cell`) the cells named.
 * Ids are row ids on axis `column`, column ids on axis `row`, cell paths on axis `cell`.
 */
export interface BalanceRule {
  id: string;
  axis: 'column' | 'row' | 'cell';
  left: readonly string[];
  op: '=' | '<=';
  right: readonly string[];
  level: FindingLevel;
  basis: string;
  /** Limits the rule to one block of art20. */
  block?: string;
  /** Why the rule may be broken lawfully; shown with the finding. */
  note?: string;
}

/**
 * `thisYear` cells of this year's report against a sum over last year's: `plus` added, `minus` taken off.
 * Paths ending in `/*` stand for every column of that row.
 */
export interface CrossYearRule {
  id: string;
  cells: readonly {
    thisYear: CellPath;
    lastYear: readonly { path: CellPath; sign: 1 | -1 }[];
    also: readonly { path: CellPath; sign: 1 | -1 }[];
    level: FindingLevel;
  }[];
  /** Formats of last year's report from which this year's cells can be chained. */
  fromFormats: readonly FormatId[];
  basis: string;
  note?: string;
}
