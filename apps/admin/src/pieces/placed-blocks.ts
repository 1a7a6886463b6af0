import type { BlockPlace } from '@nianbao/contracts';
import type { Block } from '@nianbao/report-formats';
import type { PlaceValue } from './place-value.ts';

export interface PlacedBlock {
  block: Block;
  position: string;
}

/** The blocks as the server has them, in order. */
export const savedBlocks = (places: readonly BlockPlace[]): PlacedBlock[] =>
  places.flatMap(({ block, position }) => (block ? [{ block, position }] : [])).toSorted(byPosition);

/** The blocks among the values, in order. */
export const blocksInOrder = (values: readonly PlaceValue[]): PlacedBlock[] =>
  values
    .flatMap((value) => (value.kind === 'block' ? [{ block: value.block, position: value.position }] : []))
    .toSorted(byPosition);

/** Plain text order, never that of a language: the server sorts the same way. Equal positions stay in one order by id. */
const byPosition = (a: PlacedBlock, b: PlacedBlock): number =>
  compare(a.position, b.position) || compare(a.block.id, b.block.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
