import type { FormatId } from '@nianbao/report-formats';
import { applications2019, applications2021 } from './applications.ts';
import { art20Of2019, art20Of2021 } from './art20.ts';
import { reviewLitigation2019, reviewLitigation2021 } from './review-litigation.ts';
import type { CountTable } from './rule.ts';
import { statisticsOf2014 } from './statistics-2014.ts';

/** The whole table from records to cells: a new form is a new entry here. */
export const COUNT_TABLES: readonly CountTable[] = [
  statisticsOf2014,
  art20Of2019,
  applications2019,
  reviewLitigation2019,
  art20Of2021,
  applications2021,
  reviewLitigation2021,
];

export const countTablesOf = (formatId: FormatId): CountTable[] =>
  COUNT_TABLES.filter((table) => table.formatId === formatId);
