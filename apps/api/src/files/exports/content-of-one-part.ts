import type { ReportContent } from '@nianbao/report-formats';
import type { Part } from '../../report/parts/part.entity.ts';
import { cellsOfPart, tableOfSection } from '../../report/parts/scope.ts';
import { headingId } from '../../report/reports/compose.ts';
import type { ReportState } from '../../report/reports/report-state.ts';

/** Of the report what the part answers for: its own blocks, and the table of its section where it fills rows of it. */
export function partContent(state: ReportState, part: Part, content: ReportContent): ReportContent {
  const own = new Set(state.places.filter(({ partId }) => partId === part.id).map(({ address }) => address));
  const table = tableOfSection(state.format, part.sectionId);
  const fillsTable = table !== undefined && cellsOfPart(state.format, part).length > 0;
  return {
    ...content,
    sections: content.sections
      .filter(({ id }) => id === part.sectionId)
      .map((section) => ({
        ...section,
        blocks: section.blocks.filter(
          ({ id }) => id === headingId(part.id) || own.has(`sections/${section.id}/blocks/${id}`),
        ),
      })),
    tables: fillsTable ? { [table.id]: content.tables[table.id] ?? {} } : {},
  };
}
