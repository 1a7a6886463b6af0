import type { Change, SaveResult } from '@nianbao/contracts';
import { canonicalJson } from '@nianbao/report-formats';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Place, type PlaceChange, type Written } from './place.entity.ts';
import type { SavingState } from './saving-state.ts';
import { zeroReportOf } from './zero-reports.ts';

/** What becomes of the changes of one save. */
export interface Judged {
  results: { id: string; address: string; outcome: SaveResult['outcome']; place: Place }[];
  log: Omit<PlaceChange, 'sequence'>[];
  written: Place[];
  places: Map<string, Place>;
}

/** Decides each change by the version of its place. A change seen before is answered as before and done once. */
export function judgeChanges(
  { part, places, seen }: SavingState,
  user: SignedInUser,
  changes: readonly Change[],
): Judged {
  const judged: Judged = {
    results: [],
    log: [],
    written: [],
    places: new Map(places.map((place) => [place.address, place])),
  };
  for (const change of changes) {
    const current = judged.places.get(change.address);
    const repeated = seen.get(change.id);
    if (repeated !== undefined && current) {
      judged.results.push({ ...change, outcome: repeated ? 'saved' : 'conflict', place: current });
      continue;
    }
    const after = writtenOf(change);
    const before = current ? contentOf(current) : null;
    // Not as JSON.stringify writes it: PostgreSQL gives the keys back in another order.
    const same = current !== undefined && canonicalJson(after) === canonicalJson(before);
    // To stand for a 0 is a change of its own, also where somebody else has typed it meanwhile.
    const standsForSame = same && zeroReportOf(change) !== null;
    const unchanged = same && !standsForSame;
    const kept = (current?.version ?? 0) === change.base || standsForSame;
    const next = kept && !unchanged ? nextPlace(part, user, change, current, after) : current;
    if (!next)
      throw new Problem('reference-unknown', [{ field: change.address, message: '该位置还没有内容' }]);
    if (!unchanged) {
      judged.log.push(logEntry(part, user, change, next.version, before, after, kept));
      seen.set(change.id, kept);
    }
    if (next !== current) judged.written.push(next);
    judged.places.set(change.address, next);
    judged.results.push({ ...change, outcome: kept || same ? 'saved' : 'conflict', place: next });
  }
  return judged;
}

function writtenOf({ value }: Change): Written {
  if (value.kind === 'removed') return null;
  return value.kind === 'cell' ? { raw: value.raw } : { block: value.block, position: value.position };
}

const contentOf = (place: Place): Written => {
  if (place.raw !== null) return { raw: place.raw };
  return place.block === null ? null : { block: place.block, position: place.position ?? '' };
};

function nextPlace(
  part: SavingState['part'],
  user: SignedInUser,
  change: Change,
  current: Place | undefined,
  after: Written,
): Place {
  const block = after && 'block' in after ? after : null;
  return Object.assign(new Place(), {
    reportId: part.reportId,
    address: change.address,
    organisationId: part.organisationId,
    partId: part.id,
    raw: after && 'raw' in after ? after.raw : null,
    block: block?.block ?? null,
    position: block?.position ?? current?.position ?? null,
    version: (current?.version ?? 0) + 1,
    changedBy: user.id,
    changedAt: new Date(),
  });
}

const logEntry = (
  part: SavingState['part'],
  user: SignedInUser,
  change: Change,
  version: number,
  before: Written,
  after: Written,
  kept: boolean,
): Omit<PlaceChange, 'sequence'> => ({
  id: change.id,
  organisationId: part.organisationId,
  reportId: part.reportId,
  partId: part.id,
  address: change.address,
  version,
  before,
  after,
  kept,
  zeroReport: zeroReportOf(change),
  changedBy: user.id,
  changedAt: new Date(),
});
