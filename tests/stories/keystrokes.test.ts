import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, cells, saved } from './contributor.ts';
import { useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { type Actor, DESK, signIn } from './stage.ts';
import { partOf, serveTryOut } from './try-out.ts';

const PASSWORD = 'nianbao-try-out';
/** Fills section three; the head of the same 科室 may write there too. */
const [CLERK, HEAD] = ['fagui2', 'fagui'];
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const TABLE = 'tables/applications';
const figure = (row: string, column: string) => `“${row}”行“${column}”列`;
const NEW = '一本年新收政府信息公开申请数量';
const CARRIED = '二上年结转政府信息公开申请数量';

const browser = useBrowser();
let served: Served;
beforeAll(async () => {
  served = await serveTryOut();
});
afterAll(() => served?.stop());

const enter = (account: string) => signIn(browser(), served.url, { account, password: PASSWORD }, DESK);

/** Opens the part of section three in the browser of that person. */
async function atPart(account: string, path?: string): Promise<{ who: Actor; path: string }> {
  const who = await enter(account);
  const there = path ?? (await partOf('s3')(who.page));
  await openPart(who.page, there);
  return { who, path: there };
}

async function openPart(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('navigation', { name: '目录' }).waitFor();
  await page.getByRole('table').first().waitFor();
}

const text = ({ page }: Actor): Locator => page.getByRole('region', { name: '文字' }).getByRole('textbox');

/** What was ever written at a place, the latest first, with what was kept. */
const history = async ({ page }: Actor, path: string, address: string): Promise<string[]> => {
  const answer = await page.request.get(`/api/parts/${path.split('/').at(-1)}/history`, {
    params: { address },
  });
  const entries: { after: string | null; kept: boolean }[] = await answer.json();
  return entries.map(({ after, kept }) => `${after}${kept ? '' : '（未采用）'}`);
};
const LATER = { timeout: 30_000 };

describe('two browsers in one part', () => {
  it('merge figures of different cells live, and show who is where', async () => {
    const { who: clerk, path } = await atPart(CLERK);
    const { who: head } = await atPart(HEAD, path);

    await cell(clerk, figure(NEW, '自然人')).fill('21');
    await cell(head, figure(NEW, '商业企业')).fill('22');

    await expect.poll(() => cell(head, figure(NEW, '自然人')).inputValue(), LATER).toBe('21');
    await expect.poll(() => cell(clerk, figure(NEW, '商业企业')).inputValue(), LATER).toBe('22');
    await clerk.page.getByRole('img', { name: '苏晚樵也在这里' }).waitFor();
    await clerk.page.getByText('苏晚樵正在填这一格').waitFor({ state: 'attached' });
    await saved(clerk);
    await saved(head);
  });

  it('show the second one in the same cell both figures there; the chosen one stands, the other is in the history', async () => {
    const { who: clerk, path } = await atPart(CLERK);
    const { who: head } = await atPart(HEAD, path);
    const name = figure(NEW, '科研机构');
    await head.page.context().setOffline(true);
    await cell(head, name).fill('7');
    await head.page.getByRole('status').filter({ hasText: '离线' }).waitFor();
    await cell(clerk, name).fill('5');
    await saved(clerk);
    await head.page.context().setOffline(false);

    await head.page.getByRole('button', { name: '有冲突，请选择' }).click();
    const conflict = head.page.getByRole('alert', { name: /冲突/u });
    await conflict.waitFor();
    expect(await conflict.innerText()).toMatch(/我写的[\s\S]*7[\s\S]*已保存的（邓云舟[\s\S]*5/u);
    await near(conflict, cell(head, name));
    await conflict.getByRole('button', { name: '用我的' }).click();
    await saved(head);

    await expect.poll(() => cell(clerk, name).inputValue(), LATER).toBe('7');
    const place = `${TABLE}/new_received/org_research`;
    expect((await history(clerk, path, place)).slice(0, 3)).toEqual(['7', '7（未采用）', '5']);
  });

  it('join two wordings of one paragraph, at the paragraph', async () => {
    const { who: clerk, path } = await atPart(CLERK);
    const { who: head } = await atPart(HEAD, path);
    await write(clerk, '全年申请以个人为主。');
    await text(head).getByText('全年申请以个人为主。').waitFor();
    await head.page.context().setOffline(true);
    await write(head, '均已按期答复。');
    await head.page.getByRole('status').filter({ hasText: '离线' }).waitFor();
    await write(clerk, '没有收费。');
    await saved(clerk);
    await head.page.context().setOffline(false);

    const conflict = text(head).getByRole('alert', { name: /冲突/u });
    await conflict.getByRole('button', { name: '合并' }).click();
    const joined = await conflict.getByLabel('合并后的内容').inputValue();
    expect(joined).toContain('均已按期答复。');
    expect(joined).toContain('没有收费。');
    await conflict.getByRole('button', { name: '保存合并的内容' }).click();

    await text(clerk).getByText(joined).waitFor();
    await saved(head);
  });
});

it('loses nothing typed when the server is killed while typing, and sends it once it is back', async () => {
  const { who: clerk, path } = await atPart(CLERK);
  const own = await cells(clerk.page).all();
  const figures = own.slice(0, 14).map((_, i) => String(100 + i));
  await own[0]?.click();
  for (const [i, typed] of figures.entries()) {
    await clerk.page.keyboard.type(typed, { delay: 20 });
    await clerk.page.keyboard.press('Tab');
    if (i === 5) await served.kill();
  }
  await write(clerk, '服务器停了也在写。');
  await clerk.page.getByRole('status').filter({ hasText: '离线' }).waitFor();

  await served.revive();
  await saved(clerk);
  await openPart(clerk.page, path);

  const now = await cells(clerk.page).all();
  expect(await Promise.all(now.slice(0, 14).map((one) => one.inputValue()))).toEqual(figures);
  expect(await text(clerk).innerText()).toContain('服务器停了也在写。');
});

it('loses no picture when the tab dies while it is being sent, and hands nothing in without it', async () => {
  const { who: clerk, path } = await atPart(CLERK);
  await clerk.page.route(/\/api\/attachments$/u, (route) => route.abort());
  await write(clerk, '见下图。');
  const file = { name: '统计图.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') };
  await clerk.page.locator('input[type=file][accept*="image/png"]').setInputFiles(file);
  await text(clerk).getByText('图片上传中…').waitFor();
  await clerk.page.getByRole('button', { name: '提交', exact: true }).click();
  await clerk.page.getByText('还有图片正在上传，传完后再继续。').waitFor();

  await clerk.page.close({ runBeforeUnload: false });
  const again = { ...clerk, page: await clerk.page.context().newPage() };
  await openPart(again.page, path);

  await text(again).getByRole('img', { name: '图片' }).waitFor();
  await saved(again);
  expect(await text(again).innerText()).toContain('见下图。');
});

