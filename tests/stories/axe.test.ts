import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { EDITORS, HOMES, openReport, openScreen, type Screen, serveTryOut } from './try-out.ts';

const SCREENS: readonly Screen[] = [
  { name: 'portal', account: null, path: '/' },
  {
    name: 'published report',
    account: null,
    path: async (page) => {
      await page.goto('/');
      return (await page.locator('table.reports a').first().getAttribute('href')) ?? '';
    },
  },
  { name: 'sign-in', account: null, path: '/admin/login' },
  ...HOMES,
  { name: 'cycles', account: 'office', path: '/admin/cycles' },
  { name: 'tasks', account: 'office', path: '/admin/tasks' },
  ...EDITORS,
  { name: 'document', account: 'office', path: async (page) => `${await openReport(page)}/document` },
  { name: 'signing', account: 'juzhang', path: async (page) => `${await openReport(page)}/sign` },
  { name: 'organisation', account: 'admin', path: '/admin/organisation' },
  { name: 'people', account: 'admin', path: '/admin/people' },
  { name: 'record', account: 'auditor', path: '/admin/audit' },
  { name: 'notifications', account: 'office', path: '/admin/notifications' },
  { name: 'message settings', account: 'office', path: '/admin/notifications/settings' },
  { name: 'channels', account: 'admin', path: '/admin/channels' },
  { name: 'templates', account: 'admin', path: '/admin/channels?show=templates' },
];

describe('accessibility', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it.each(SCREENS)('$name has nothing serious against it', async (screen) => {
    const { page } = await openScreen(browser(), served.url, screen);

    const { violations } = await new AxeBuilder({ page }).analyze();

    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
    expect(grave).toEqual([]);
  });
});
