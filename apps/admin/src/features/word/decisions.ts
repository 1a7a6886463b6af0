import type { Change, Place, WordDifferenceView } from '@nianbao/contracts';

/** What became of one difference: accepted means saved; of the other ways none wrote anything. */
export type Decision =
  | { kind: 'accepted' }
  | { kind: 'refused' }
  /** Somebody wrote there after the comparison: what stands there now, and nothing was overwritten. */
  | { kind: 'overtaken'; place: Place }
  | { kind: 'failed'; reason: string };

export type Decisions = ReadonlyMap<string, Decision>;

/** A difference that the server lets the person take over. */
export type Acceptable = WordDifferenceView & { change: Change; partId: string };

export const isAcceptable = (difference: WordDifferenceView): difference is Acceptable =>
  difference.change !== null && difference.partId !== null;

/** Still to be decided: a failed attempt may be made again, what was overtaken is decided by itself. */
export const isOpen = (decision: Decision | undefined): boolean =>
  decision === undefined || decision.kind === 'failed';

/** Takes over what nobody else touched; where both sides changed, a person looks first. */
export const isWithoutConflict = (difference: WordDifferenceView): difference is Acceptable =>
  isAcceptable(difference) && !difference.both;

/** The same change made on what stands there now, once a person has seen that. */
export const ontoWhatStands = (difference: Acceptable, { version }: Place, id: string): Acceptable => ({
  ...difference,
  change: { ...difference.change, id, base: version },
});
