import {
  type Address,
  cellsOf,
  findCell,
  findRow,
  parseAddress,
  type TableFormat,
} from '@nianbao/report-formats';
import { headingId } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';
import type { Part } from './part.entity.ts';
import { cellsOfPart, ownsAddress, tableOfSection } from './scope.ts';

/**
 * Whether a remark or a return of this part may hang on the address: the whole part (empty), its section or table, a cell
 * or row of its own or a sum of its table, a block that somebody wrote in it.
 */
export function placeExists(state: ReportState, part: Part, address: Address): boolean {
  if (address === '') return true;
  const parsed = parseAddress(address);
  const table = tableOfSection(state.format, part.sectionId);
  switch (parsed?.kind) {
    case 'section':
      return parsed.sectionId === part.sectionId;
    case 'table':
      return parsed.table === table?.id;
    case 'cell': {
      const cell = table && parsed.table === table.id ? findCell(table, parsed.path) : undefined;
      if (!cell) return table?.id === parsed.table && ownsRow(state, part, table, parsed.path);
      return cell.computed || ownsAddress(state.format, part, address);
    }
    case 'block':
      return (
        parsed.sectionId === part.sectionId &&
        (parsed.blockId === headingId(part.id) ||
          state.places.some((place) => place.address === address && place.partId === part.id))
      );
    default:
      return false;
  }
}

/** A row is named as the paths of its figures begin. */
function ownsRow({ format }: ReportState, part: Part, table: TableFormat, path: string): boolean {
  const row = findRow(table, path)?.row;
  const figures = cellsOf(table).filter((cell) => cell.row === row);
  return figures.some((cell) => cell.computed || cellsOfPart(format, part).includes(cell));
}
