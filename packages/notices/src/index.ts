export type { DateGround } from './dates/resolve.ts';
export { type NoticePlan, planFromNotice, type PlanWishes } from './plan.ts';
export { type NoticeEvidence, type NoticeReading, readNotice } from './read-notice.ts';
export type { Contradiction } from './reading/contradictions.ts';
export type { NoticeDate } from './reading/deadlines.ts';
export { type Material, materialInWords, MEDIUM_NAMES } from './reading/materials.ts';
export type { Requirement } from './reading/read-sentence.ts';
export { type Confirmation, evaluate, type RuleFacts } from './requirements/evaluate.ts';
export {
  figurePlace,
  type FigurePlace,
  requirementRule,
  type RequirementRule,
  type RuleKind,
  ruleSet,
  type RuleSet,
  type Term,
  textPlace,
  type TextPlace,
} from './requirements/rule.ts';
export { type Trial, tryOn } from './requirements/try-on.ts';
export {
  figurePlaceInWords,
  LEVEL_NAMES,
  RULE_KIND_NAMES,
  ruleInWords,
  textPlaceInWords,
} from './requirements/words.ts';
export { linesOfText, type NoticeLine } from './text/lines.ts';
export { type Audience, audienceKinds, AUDIENCES } from './words/audiences.ts';
export { type Purpose, PURPOSE_NAMES, PURPOSES } from './words/actions.ts';
export { NOTICE_KIND_NAMES, NOTICE_KINDS, type NoticeKind } from './words/document-words.ts';
export { type YearMismatch, yearMismatch } from './year-mismatch.ts';
