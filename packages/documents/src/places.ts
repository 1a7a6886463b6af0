import {
  findTable,
  isTableId,
  type ReportContent,
  type ReportFormat,
  type TableFormat,
} from '@nianbao/report-formats';

/** Where each table of the content is printed. What no section claims is annexed, so that no figure is left out. */
export function placeTables(
  format: ReportFormat,
  content: ReportContent,
): { inSection: ReadonlyMap<number, TableFormat[]>; annexed: TableFormat[] } {
  const inSection = new Map<number, TableFormat[]>();
  const annexed: TableFormat[] = [];
  for (const table of format.tables) {
    if (!content.tables[table.id]) continue;
    const index = content.sections.findIndex(({ id }) => id === table.sectionId);
    if (index < 0) annexed.push(table);
    else inSection.set(index, [...(inSection.get(index) ?? []), table]);
  }
  for (const id of Object.keys(content.tables)) {
    if (!isTableId(id) || !findTable(format, id)) throw new Error(`format ${format.id} has no table ${id}`);
  }
  return { inSection, annexed };
}

/**
 * 附件说明, below the text (GB/T 9704-2012, 7.3.4): what is annexed, numbered where it is more than one. None where the
 * text says so itself.
 */
export function annexNotes(content: ReportContent, annexed: readonly TableFormat[]): string[] {
  const said = content.sections.some(({ blocks }) =>
    blocks.some((block) => 'text' in block && /^\s*附件/u.test(block.text)),
  );
  if (said) return [];
  const numbered = annexed.length > 1;
  return annexed.map(
    ({ title }, index) => `${index === 0 ? '附件：' : ''}${numbered ? `${index + 1}.` : ''}${title}`,
  );
}