describe('signing out in another tab while typing', () => {
  it('keeps what was typed, and sends it when the same person has signed in again in place', async () => {
    const { who: clerk } = await atPart(CLERK);
    const letThrough = await typeUnsent(clerk, '31');
    await leaveInAnotherTab(clerk);
    await letThrough();

    const dialog = clerk.page.getByRole('dialog', { name: /登录已失效/u });
    await dialog.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: '登录' }).click();

    await dialog.waitFor({ state: 'hidden' });
    await saved(clerk);
    expect(await valueOnServer(clerk)).toBe('31');
  });

  it('neither sends nor shows it when somebody else has signed in, and brings it back to whom it belongs', async () => {
    const { who: clerk, path } = await atPart(CLERK);
    const letThrough = await typeUnsent(clerk, '32');
    const other = await leaveInAnotherTab(clerk);
    await signInAt(other, HEAD);
    await letThrough();

    await clerk.page.getByRole('heading', { name: '待我处理', level: 1 }).waitFor();
    await openPart(other, path);
    expect(await other.getByLabel(UNSENT, { exact: true }).inputValue()).not.toBe('32');
    expect(await other.getByText(/有内容还在本机/u).count()).toBe(0);
    expect(await valueOnServer({ ...clerk, page: other })).not.toBe('32');

    await leave(other);
    await signInAt(other, CLERK);
    await expect.poll(() => valueOnServer({ ...clerk, page: other }), LATER).toBe('32');
  });
});

const UNSENT = figure(CARRIED, '自然人');
const valueOnServer = async ({ page }: Actor): Promise<string | undefined> => {
  const { parts } = await (await page.request.get('/api/tasks')).json();
  const mine = parts.find(({ part }: { part: { sectionId: string } }) => part.sectionId === 's3');
  const { cells: all } = await (await page.request.get(`/api/parts/${mine.part.id}`)).json();
  return all.find(({ address }: { address: string }) => address === `${TABLE}/carried_in/natural_person`).raw;
};

/** Types a figure that does not reach the server; answers with what lets it through again. */
async function typeUnsent(who: Actor, raw: string): Promise<() => Promise<void>> {
  const changes = /\/changes$/u;
  await who.page.route(changes, (route) => route.abort());
  await cell(who, UNSENT).fill(raw);
  await who.page.getByRole('status').filter({ hasText: '离线' }).waitFor();
  return () => who.page.unroute(changes);
}

async function leaveInAnotherTab({ page }: Actor): Promise<Page> {
  const tab = await (page.context() satisfies BrowserContext).newPage();
  await tab.goto('/admin/');
  await leave(tab);
  return tab;
}

async function leave(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: /个人菜单/u }).click();
  await tab.getByRole('menuitem', { name: '退出登录' }).click();
  await tab.getByLabel('账号').waitFor();
}

async function signInAt(tab: Page, account: string): Promise<void> {
  await tab.getByLabel('账号').fill(account);
  await tab.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await tab.getByRole('button', { name: '登录' }).click();
  await tab.getByRole('button', { name: /个人菜单/u }).waitFor();
}

/** Goes to the end of the text and writes on there. */
async function write(who: Actor, words: string): Promise<void> {
  await text(who).click();
  await who.page.keyboard.press('Control+End');
  await who.page.keyboard.insertText(words);
}

/** The conflict stands beside its cell, not somewhere on the page. */
async function near(conflict: Locator, place: Locator): Promise<void> {
  const [card, input] = [await conflict.boundingBox(), await place.boundingBox()];
  if (!card || !input) throw new Error('not on the screen');
  const between = Math.max(card.y - (input.y + input.height), input.y - (card.y + card.height));
  expect(between).toBeLessThan(40);
}
