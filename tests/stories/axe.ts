import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * All of axe's rules on a page of one frame. The usual mode gathers the frames' findings in a second page and describes
 * what is right as well, which takes three times as long and finds the same.
 */
export const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
