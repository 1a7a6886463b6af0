import { cellsOf, findFormat, type ReportContent, type ReportFormat } from '@nianbao/report-formats';
import type * as fc from 'fast-check';
import { comparable, filledRows } from '../src/word/comparable.ts';
import { reportOf } from './any-report.ts';

/** A random report with the sections of its form, as the system has them. */
export const ofTheForm = (format: ReportFormat): fc.Arbitrary<ReportContent> =>
  reportOf(format).map((content) => ({
    ...content,
    sections: format.sections.map(({ id, number, title }, index) => ({
      id,
      number,
      title,
      blocks: content.sections[index]?.blocks ?? [],
    })),
  }));

/** What a Word file can carry of a report: not ids and the bytes of pictures, not characters that XML has none for. */
export const printable = (content: ReportContent): object => ({
  ...content,
  organisation: comparable(content.organisation),
  title: comparable(content.title),
  metadata: Object.fromEntries(
    Object.entries(content.metadata).map(([key, value]) => [key, comparable(value ?? '')]),
  ),
  sections: content.sections.map(({ blocks, ...section }) => ({
    ...section,
    blocks: blocks.flatMap((block): object[] => {
      if (block.kind === 'image') return [];
      if (block.kind === 'table') return [{ kind: block.kind, rows: filledRows(block.rows) }];
      return [{ ...block, id: '', text: comparable(block.text) }];
    }),
  })),
  tables: Object.fromEntries(
    findFormat(content.formatId).tables.flatMap((table) => {
      const cells = content.tables[table.id];
      return cells ? [[table.id, cellsOf(table).map(({ path }) => [path, cells[path] ?? null])]] : [];
    }),
  ),
});
