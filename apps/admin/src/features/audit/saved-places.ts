import type { AuditEntryView } from '@nianbao/contracts';

/** What one or more saves did to a place. */
export interface SavedPlace {
  address: string;
  /** `null`: nothing stood there; `undefined`: the entry is older than the keeping of contents in the record. */
  before: string | null | undefined;
  after: string | null | undefined;
  /** It lost a conflict, and does not stand in the report. */
  lost: boolean;
}

interface Said {
  address: string;
  value: string | null | undefined;
  kept: boolean;
}

function saidIn(listed: unknown): Said[] {
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('address' in one) || typeof one.address !== 'string')
      return [];
    const value =
      'value' in one && (typeof one.value === 'string' || one.value === null) ? one.value : undefined;
    return [{ address: one.address, value, kept: !('kept' in one) || one.kept !== false }];
  });
}

/** Each place once, from what stood before the first of these saves to what stood after the last; entries the latest first. */
export function savedPlaces(entries: readonly AuditEntryView[]): SavedPlace[] {
  const places = new Map<string, SavedPlace>();
  for (const entry of entries.toReversed()) {
    const earlier = new Map(saidIn(entry.before).map(({ address, value }) => [address, value]));
    for (const { address, value, kept } of saidIn(entry.after)) {
      const known = places.get(address);
      if (known && !known.lost && !kept) continue;
      const before = known && !known.lost ? known.before : earlier.get(address);
      places.set(address, { address, before, after: value, lost: !kept });
    }
  }
  return [...places.values()];
}
