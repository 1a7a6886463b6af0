import { sampleOf } from '@nianbao/launcher/long';
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { PICTURES, useBrowser } from './curtain.ts';
import { ADMIN_SCREENS, PUBLIC_SCREENS } from './screens.ts';
import type { Served } from './server.ts';
import { DESK, PHONE } from './stage.ts';
import { openScreen, type Screen, serveTryOut } from './try-out.ts';
import { unsubscribeLink } from './unsubscribe-link.ts';

/** The browser itself complains of an address that leads nowhere. */
const MISSING = 'portal-missing';

describe('every screen', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());
  const unsubscribe: Screen = {
    name: 'unsubscribe',
    account: null,
    path: () => unsubscribeLink(served.database),
  };

  it.each(sampleOf([...PUBLIC_SCREENS, unsubscribe, ...ADMIN_SCREENS], 4))(
    '$name is accessible and fits a desk and a phone',
    async (screen) => {
      const { page, complaints } = await openScreen(browser(), served.url, screen);
      /** How far the page reaches beyond what is in it, to the right and below. */
      const overflow = async ({ width, height }: typeof DESK) => {
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: `${PICTURES}${screen.name}-${width}.png` });
        return page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          const end = document.body.getBoundingClientRect().bottom + scrollY;
          return Math.max(scrollWidth - innerWidth, Math.floor(scrollHeight - Math.max(innerHeight, end)));
        });
      };
      const lost = await page.getByRole('heading', { name: '没有找到这一页' }).count();

      expect(lost > 0).toBe(screen.name === 'not-found');
      expect(await violations(page)).toEqual([]);
      expect(await foreignNames(page)).toEqual([]);
      expect(await overflow(DESK)).toBeLessThanOrEqual(0);
      expect(await overflow(PHONE)).toBeLessThanOrEqual(0);
      expect(screen.name === MISSING ? [] : complaints).toEqual([]);
    },
  );
});

/** What axe has against the page: WCAG and its own good practice, of every impact. */
async function violations(page: Page): Promise<string[]> {
  // Also of what is folded away.
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  const found = await axe(page).analyze();
  return found.violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** Words that are the same in Chinese, as people say them. */
const SAID_AS_IS =
  /\b(?:Word|WPS|Excel|PDF|CSV|JSON|XML|DOCX|HTML|OFD|ZIP|URL|webhook|iCal|ICS|SM3|SHA-256)\b/giu;
/** Roles whose name is given by us or by a library; the words of a row or a cell are what people have written. */
const NAMED =
  /^\s*- (?:img|button|link|textbox|searchbox|combobox|spinbutton|checkbox|radio|switch|tab|tablist|menu|menuitem|dialog|alert|status|region|navigation|group|list|table) "((?:[^"\\]|\\.)*)"/u;

/** What a screen reader would read out in English. */
async function foreignNames(page: Page): Promise<string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n');
  return lines.filter((line) => {
    const name = NAMED.exec(line)?.[1]?.replace(SAID_AS_IS, '') ?? '';
    return /[a-z]{2}/iu.test(name) && !/\p{Script=Han}/u.test(name);
  });
}
