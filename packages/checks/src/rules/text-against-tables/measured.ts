import {
  type Address,
  cellAddress,
  figuresOf,
  findMeasure,
  type Measure,
  type MeasuredFigure,
  type MeasureId,
  toUnits,
} from '@nianbao/report-formats';
import type { Subject } from '../../subject.ts';
import type { Mention } from '../../text/claims/mentions.ts';

/** What the tables have for a measure; nothing where one of its cells is unsure. */
export function figuresIn(subject: Subject, measure: Measure): MeasuredFigure[] {
  const known = read.get(subject) ?? new Map<Measure, MeasuredFigure[]>();
  read.set(subject, known);
  const figures = known.get(measure) ?? sureFigures(subject, measure);
  known.set(measure, figures);
  return figures;
}

/** Several rules ask for the same; a subject never changes. */
const read = new WeakMap<Subject, Map<Measure, MeasuredFigure[]>>();

const sureFigures = ({ content, unsure }: Subject, measure: Measure): MeasuredFigure[] =>
  figuresOf(measure, content).filter(
    ({ cells }) => unsure.size === 0 || !cells.some((path) => unsure.has(cellAddress(measure.table, path))),
  );

export const measureIn = ({ format }: Subject, id: MeasureId): Measure | undefined =>
  findMeasure(format.measures, id);

/** The plain figure of a measure, or `null` where the tables have none. */
export const figureIn = (subject: Subject, id: MeasureId): MeasuredFigure | null => {
  const measure = measureIn(subject, id);
  return (measure && figuresIn(subject, measure)[0]) ?? null;
};

export const cellsOfFigure = (measure: Measure, { cells }: MeasuredFigure): Address[] =>
  cells.map((path) => cellAddress(measure.table, path));

/** The table's figure in the unit of the text: 万元 of a table is 元 of the sentence. */
export const inUnitsOfText = ({ unit }: Measure, value: number): number =>
  unit === '万元' ? value * 10_000 : value;

/** The text's figure is the table's, as far as its printed digits go. */
export const isFigure = ({ quantity }: Mention, measure: Measure, { value }: MeasuredFigure): boolean =>
  Math.abs(toUnits(quantity.value) - toUnits(inUnitsOfText(measure, value))) <= toUnits(quantity.tolerance);
