import type { Place, PlaceHistoryEntry } from '@nianbao/contracts';
import { type PlaceValue, sameValue } from '../../../pieces/place-value.ts';

/** An earlier state of the place as a new change, at the position it has now; `null` where it stands already. */
export function restored(now: PlaceValue | null, before: PlaceValue): PlaceValue | null {
  // To remove something is one key; it is not offered as a restoration.
  if (before.kind === 'removed') return null;
  const value =
    before.kind === 'block' && now?.kind === 'block' ? { ...before, position: now.position } : before;
  return now && sameValue(now, value) ? null : value;
}

/** What stands at a place that this page does not know: a block that was removed, as its latest change has left it. */
export const removedBy = ({ address, version, by, at }: PlaceHistoryEntry): Place => ({
  kind: 'block',
  address,
  version,
  changedBy: by,
  changedAt: at,
  block: null,
  position: '',
});
