import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Phrase, type Print, textOf } from '../test/claims/phrase.ts';
import { claimFindings, countedPairs, pairOf, PHRASES, trueReport } from '../test/claims/report.ts';

/** Few in the gate, many with LONG=1. */
const RUNS = process.env.LONG === '1' ? 1500 : 24;
const PATIENCE = 600_000;
const seeds = fc.integer({ min: 1, max: 2_000_000_000 });
const words = ({ paragraphs }: Phrase, print: Print) =>
  paragraphs.map((pieces) => textOf(pieces, print)).join(' / ');
const told = (phrases: readonly Phrase[], print: Print) =>
  claimFindings(phrases, print).map(({ level, rule, message }) => `${level} ${rule} ${message}`);
const isSharp = (line: string) => !line.startsWith('question');

describe('a report of random true claims, among sentences that look like claims', () => {
  it(
    'has no error and no warning',
    () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const { phrases, print } = trueReport(seed);

          const sharp = told(phrases, print).filter(isSharp);

          expect(sharp.map((line) => [line, ...phrases.map((one) => words(one, print))])).toEqual([]);
        }),
        { numRuns: RUNS * 4 },
      );
    },
    PATIENCE,
  );
});

/** A changed figure may land on another lawful reading, or within the precision that is printed: in so many of a hundred. */
const CHANCE = 4;

describe('one changed figure', () => {
  it(
    'is told, and sharply where the words leave no other reading',
    () => {
      const missed = PHRASES.flatMap((make, index) =>
        fc.sample(seeds, { numRuns: RUNS, seed: index }).flatMap((seed) => {
          const { wrong, print } = pairOf(make, seed);
          const lines = told([wrong], print);
          const found = wrong.sure ? lines.some(isSharp) : lines.length > 0;
          return found ? [] : [`${wrong.kind}: ${words(wrong, print)}`];
        }),
      );

      expect(missed.slice(Math.floor((CHANCE * PHRASES.length * RUNS) / 100))).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is told of a stated number of things, but where 等 leaves some unnamed',
    () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const pairs = countedPairs(seed).filter(
            ({ wrong, print }) => !/等[^个]个/u.test(words(wrong, print)),
          );
          const miscounted = (one: Phrase, print: Print) =>
            told([one], print).filter((line) => line.includes('enumeration')).length;

          expect(pairs.map(({ right, print }) => miscounted(right, print))).toEqual(pairs.map(() => 0));
          expect(pairs.map(({ wrong, print }) => miscounted(wrong, print))).toEqual(pairs.map(() => 1));
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );
});
