import type { Rule } from '../../rule.ts';
import { contentsRules } from './contents.ts';
import { enumerationRules } from './enumerations.ts';
import { growthRules } from './growth.ts';
import { percentageRules } from './percentages.ts';
import { rankingRules } from './rankings.ts';
import { repeatedCountRules } from './repeated-counts.ts';
import { sumRules } from './sums.ts';

export const textAgainstItselfRules: readonly Rule[] = [
  ...sumRules,
  ...percentageRules,
  ...growthRules,
  ...enumerationRules,
  ...repeatedCountRules,
  ...rankingRules,
  ...contentsRules,
];
