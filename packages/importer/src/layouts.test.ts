import {
  cellsOf,
  fillReportSums,
  FORMATS,
  type CellFormat,
  type CellValue,
  type ReportContent,
  type ReportFormat,
} from '@nianbao/report-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf, LAYOUTS, PAGES, pageOf, printedRows } from '../test/layouts.ts';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportedReport } from './result.ts';

const figure = (cell: CellFormat, blanks: boolean): fc.Arbitrary<CellValue> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: cell.signed ? -50 : 0, max: 3000 }) },
    { weight: 1, arbitrary: fc.constant('n/a' as const) },
    { weight: blanks ? 2 : 0, arbitrary: fc.constant(null) },
  );

function reportOf(format: ReportFormat, blanks: boolean): fc.Arbitrary<ReportContent> {
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

function imported(text: string, kind: 'text' | 'html' = 'text'): ImportedReport {
  const result = importReport({ kind, text });
  if (isRefusal(result)) throw new Error(result.refusal.message);
  return result;
}

const plain = (tables: ReportContent['tables']) => JSON.parse(JSON.stringify(tables));

describe.each(FORMATS.map((format) => [format.id, format] as const))('format %s as text', (_, format) => {
  const sections =
    format.id === '2014'
      ? [...format.sections, { number: '七、', title: '附表', tables: ['statistics'] }]
      : format.sections;

  it.each(Object.entries(LAYOUTS))('reads every figure: %s', (_name, layout) => {
    fc.assert(
      fc.property(reportOf(format, layout.keepsBlanks), (content) => {
        const text = pageOf(content, sections, (id) => {
          const table = format.tables.find((candidate) => candidate.id === id);
          const cells = table && content.tables[table.id];
          return table && cells ? layout.print(printedRows(table, cells)) : '';
        });

        const { content: back, unplaced } = imported(text);

        expect(plain(back.tables)).toEqual(plain(content.tables));
        expect(back.formatId).toBe(content.formatId);
        expect(back.organisation).toBe(content.organisation);
        expect(back.sections.map(({ title }) => title)).toEqual(['', ...sections.map(({ title }) => title)]);
        expect(unplaced.filter((piece) => piece.text !== '- 3 -')).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it.each(Object.entries(PAGES))('reads every figure of a page: %s', (_name, print) => {
    fc.assert(
      fc.property(reportOf(format, true), (content) => {
        const page = htmlOf(content, sections, (id) => {
          const table = format.tables.find((candidate) => candidate.id === id);
          const cells = table && content.tables[table.id];
          return table && cells ? print(printedRows(table, cells)) : '';
        });

        const { content: back } = imported(page, 'html');

        expect(plain(back.tables)).toEqual(plain(content.tables));
        expect(back.formatId).toBe(content.formatId);
        expect(back.sections.map(({ title }) => title)).toEqual(['', ...sections.map(({ title }) => title)]);
      }),
      { numRuns: 15 },
    );
  });
});
