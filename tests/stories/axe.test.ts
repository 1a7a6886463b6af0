import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './curtain.ts';
import { ADMIN_SCREENS, PUBLIC_SCREENS } from './screens.ts';
import type { Served } from './server.ts';
import { openScreen, serveTryOut } from './try-out.ts';

describe('accessibility', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it.each([...PUBLIC_SCREENS, ...ADMIN_SCREENS])('$name has nothing against it', async (screen) => {
    const { page } = await openScreen(browser(), served.url, screen);

    const { violations } = await new AxeBuilder({ page }).analyze();

    expect(
      violations.map(
        ({ id, impact, nodes }) =>
          `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      ),
    ).toEqual([]);
  });
});
