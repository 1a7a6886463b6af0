import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';

/** Git-ignored. */
export const PICTURES = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** One browser for a file's stories; after a failure every open page is photographed, after each story all are closed. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    const contexts = browser?.contexts() ?? [];
    const pages = contexts.flatMap((context) => context.pages());
    if (task.result?.state === 'fail') {
      await mkdir(PICTURES, { recursive: true });
      const name = (i: number) => `${PICTURES}failed-${task.id}-${i + 1}.png`;
      await Promise.all(pages.map((page, i) => page.screenshot({ path: name(i) }).catch(() => undefined)));
    }
    await Promise.all(contexts.map((context) => context.close()));
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('the browser is not open yet');
    return browser;
  };
}
