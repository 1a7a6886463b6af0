import { findFormat, type CellValue, type ReportContent } from '@nianbao/report-formats';

/** One key figure over the years. Only years whose format has it have a point; what was not filled is `null`. */
export interface Trend {
  label: string;
  unit: string;
  points: readonly { year: number; value: CellValue }[];
  /** The formats it was counted in; more than one means that the counting may have changed between them. */
  formats: readonly string[];
}

/** A figure keeps its line as long as its words and its unit stay the same, whatever the format. Newest figures first. */
export function trendsOf(contents: readonly ReportContent[]): Trend[] {
  const byYear = contents.toSorted((a, b) => a.year - b.year);
  const figures = byYear.toReversed().flatMap(({ formatId }) => findFormat(formatId).keyFigures);
  const names = new Map(figures.map(({ label, unit }) => [`${label} ${unit}`, { label, unit }]));
  return [...names.values()].map(({ label, unit }) => {
    const points = byYear.flatMap((content) => {
      const figure = findFormat(content.formatId).keyFigures.find(
        (candidate) => candidate.label === label && candidate.unit === unit,
      );
      if (!figure) return [];
      const value = content.tables[figure.table]?.[figure.path] ?? null;
      return [{ year: content.year, value, formatId: content.formatId }];
    });
    return {
      label,
      unit,
      points: points.map(({ year, value }) => ({ year, value })),
      formats: [...new Set(points.map(({ formatId }) => formatId))],
    };
  });
}
