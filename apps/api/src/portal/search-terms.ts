import { searchWords } from '@nianbao/documents';

export interface SearchTerms {
  /** What the index knows of the words: pairs of neighbours, or a single character where a word has only one. */
  terms: string[];
  /** The words as patterns, `%` and `_` meaning themselves; a word of one or two characters is found by its term alone. */
  patterns: string[];
}

export function searchTerms(text: string): SearchTerms {
  const words = searchWords(text).map((word) => [...word]);
  const terms = words.flatMap((word) =>
    word.length === 1 ? word : word.slice(1).map((character, i) => (word[i] ?? '') + character),
  );
  const patterns = words
    .filter((word) => word.length > 2)
    .map((word) => `%${word.join('').replaceAll(/[\\%_]/gu, (special) => `\\${special}`)}%`);
  return { terms: [...new Set(terms)], patterns };
}
