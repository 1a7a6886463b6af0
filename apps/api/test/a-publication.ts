import {
  blankReport,
  cellsOf,
  findFormat,
  formatOfYear,
  type CellValue,
  type FormatId,
  type ReportContent,
} from '@nianbao/report-formats';
import { contentHash } from '../src/report/reports/compose.ts';
import { Publication } from '../src/report/publications/publication.entity.ts';
import type { TestBody } from './a-body.ts';
import type { Reachable } from './app.ts';

interface Past {
  formatId?: FormatId;
  /** Stands in every section. */
  text?: string;
  /** Stands in every cell. */
  figure?: CellValue;
}

/** A report of an earlier year with a paragraph in every section and a figure in every cell. */
export function aPastContent(
  organisation: string,
  year: number,
  { formatId = formatOfYear(year).id, text = '本年度情况如下。', figure = 7 }: Past = {},
): ReportContent {
  const format = findFormat(formatId);
  const blank = blankReport(formatId, year, organisation);
  return {
    ...blank,
    sections: blank.sections.map((section) => ({
      ...section,
      blocks: [{ id: 'b1', kind: 'paragraph', text: `${year}年${section.title}${text}` }],
    })),
    tables: Object.fromEntries(
      format.tables.map((table) => [
        table.id,
        Object.fromEntries(cellsOf(table).map(({ path }) => [path, figure])),
      ]),
    ),
  };
}

/** Public as an imported report is, without the way there. */
export async function aPublication(
  started: Reachable,
  { organisation, office }: TestBody,
  content: ReportContent,
  more: { edition?: number; reason?: string } = {},
): Promise<Publication> {
  return started.db.manager.save(Publication, {
    organisationId: organisation.id,
    reportId: null,
    year: content.year,
    edition: more.edition ?? 1,
    formatId: content.formatId,
    title: content.title,
    content,
    contentHash: contentHash(content),
    reason: more.reason ?? null,
    imported: true,
    publishedBy: office.id,
    publishedAt: new Date(Date.UTC(content.year + 1, 0, 20)),
  });
}
