import type { TableContent, TableFormat } from '@nianbao/report-formats';
import type { Subject } from '../subject.ts';

/** The tables of the report's format that the report has, each with its figures. */
export const tablesOf = ({
  content,
  format,
}: Pick<Subject, 'content' | 'format'>): [TableFormat, TableContent][] =>
  format.tables.flatMap((table): [TableFormat, TableContent][] => {
    const figures = content.tables[table.id];
    return figures ? [[table, figures]] : [];
  });
