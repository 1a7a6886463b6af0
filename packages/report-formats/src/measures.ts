import type { CellPath, ReportContent, TableId } from './content.ts';
import { addUp } from './amount.ts';

/**
 * A figure that reports tell in words and tables tell in cells: which cells it is, and the ways it is said.
 * Data of a format; a new phrasing is a new line in `said`.
 */
export interface Measure {
  /** The same in every format that has it, so that years can be compared. */
  id: MeasureId;
  name: string;
  table: TableId;
  /** Cells whose sum it is. */
  cells: readonly CellPath[];
  unit: '件' | '条' | '次' | '篇' | '个' | '人' | '万元' | '元';
  said: readonly Saying[];
  /** Words beside it that make the figure one of something else (a channel, an outcome, another body). */
  unless?: string;
  /** Figures that the same words may lawfully mean. */
  variants?: readonly { name: string; cells: readonly CellPath[] }[];
  /** The table's own words: once the text agrees with the table on what came in, these must agree as well. */
  ownWords?: boolean;
  /** An outcome, told behind the count of what it is the outcome of. */
  under?: readonly MeasureId[];
  /** What a text denies that says 未发生 before these words. */
  denied?: string;
  /** Where the figure is not 0 the first section has to speak of it: any of these words does. */
  overview?: string;
}

/** `words` stand straight before the figure: a pattern in which `…` is up to sixteen characters of the same clause. */
export interface Saying {
  words: string;
  /** The paragraph up to here, or the heading over it, must have one of these. */
  near?: string;
  /** The sentence itself must have one of these. */
  inSentence?: string;
}

export type MeasureId =
  | 'received'
  | 'carried-in'
  | 'finished'
  | 'answered'
  | 'carried-out'
  | 'granted'
  | 'partial'
  | 'granted-or-partial'
  | 'denied'
  | 'unable'
  | 'not-processed'
  | 'other-handling'
  | `${'review' | 'litigation'}${'' | '-upheld' | '-corrected' | '-other' | '-pending'}`
  | `${'rules' | 'documents'}-${'issued' | 'repealed' | 'in-force' | 'public'}`
  | 'disputes'
  | 'licences'
  | 'penalties'
  | 'compulsion'
  | 'fees'
  | 'procurements'
  | 'procurement-amount'
  | `published${'' | '-gazette' | '-website' | '-weibo' | '-wechat' | '-other'}`
  | 'responses'
  | 'press'
  | 'interviews'
  | 'explanations'
  | 'complaints'
  | 'request-fees'
  | 'meetings'
  | 'trainings'
  | 'trained';

/** Words beside a figure that give it another reach than the table's: 本级 alone, or the bodies below. */
export const SCOPE_WORDS =
  '本级|机关本级|本机关|各部门|各单位|各镇|各乡镇|各街道|所属|下属|全系统|直属|全市系统|辖区';

/** One lawful figure of a measure, with its name for a person. */
export interface MeasuredFigure {
  name: string;
  value: number;
  cells: readonly CellPath[];
}

/**
 * The figures that the words of a measure may mean in this report, the plain one first. Empty where none of its cells is
 * filled: then the table has nothing to say.
 */
export function figuresOf(measure: Measure, { tables }: Pick<ReportContent, 'tables'>): MeasuredFigure[] {
  const figures = tables[measure.table] ?? {};
  return [{ name: measure.name, cells: measure.cells }, ...(measure.variants ?? [])].flatMap(
    ({ name, cells }): MeasuredFigure[] => {
      const values = cells.map((path) => figures[path]).filter((value) => typeof value === 'number');
      return values.length === 0 || !values.every(Number.isFinite)
        ? []
        : [{ name, cells, value: addUp(values) }];
    },
  );
}

export const findMeasure = (measures: readonly Measure[], id: MeasureId): Measure | undefined =>
  measures.find((measure) => measure.id === id);
