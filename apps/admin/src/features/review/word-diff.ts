import { diffArrays } from 'diff';

export interface DiffRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const sentences = new Intl.Segmenter('zh-CN', { granularity: 'sentence' });
const sentencesOf = (text: string): string[] => [...sentences.segment(text)].map(({ segment }) => segment);

/** Every sentence of both texts once, those of `mine` before those that stand against them: a start for joining by hand. */
export const joinTexts = (mine: string, theirs: string): string =>
  diffArrays(sentencesOf(mine), sentencesOf(theirs))
    .flatMap(({ value }) => value)
    .join('');

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** What changed between two texts, word by word as Chinese is read. */
export const wordDiff = (before: string, after: string): DiffRun[] =>
  diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
