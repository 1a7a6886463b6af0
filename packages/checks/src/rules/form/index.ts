import type { Rule } from '../../rule.ts';
import { bracketRules } from './bracket-pairs.ts';
import { completenessRules } from './completeness.ts';
import { dateRules } from './dates.ts';
import { doubledWordRules } from './doubled-words.ts';
import { duplicateRules } from './duplicates.ts';
import { measureWordRules } from './measure-words.ts';
import { nameRules } from './names.ts';
import { neverInSilenceRules } from './never-in-silence.ts';
import { numberingRules } from './numbering.ts';
import { otherBodyRules } from './other-body.ts';
import { periodRules } from './periods.ts';
import { politicalWordingRules } from './political-wording.ts';
import { overviewTopicRules } from './overview-topics.ts';
import { printedLabelRules } from './printed-labels.ts';
import { publicationDayRules } from './publication-day.ts';
import { punctuationRules } from './punctuation.ts';
import { residueRules } from './residue.ts';
import { sectionRules } from './sections.ts';
import { timeRules } from './time.ts';
import { titleRules } from './title.ts';
import { wordRules } from './words.ts';

export const formRules: readonly Rule[] = [
  ...titleRules,
  ...sectionRules,
  ...overviewTopicRules,
  ...numberingRules,
  ...completenessRules,
  ...timeRules,
  ...periodRules,
  ...dateRules,
  ...nameRules,
  ...otherBodyRules,
  ...printedLabelRules,
  ...punctuationRules,
  ...bracketRules,
  ...wordRules,
  ...politicalWordingRules,
  ...doubledWordRules,
  ...measureWordRules,
  ...duplicateRules,
  ...residueRules,
  ...publicationDayRules,
  ...neverInSilenceRules,
];
