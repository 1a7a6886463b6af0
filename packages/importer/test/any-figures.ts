import {
  cellsOf,
  fillReportSums,
  type CellFormat,
  type CellValue,
  type ReportContent,
  type ReportFormat,
} from '@nianbao/report-formats';
import * as fc from 'fast-check';

const figure = (cell: CellFormat, blanks: boolean): fc.Arbitrary<CellValue> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: cell.signed ? -50 : 0, max: 3000 }) },
    { weight: 1, arbitrary: fc.constant('n/a' as const) },
    { weight: blanks ? 2 : 0, arbitrary: fc.constant(null) },
  );

/** A report of the format with random figures whose sums hold. */
export function figuresOf(format: ReportFormat, blanks: boolean): fc.Arbitrary<ReportContent> {
  const organisation = '某县水务局';
  return fc
    .record(
      Object.fromEntries(
        format.tables.map((table) => [
          table.id,
          fc.record(Object.fromEntries(cellsOf(table).map((cell) => [cell.path, figure(cell, blanks)]))),
        ]),
      ),
    )
    .map((tables) =>
      fillReportSums({
        formatId: format.id,
        year: format.reportYears.from,
        organisation,
        title: `${organisation}${format.reportYears.from}年政府信息公开工作年度报告`,
        metadata: {},
        sections: [],
        tables,
      }),
    );
}
