import type { CellPath, FormatId, TableId } from '@nianbao/report-formats';
import type { DisputeRecord } from '../fields/disputes.ts';
import type { DocumentRecord } from '../fields/documents.ts';
import type { MeasureRecord } from '../fields/measures.ts';
import type { APPLICATION_MOMENTS, DISPUTE_MOMENTS, DOCUMENT_MOMENTS, MEASURE_MOMENTS } from './moments.ts';
import type { CountedApplication } from './subjects.ts';

interface Declared<Register extends string, Moment, Record_> {
  register: Register;
  /** When in its life a record counts here. */
  moment: Moment;
  /** Which records: each field named has one of the values. */
  where?: { [K in keyof Record_]?: readonly unknown[] };
  /** The cell, or the row of it where `column` says the rest. */
  cell: CellPath;
  /** The column is named by the value of that field. */
  column?: keyof Record_;
  /** Adds this field up instead of counting, divided for the unit of the cell (元 to 万元). */
  sum?: { field: keyof Record_; per: number };
  /** The last period of each department instead of the sum of periods. */
  latest?: true;
  /** What counts and why, with its source: the help text of the cell. */
  help: string;
}

/** One line of the table from records to cells. */
export type CountRule =
  | Declared<'applications', keyof typeof APPLICATION_MOMENTS, CountedApplication>
  | Declared<'disputes', keyof typeof DISPUTE_MOMENTS, DisputeRecord>
  | Declared<'documents', keyof typeof DOCUMENT_MOMENTS, DocumentRecord>
  | Declared<'measures', keyof typeof MEASURE_MOMENTS, MeasureRecord>;

/** Which records of which register count in which cell of a form. */
export interface CountTable {
  formatId: FormatId;
  table: TableId;
  rules: readonly CountRule[];
}
