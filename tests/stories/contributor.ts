import type { Locator, Page } from 'playwright-core';
import { openTasks } from './department.ts';
import { type Actor, told } from './stage.ts';

/** Opens one of my parts from the list of what waits. */
export async function openPart(who: Actor, part: string | RegExp): Promise<void> {
  await openTasks(who);
  await who.page.getByRole('link', { name: part }).first().click();
  await who.page.getByRole('navigation', { name: '目录' }).waitFor();
}

/** Everything typed has reached the server. */
export const saved = ({ page }: Actor): Promise<void> =>
  page.getByRole('status').filter({ hasText: '已保存' }).waitFor();

/** The cells of the official table that this part fills, in the order of Tab. */
export const cells = (page: Page): Locator =>
  page.getByRole('table').locator('input[data-cell]:not([readonly])');

export const cell = ({ page }: Actor, name: string): Locator => page.getByLabel(name, { exact: true });

/** Types figures one after another with Tab between them, as one does from a sheet of paper. */
export async function typeFigures(who: Actor, figures: readonly string[]): Promise<void> {
  const own = await cells(who.page).all();
  if (own.length !== figures.length) throw new Error(`${own.length} cells for ${figures.length} figures`);
  await own[0]?.click();
  for (const figure of figures) {
    await who.page.keyboard.type(figure);
    await who.page.keyboard.press('Tab');
  }
  await saved(who);
}

/** Copies a block of cells elsewhere (Excel, WPS) and pastes it where `from` stands. */
export async function pasteBlock(
  who: Actor,
  from: Locator,
  block: readonly (readonly string[])[],
): Promise<void> {
  const text = block.map((line) => line.join('\t')).join('\r\n');
  await who.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await from.click();
  await who.page.keyboard.press('Control+v');
  await saved(who);
}

/** Writes paragraphs into the text of the part, replacing what is there. */
export async function writeText(who: Actor, paragraphs: readonly string[]): Promise<void> {
  const { page } = who;
  const text = page.getByRole('region', { name: '文字' }).getByRole('textbox');
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i > 0) await page.keyboard.press('Enter');
    await page.keyboard.insertText(paragraph);
  }
  await saved(who);
}

/** Hands the part in. `clickCount: 2` for a hasty hand. */
export async function submit(who: Actor, { clickCount = 1 } = {}): Promise<void> {
  await who.page.getByRole('button', { name: '提交', exact: true }).click({ clickCount });
  await told(who.page, /^已提交/u);
}

/** Fills what is still empty with 0, standing for it by name. */
export async function confirmZeros(who: Actor, name: string): Promise<void> {
  const { page } = who;
  await page.getByRole('button', { name: /^未填的格填 0/u }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `${name}确认，填 0` })
    .click();
  await page.getByRole('button', { name: '未填的格填 0', exact: true }).waitFor();
  await saved(who);
}

/** The places that were returned, as the editor announces them one after another. */
export const returned = ({ page }: Actor): Locator => page.getByRole('region', { name: '退回的地方' });

/** Says of every returned place, one after another, that it was put right. */
export async function markDone(who: Actor, { of: count = 1 } = {}): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    await returned(who).getByText(`退回 ${left} 处`).waitFor();
    await returned(who).getByRole('button', { name: '标记为已处理' }).click();
  }
  await returned(who).waitFor({ state: 'hidden' });
}

/** Replaces the words of one paragraph and leaves the others alone. */
export async function rewriteParagraph(who: Actor, before: string, after: string): Promise<void> {
  const { page } = who;
  await page.getByRole('region', { name: '文字' }).getByText(before).click({ clickCount: 3 });
  await page.keyboard.insertText(after);
  await saved(who);
}
