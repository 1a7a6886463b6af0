import type { Browser, Locator, Page } from 'playwright-core';
import type { Account } from './empty-body.ts';

/** Somebody at a browser of their own, with what went wrong there. */
export interface Actor {
  page: Page;
  /** What a person would not see but should not happen: messages of the console, uncaught errors. */
  complaints: string[];
  leave: () => Promise<void>;
}

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** How long a story waits for anything visible: a slow machine is no failure. */
const PATIENCE_MS = 45_000;

export async function openBrowser(
  browser: Browser,
  url: string,
  { viewport = DESK, script = true } = {},
): Promise<Actor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Whether somebody is signed in is asked at the door, where the answer is no.
    const asked = message.location().url.endsWith('/api/session') && message.text().includes('401');
    if (message.type() === 'error' && !asked) complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints, leave: () => context.close() };
}

/** Signs in as a person does, at the door. */
export async function signIn(
  browser: Browser,
  url: string,
  { account, password }: Account,
  viewport = DESK,
): Promise<Actor> {
  const actor = await openBrowser(browser, url, { viewport });
  const { page } = actor;
  await page.goto('/admin/');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: /个人菜单/u }).waitFor();
  return actor;
}

/** Chooses from a drop-down list by its words. */
export async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await chooseIn(page.getByRole('combobox', { name: label, exact: true }), option);
}

/** Opens the list of that box and no other: one that was just used may still be closing. */
export async function chooseIn(box: Locator, option: string): Promise<void> {
  await box.click();
  const list = await box.getAttribute('aria-controls');
  const page = box.page();
  const options = page.locator('.ant-select-dropdown', { has: page.locator(`[id="${list}"]`) });
  await options.getByTitle(option, { exact: true }).click();
}

/** Chooses from a long list by typing the words first, as one does among all people of a body. */
export async function chooseByTyping(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  await box.fill(option);
  const list = await box.getAttribute('aria-controls');
  const options = page.locator('.ant-select-dropdown', { has: page.locator(`[id="${list}"]`) });
  await options.getByTitle(option, { exact: true }).click();
}

/** Waits for the word that something was done. */
export const told = (page: Page, words: string | RegExp): Promise<void> =>
  page.locator('.ant-message').getByText(words).first().waitFor();
