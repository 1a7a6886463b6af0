import { findCell, parseAddress } from '@nianbao/report-formats';
import type { ReturnedPlace } from '@nianbao/contracts';
import { Problem } from '../../platform/http/problem.ts';
import type { Part } from '../parts/part.entity.ts';
import { ownsAddress } from '../parts/scope.ts';
import { headingId } from './compose.ts';
import type { ReportState } from './report-state.ts';

/**
 * The parts that answer for the places named, each with its own places. A sum cell belongs to the parts of its row or,
 * failing that, to every part of its table.
 *
 * @throws reference-unknown when a place is nobody's.
 */
export function partsAt(state: ReportState, places: readonly ReturnedPlace[]): Map<Part, ReturnedPlace[]> {
  const named = new Map<Part, ReturnedPlace[]>();
  const lost = places.filter((place) => {
    const owners = ownersOf(state, place.address);
    for (const part of owners) named.set(part, [...(named.get(part) ?? []), place]);
    return owners.length === 0;
  });
  if (lost.length > 0) {
    throw new Problem(
      'reference-unknown',
      lost.map(({ address }) => ({ field: address, message: '没有填报项负责这个位置' })),
    );
  }
  return named;
}

/** The parts that answer for one place; none when the place is nobody's. */
export function ownersOf(state: ReportState, address: string): readonly Part[] {
  const parsed = parseAddress(address);
  if (parsed?.kind === 'block') {
    const written = state.places.find((place) => place.address === address);
    return state.parts.filter(
      ({ id, sectionId }) =>
        sectionId === parsed.sectionId && (written?.partId === id || parsed.blockId === headingId(id)),
    );
  }
  if (parsed?.kind === 'section')
    return state.parts.filter(({ sectionId }) => sectionId === parsed.sectionId);
  if (parsed?.kind !== 'cell' && parsed?.kind !== 'table') return [];
  const table = state.format.tables.find(({ id }) => id === parsed.table);
  if (!table) return [];
  const section = state.parts.filter(
    ({ sectionId }) => sectionId === (table.sectionId ?? state.format.sections.at(-1)?.id),
  );
  if (parsed.kind === 'table') return section;
  if (!findCell(table, parsed.path)) return [];
  const own = state.parts.filter((part) => ownsAddress(state.format, part, address));
  if (own.length > 0) return own;
  const row = parsed.path.split('/').slice(0, -1).join('/');
  const inRow = section.filter(({ scope }) => scope.kind === 'rows' && scope.rows.includes(row));
  return inRow.length > 0 ? inRow : section;
}
