import type { Address } from '@nianbao/report-formats';
import { POLITICAL_WORDING, type WordingList } from './words/political-wording.ts';
import { WRONG_WORDS, type WrongWord } from './words/wrong-words.ts';
import { WRONG_LAW_NAMES, type WrongLawName } from './words/law-names.ts';

/** What a body may set for itself. Everything has a default. */
export interface CheckOptions {
  wrongWords: readonly WrongWord[];
  lawNames: readonly WrongLawName[];
  /** Fixed wording and sensitive words; `mergeWording` joins further lists to ours. */
  wording: WordingList;
  /** 篇幅 limits by section id, in characters, in place of those of the format. */
  maxChars: Readonly<Record<string, number>>;
  /** A section on problems and improvement shorter than this is called thin. */
  minProblemChars: number;
  /** Share of the text, figures aside, from which it is called the same as last year's or another body's. */
  sameShare: number;
  /** Ids of rules that are not applied. */
  switchedOff: readonly string[];
}

export const DEFAULT_OPTIONS: CheckOptions = {
  wrongWords: WRONG_WORDS,
  lawNames: WRONG_LAW_NAMES,
  wording: POLITICAL_WORDING,
  maxChars: {},
  minProblemChars: 80,
  sameShare: 0.6,
  switchedOff: [],
};

/** Places that the content model has no address for. */
export const TITLE_ADDRESS: Address = 'title';
export const metadataAddress = (key: string): Address => `metadata/${key}`;
