import type { Change, Place } from '@nianbao/contracts';
import { blockText } from '@nianbao/report-formats';

/** What stands, or is to stand, at a place: figure as typed, block with its position, or nothing. */
export type PlaceValue = Change['value'];

export const valueOf = (place: Place): PlaceValue => {
  if (place.kind === 'cell') return { kind: 'cell', raw: place.raw };
  return place.block === null
    ? { kind: 'removed' }
    : { kind: 'block', block: place.block, position: place.position };
};

/** The words of a value; empty where it was removed. */
export const wordsOf = (value: PlaceValue): string => {
  if (value.kind === 'cell') return value.raw;
  return value.kind === 'block' ? blockText(value.block) : '';
};

export function sameValue(a: PlaceValue, b: PlaceValue): boolean {
  if (a.kind === 'cell') return b.kind === 'cell' && a.raw === b.raw;
  if (a.kind === 'removed') return b.kind === 'removed';
  return (
    b.kind === 'block' && a.position === b.position && JSON.stringify(a.block) === JSON.stringify(b.block)
  );
}
