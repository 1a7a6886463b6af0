import { isTableId } from './catalogue.ts';
import type { Address, CellPath, TableId } from './content.ts';

export const cellAddress = (table: TableId, path: CellPath): Address => `tables/${table}/${path}`;
export const blockAddress = (sectionId: string, blockId: string): Address =>
  `sections/${sectionId}/blocks/${blockId}`;
export const sectionAddress = (sectionId: string): Address => `sections/${sectionId}`;

export type ParsedAddress =
  | { kind: 'cell'; table: TableId; path: CellPath }
  | { kind: 'block'; sectionId: string; blockId: string }
  | { kind: 'section'; sectionId: string }
  | { kind: 'table'; table: TableId };

/** The parts of an address, or `null` when it is not one. It does not say whether the place exists. */
export function parseAddress(address: Address): ParsedAddress | null {
  const [area, first, ...rest] = address.split('/');
  if (!first) return null;
  if (area === 'tables' && isTableId(first)) {
    return rest.length === 0
      ? { kind: 'table', table: first }
      : { kind: 'cell', table: first, path: rest.join('/') };
  }
  if (area !== 'sections') return null;
  const [word, blockId, ...more] = rest;
  if (word === undefined) return { kind: 'section', sectionId: first };
  return word === 'blocks' && blockId && more.length === 0
    ? { kind: 'block', sectionId: first, blockId }
    : null;
}
