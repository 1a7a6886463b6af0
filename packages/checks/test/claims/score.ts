import type { Finding } from '@nianbao/report-formats';
import { claimFindings, countedPairs, pairOf, PHRASES, trueReport } from './report.ts';
import type { Phrase, Print } from './phrase.ts';

/** How the kinds of claims are read over so many texts each. */
export interface Score {
  kind: string;
  texts: number;
  /** Changed figures told at any level, and as an error or warning. */
  found: number;
  sharply: number;
  /** Untouched texts called wrong, and asked about. */
  wrong: number;
  asked: number;
  /** Whether a changed figure is to be told as an error or warning. */
  sure: boolean;
}

const isSharp = ({ level }: Finding): boolean => level !== 'question';

export function scores(runs: number, from = 1): Score[] {
  const pairs = [
    ...PHRASES.map((make) => (seed: number) => pairOf(make, seed)),
    ...countedPairs(from).map((_, index) => (seed: number) => {
      const pair = countedPairs(seed)[index];
      if (!pair) throw new RangeError('no such phrase');
      return pair;
    }),
  ];
  return pairs.map((pair) => {
    const score: Score = { kind: '', texts: runs, found: 0, sharply: 0, wrong: 0, asked: 0, sure: false };
    for (let seed = from; seed < from + runs; seed += 1) add(score, pair(seed));
    return score;
  });
}

function add(score: Score, { right, wrong, print }: { right: Phrase; wrong: Phrase; print: Print }): void {
  const before = claimFindings([right], print);
  const after = claimFindings([wrong], print);
  score.kind = right.kind;
  score.sure = right.sure;
  if (after.length > before.length) score.found += 1;
  if (after.some(isSharp)) score.sharply += 1;
  if (before.some(isSharp)) score.wrong += 1;
  else if (before.length > 0) score.asked += 1;
}

/** Whole reports of true claims that are called wrong somewhere. */
export const falselyAccused = (runs: number, from = 1): number[] =>
  Array.from({ length: runs }, (_, index) => from + index).filter((seed) => {
    const { phrases, print } = trueReport(seed);
    return claimFindings(phrases, print).some(isSharp);
  });
