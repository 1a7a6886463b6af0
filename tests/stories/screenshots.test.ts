import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PICTURES, useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { DESK, PHONE } from './stage.ts';
import { EDITORS, HOMES, openScreen, serveTryOut } from './try-out.ts';

const WIDTHS = [DESK, PHONE];
const SCREENS = [...HOMES, ...EDITORS].flatMap((screen) =>
  WIDTHS.map((viewport) => ({ ...screen, viewport, width: viewport.width })),
);

describe('screens', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it.each(SCREENS)('$name fits $width px and complains of nothing', async ({ viewport, ...screen }) => {
    const { page, complaints } = await openScreen(browser(), served.url, screen, viewport);

    await page.screenshot({ path: `${PICTURES}${screen.name}-${viewport.width}.png` });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});
