import { cellAddress, type ReportFormat } from '@nianbao/report-formats';
import { blocksOfPart, contentHash, valueOfCell } from '../reports/compose.ts';
import type { PartContent } from './part-revision.entity.ts';
import type { Part } from './part.entity.ts';
import type { Place } from './place.entity.ts';
import { cellsOfPart, tableOfSection } from './scope.ts';

type Written = { format: ReportFormat; places: readonly Place[] };

/** The part's own figures and blocks as they stand. */
export function contentOfPart({ format, places }: Written, part: Part): PartContent {
  const table = tableOfSection(format, part.sectionId);
  const own = places.filter(({ partId }) => partId === part.id);
  const raws = new Map(own.map(({ address, raw }) => [address, raw]));
  const cells = cellsOfPart(format, part).map(({ path }) => {
    const address = table ? cellAddress(table.id, path) : path;
    return [address, valueOfCell(format, address, raws.get(address) ?? '').value] as const;
  });
  return { cells: Object.fromEntries(cells), blocks: blocksOfPart(part.id, places) };
}

/** What an approval of the part is bound to. */
export const hashOfPart = (written: Written, part: Part): string => contentHash(contentOfPart(written, part));
