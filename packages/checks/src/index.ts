export { checkReport } from './check-report.ts';
export { findingFingerprint, openErrors } from './fingerprint.ts';
export { type CheckOptions, DEFAULT_OPTIONS, metadataAddress, TITLE_ADDRESS } from './options.ts';
export { placeName } from './place.ts';
export { AREAS, type Rule, type RuleArea } from './rule.ts';
export type { PrintedLabel } from './printed-label.ts';
export { RULES } from './rules/index.ts';
export type { CheckInput } from './subject.ts';
export type { WrongLawName } from './words/law-names.ts';
export { WRONG_WORDS, type WrongWord } from './words/wrong-words.ts';
export {
  mergeWording,
  POLITICAL_WORDING,
  type WordingEntry,
  type WordingList,
} from './words/political-wording.ts';
