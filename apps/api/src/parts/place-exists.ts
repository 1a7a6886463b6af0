import { type Address, findCell, parseAddress } from '@nianbao/report-formats';
import { headingId } from '../reports/compose.ts';
import type { ReportState } from '../reports/report-state.ts';
import type { Part } from './part.entity.ts';
import { ownsAddress, tableOfSection } from './scope.ts';

/**
 * Whether a remark or a return of this part may hang on the address: the whole part (empty), its section or table, a cell
 * of its own or a sum of its table, a block that somebody wrote in it.
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
      return cell !== undefined && (cell.computed || ownsAddress(state.format, part, address));
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
