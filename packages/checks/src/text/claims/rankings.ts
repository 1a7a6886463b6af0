import { sameUnit } from '../items.ts';
import type { Mention } from './mentions.ts';
import { MOST } from './words.ts';

/** `动态类最多,为60条`: one figure of a list is said to be its largest or smallest. */
export interface Ranking {
  kind: 'ranking';
  mention: Mention;
  /** Those it is ranked among, of the same list. */
  among: readonly Mention[];
  most: boolean;
}

/** Rankings told in the sentence that has the list; a rank among other bodies cannot be checked and is none here. */
export function readRankings(mentions: readonly Mention[]): Ranking[] {
  return mentions.flatMap((mention): Ranking[] => {
    const rank = MOST.find(({ words }) => words.test(mention.label));
    if (!rank || mention.role !== 'count') return [];
    const among = mentions.filter(
      (one) =>
        one !== mention &&
        one.sentence === mention.sentence &&
        one.role === 'count' &&
        sameUnit(one.quantity, mention.quantity) &&
        one.start > mention.start,
    );
    return among.length > 1 ? [{ kind: 'ranking', mention, among, most: rank.most }] : [];
  });
}
