import type { Place, WordDifferenceView } from '@nianbao/contracts';
import type { Acceptable, Decision } from '../../server/word.ts';

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
