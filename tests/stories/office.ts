import type { Locator, Page } from 'playwright-core';
import { type Actor, choose, told } from './stage.ts';

export interface Notice {
  year: number;
  title: string;
  documentNumber: string;
  date: string;
  text: string;
}

/** The home page: the board of the year. */
export async function openBoard({ page }: Actor): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '年度任务' }).click();
  await board(page).waitFor();
}

const board = (page: Page): Locator => page.getByRole('region', { name: '任务矩阵' });

/** Opens a year from its notice; answers the words under which the format of that year is offered. */
export async function openYear({ page }: Actor, notice: Notice): Promise<string> {
  await page.getByRole('button', { name: '打开年度' }).click();
  const dialog = page.getByRole('dialog', { name: '打开年度' });
  const year = dialog.getByLabel('报告年度');
  await year.fill(String(notice.year));
  await year.press('Tab');
  await dialog.getByText(`法定公开日 ${notice.year + 1}年`).waitFor();
  await dialog.getByLabel('标题').fill(notice.title);
  await dialog.getByLabel('文号').fill(notice.documentNumber);
  const date = dialog.getByLabel('日期', { exact: true });
  await date.fill(notice.date);
  await date.press('Enter');
  await dialog.getByLabel('正文').fill(notice.text);
  const format = await dialog.getByText(/\d{4} 年版/u).innerText();
  await dialog.getByRole('button', { name: '打开年度' }).click();
  await board(page).waitFor();
  return format;
}

/** The address of the board of a year, by way of the list of years. */
export async function boardAddress({ page }: Actor, year: number): Promise<string> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '各年度' }).click();
  await page.getByRole('link', { name: `${year} 年度` }).click();
  await page.waitForURL(/\/reports\//u);
  return new URL(page.url()).pathname;
}

