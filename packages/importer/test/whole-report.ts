import type { ReportContent, ReportFormat } from '@nianbao/report-formats';
import { printedRows } from './layouts.ts';

/** The sections of the form with their tables; the annexed table of 2014 in one of its own. */
export const sectionsOf = (
  format: ReportFormat,
): { number: string; title: string; tables: readonly string[] }[] =>
  format.id === '2014'
    ? [...format.sections, { number: '七、', title: '附表', tables: ['statistics'] }]
    : [...format.sections];

/** Prints a table of the report by its id. */
export const tablePrinter =
  (format: ReportFormat, content: ReportContent, print: (rows: ReturnType<typeof printedRows>) => string) =>
  (id: string): string => {
    const table = format.tables.find((candidate) => candidate.id === id);
    const cells = table && content.tables[table.id];
    return table && cells ? print(printedRows(table, cells)) : '';
  };
