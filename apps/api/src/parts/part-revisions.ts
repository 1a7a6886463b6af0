import { cellAddress } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { blocksOfPart, contentHash, valueOfCell } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';
import { type PartContent, PartRevision } from './part-revision.entity.ts';
import type { Part } from './part.entity.ts';
import { placesOf } from './part.view.ts';
import { cellsOfPart, tableOfSection } from './scope.ts';

/** The part's own figures and blocks as they stand. */
export function contentOfPart(state: ReportState, part: Part): PartContent {
  const table = tableOfSection(state.format, part.sectionId);
  const raws = new Map(placesOf(state, part).map(({ address, raw }) => [address, raw]));
  const cells = cellsOfPart(state.format, part).map(({ path }) => {
    const address = table ? cellAddress(table.id, path) : path;
    return [address, valueOfCell(state.format, address, raws.get(address) ?? '').value] as const;
  });
  return { cells: Object.fromEntries(cells), blocks: blocksOfPart(part.id, state.places) };
}

/** Keeps the content for which somebody stands: submitted, endorsed or accepted. */
export async function keepRevision(
  tx: EntityManager,
  state: ReportState,
  part: Part,
  by: { id: string },
  action: string,
): Promise<void> {
  const content = contentOfPart(state, part);
  await tx.insert(PartRevision, {
    organisationId: part.organisationId,
    reportId: part.reportId,
    partId: part.id,
    number: (await tx.countBy(PartRevision, { partId: part.id })) + 1,
    action,
    content,
    contentHash: contentHash(content),
    madeBy: by.id,
  });
}