/** Title and what is printed above the report. */
export async function nameReport(
  { page }: Actor,
  title: string,
  metadata: Record<string, string>,
): Promise<void> {
  await page.getByRole('button', { name: '设置' }).click();
  const dialog = page.getByRole('dialog', { name: '年报设置' });
  await dialog.getByLabel('标题').fill(title);
  for (const [label, value] of Object.entries(metadata)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Divides a section by its sub-headings. */
export async function divideByHeadings(
  { page }: Actor,
  section: string,
  headings: readonly string[],
): Promise<void> {
  const dialog = await divide(page, section);
  await dialog.getByText('按小标题').click();
  const inputs = dialog.getByRole('textbox');
  while ((await inputs.count()) > headings.length)
    await dialog.getByRole('button', { name: /^删去第 1 个小标题/u }).click();
  while ((await inputs.count()) < headings.length)
    await dialog.getByRole('button', { name: '加一个小标题' }).click();
  for (const [i, heading] of headings.entries()) await inputs.nth(i).fill(heading);
  await dialog.getByRole('button', { name: `分为 ${headings.length} 项` }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Takes rows of a section's table out into a part of their own. */
export async function divideByRows({ page }: Actor, section: string, rows: readonly RegExp[]): Promise<void> {
  const dialog = await divide(page, section);
  await dialog.getByText('按表格的行').click();
  for (const row of rows) await dialog.getByRole('checkbox', { name: row }).check();
  await dialog.getByRole('button', { name: '并为新的一项' }).click();
  await dialog.getByRole('button', { name: '分为 2 项' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function divide(page: Page, section: string): Promise<Locator> {
  await page.getByRole('button', { name: `分解${section}` }).click();
  const dialog = page.getByRole('dialog', { name: `分解：${section}` });
  await dialog.waitFor();
  return dialog;
}

const rowsOf = (page: Page, section: string): Locator =>
  board(page).locator('tbody', { has: page.getByRole('rowheader', { name: section }) });

/** Gives the parts of a section (all, or the n-th) to a 科室. */
export async function assign(
  { page }: Actor,
  section: string,
  department: string,
  nth?: number,
): Promise<void> {
  const boxes = rowsOf(page, section).getByRole('checkbox');
  await boxes.first().waitFor();
  const wanted = nth === undefined ? await boxes.all() : [boxes.nth(nth)];
  for (const box of wanted) await box.check();
  const bar = page.getByRole('group', { name: '分派所选填报项' });
  await choose(page, '分派给哪个科室', department);
  await bar.getByRole('button', { name: '分派', exact: true }).click();
  await bar.waitFor({ state: 'hidden' });
}

/** Takes a step with the report that asks once, and waits until it is done. `clickCount: 2` for a hasty hand. */
export async function take({ page }: Actor, step: string, { clickCount = 1 } = {}): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: step });
  await dialog.getByRole('button', { name: step, exact: true }).click({ clickCount });
  await told(page, `已${step}`);
}

/** 先备案后公布: refused before, goes where the refusal leads, says that it was sent today, and comes back. */
export async function deliverFirst(who: Actor): Promise<void> {
  const { page } = who;
  await page.getByRole('button', { name: /^公开\s*差 1 项/u }).click();
  const refusal = page.getByRole('dialog', { name: '还不能公开' });
  await refusal.getByText('还没有登记报送与备案').waitFor();
  await refusal.getByRole('link', { name: '去看看' }).click();
  await page.getByRole('button', { name: '今天已报送' }).click();
  await page.getByRole('button', { name: '已报送', exact: true }).click();
  await page.getByText('尚未登记，收到后请点“更正登记”补上').waitFor();
  await openBoard(who);
}

/** The part of a section on the board, opened over it. */
export async function openPart({ page }: Actor, part: string | RegExp): Promise<Locator> {
  await board(page).getByRole('button', { name: part }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('region', { name: '审核' }).waitFor();
  return drawer;
}

/** Passes all that waits for the office once it is so many parts; the board learns of them by itself. */
export async function acceptAll({ page }: Actor, count: number): Promise<void> {
  const waiting = board(page).getByRole('button', { name: /：[^：]*待办公室审核/u });
  await waiting.nth(count - 1).waitFor();
  for (let left = count; left > 0; left -= 1) {
    await waiting.first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '审核通过', exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
    await waiting.nth(left - 1).waitFor({ state: 'detached' });
  }
}

/** Says of every error that still stands why it may; answers how many. */
export async function explainErrors({ page }: Actor, reason: string): Promise<number> {
  await page.getByRole('link', { name: '预览全文' }).click();
  await page.getByRole('article').waitFor();
  const open = page
    .getByRole('listitem')
    .filter({ hasText: /^错误/u })
    .filter({ has: page.getByRole('button', { name: '情况说明' }) });
  const count = await open.count();
  for (let left = count; left > 0; left -= 1) {
    await open.first().getByRole('button', { name: '情况说明' }).click();
    const dialog = page.getByRole('dialog', { name: '情况说明' });
    await dialog.getByLabel('为什么可以保留').fill(reason);
    await dialog.getByRole('button', { name: '保存说明' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.getByRole('link', { name: '年度任务' }).first().click();
  await board(page).waitFor();
  return count;
}

/** The address of the page that the public sees. */
export async function publicAddress({ page }: Actor): Promise<string> {
  const href = await page.getByRole('link', { name: /查看公开页面/u }).getAttribute('href');
  if (!href) throw new Error('no public page');
  return href;
}

/** Sends single places of a part back, each with its reason; `places` are the words by which a screen reader knows them. */
export async function returnPlaces(
  who: Actor,
  part: string | RegExp,
  places: readonly { place: string | RegExp; reason: string }[],
): Promise<void> {
  const drawer = await openPart(who, part);
  await drawer.getByRole('button', { name: '退回…' }).click();
  for (const { place } of places) await drawer.getByRole('button', { name: place }).click();
  const reasons = drawer.getByRole('textbox', { name: /^退回理由/u });
  for (const [i, { reason }] of places.entries()) await reasons.nth(i).fill(reason);
  await drawer.getByRole('button', { name: `退回 ${places.length} 处` }).click();
  await drawer.waitFor({ state: 'hidden' });
}

/** Passes one part that waits for the office. */
export async function accept(who: Actor, part: string | RegExp): Promise<void> {
  const drawer = await openPart(who, part);
  await drawer.getByRole('button', { name: '审核通过', exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
}

/** How many parts stand at which state, as the board counts them: `{ 已通过: 6, 已退回: 1 }`. */
export async function standing({ page }: Actor): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const chip of await board(page).getByRole('button', { name: /：/u }).all()) {
    const words = await chip.innerText();
    const state = STATES.find((one) => words.includes(one)) ?? words;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

const STATES = ['未分派', '待填报', '填报中', '待科室审核', '待办公室审核', '已退回', '已通过'];

/** How often each action stands in the body's record. */
export async function recorded({ page }: Actor, actions: readonly string[]): Promise<number[]> {
  const answers = actions.map(async (action) => {
    const answer = await page.request.get(`/api/audit?limit=200&action=${action}`);
    const { entries } = await answer.json();
    return entries.length;
  });
  return Promise.all(answers);
}
