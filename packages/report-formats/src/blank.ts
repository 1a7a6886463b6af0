import { findFormat } from './catalogue.ts';
import { cellsOf } from './cells.ts';
import type { FormatId, ReportContent, TableContent } from './content.ts';
import type { TableFormat } from './format.ts';

/** Every cell of the table, 未填. */
export const blankTable = (table: TableFormat): TableContent =>
  Object.fromEntries(cellsOf(table).map(({ path }) => [path, null]));

/** The official form with nothing filled in. `year` is the year reported on. */
export function blankReport(formatId: FormatId, year: number, organisation: string): ReportContent {
  const format = findFormat(formatId);
  return {
    formatId,
    year,
    organisation,
    title: reportTitle(organisation, year),
    metadata: {},
    sections: format.sections.map(({ id, number, title }) => ({ id, number, title, blocks: [] })),
    tables: Object.fromEntries(format.tables.map((table) => [table.id, blankTable(table)])),
  };
}

/** The official name of the report with body and year (国办公开办函〔2021〕30号). */
export const reportTitle = (organisation: string, year: number): string =>
  `${organisation}${year}年政府信息公开工作年度报告`;
