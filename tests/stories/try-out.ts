import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { serve, type Served } from './server.ts';
import { type Actor, DESK, openBrowser, signIn } from './stage.ts';

export const PASSWORD = 'nianbao-try-out';

/** A server with the try-out data: a body of twenty with a published year and one that is half-way. */
export const serveTryOut = (): Promise<Served> => serve(inject('storyDatabaseServer'), { tryOut: true });

/** Signs in as somebody of the try-out body. */
export const enterTryOut = (
  browser: Browser,
  url: string,
  account: string,
  viewport = DESK,
): Promise<Actor> => signIn(browser, url, { account, password: PASSWORD }, viewport);

/** A screen of somebody's; `path` may depend on the data. */
export interface Screen {
  name: string;
  /** `null`: somebody who is not signed in. */
  account: string | null;
  path: string | ((page: Page) => Promise<string>);
  /** The button that opens what is looked at. */
  press?: string;
  /** Selects what is drawn last. */
  ready?: string;
}

/** Opens a screen as that person and waits until it is drawn. */
export async function openScreen(
  browser: Browser,
  url: string,
  { account, path, press, ready }: Screen,
  viewport = DESK,
): Promise<Actor> {
  const actor = await openBrowser(browser, url, { viewport });
  const { page } = actor;
  // Not at the door: that way is a story of its own, and every screen would pay for it.
  if (account) await page.request.post('/api/session', { data: { account, password: PASSWORD } });
  await page.goto(typeof path === 'string' ? path : await path(page));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  if (press) await page.getByRole('button', { name: press }).click();
  if (ready) await page.locator(ready).first().waitFor();
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, .ant-spin-spinning') === null);
  return actor;
}

const get = (page: Page, path: string) => page.request.get(`/api${path}`).then((answer) => answer.json());

/** The report of the open year. */
export async function openReport(page: Page): Promise<string> {
  const [latest] = await get(page, '/cycles');
  return `/admin/reports/${latest.reportId}`;
}

interface ReportSeen {
  id: string;
  sections: { parts: { id: string; status: string }[] }[];
}

/** The same with its parts. */
export async function reportOf(page: Page): Promise<ReportSeen> {
  const address = await openReport(page);
  return get(page, address.replace('/admin', ''));
}

/** Where the public finds the body's latest report. */
export async function publishedReport(page: Page): Promise<{ path: string; slug: string }> {
  await page.goto('/');
  const path = (await page.locator('table.reports a[href^="/reports/"]').first().getAttribute('href')) ?? '';
  const [, , slug = ''] = path.split('/');
  return { path, slug };
}

/** One of my parts in that section, open for filling. */
export const partOf =
  (section: string) =>
  async (page: Page): Promise<string> => {
    const { parts } = await get(page, '/tasks');
    const found = parts.find(({ part }: { part: { sectionId: string } }) => part.sectionId === section);
    return `/admin/parts/${found.part.id}`;
  };

export const HOMES: readonly Screen[] = [
  { name: 'home-office', account: 'office', path: '/admin/' },
  { name: 'home-head', account: 'fagui', path: '/admin/' },
  { name: 'home-contributor', account: 'fagui2', path: '/admin/' },
  { name: 'home-leader', account: 'fuju', path: '/admin/' },
  { name: 'home-secrecy', account: 'baomi', path: '/admin/' },
  { name: 'home-auditor', account: 'auditor', path: '/admin/' },
  { name: 'home-admin', account: 'admin', path: '/admin/' },
];

export const EDITORS: readonly Screen[] = [
  { name: 'editor-table', account: 'fagui2', path: partOf('s3') },
  { name: 'editor-text', account: 'office2', path: partOf('s5') },
];
