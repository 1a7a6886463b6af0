import type { FormatId, TableId } from './content.ts';
import type { ReportFormat, SectionFormat, TableFormat } from './format.ts';
import { statistics2014 } from './formats/statistics-2014.ts';
import { registry } from './registry.ts';

/** Oldest first. */
export const FORMATS: readonly ReportFormat[] = registry;

export const isFormatId = (id: string): id is FormatId => FORMATS.some((format) => format.id === id);

export const isTableId = (id: string): id is TableId =>
  FORMATS.some(({ tables }) => tables.some((table) => table.id === id));

/** @throws when the id names no format: ids come from our own rows, so that is a fault of ours. */
export function findFormat(id: FormatId): ReportFormat {
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (!format) throw new Error(`unknown format ${id}`);
  return format;
}

/** The format in force for a report on `year`; years before 2014 are narrated as in 2014. */
export const formatOfYear = (year: number): ReportFormat =>
  FORMATS.findLast(({ reportYears }) => reportYears.from <= year) ?? statistics2014;

export const findTable = (format: ReportFormat, id: TableId): TableFormat | undefined =>
  format.tables.find((table) => table.id === id);

export const findSection = (format: ReportFormat, id: string): SectionFormat | undefined =>
  format.sections.find((section) => section.id === id);
