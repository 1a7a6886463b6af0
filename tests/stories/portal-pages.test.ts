import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { openBrowser } from './stage.ts';
import { serveTryOut } from './try-out.ts';

const browser = useBrowser();
let served: Served;
/** Of the try-out body: its page, its newest report, a comparison. */
let paths: { body: string; report: string; compare: string };

beforeAll(async () => {
  served = await serveTryOut();
  const home = await (await fetch(served.url)).text();
  const report = /href="(\/reports\/[\w-]+\/\d{4})"/u.exec(home)?.[1] ?? '';
  const page = await (await fetch(served.url + report)).text();
  const link = (pattern: RegExp) => (pattern.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
  paths = { report, body: link(/href="(\/bodies\/[^"]+)"/u), compare: link(/href="(\/compare\?[^"]+)"/u) };
});
afterAll(() => served?.stop());

const reader = (options: { script?: boolean } = {}) => openBrowser(browser(), served.url, options);

describe('the portal', () => {
  it('is read, searched, compared and checked without a script', async () => {
    const { page, complaints, leave } = await reader({ script: false });
    await page.goto('/');
    await page.getByLabel('全文检索').fill('政务公开');
    await page.getByRole('button', { name: '查询' }).click();
    await page.locator('.excerpt mark', { hasText: '政务公开' }).first().waitFor();
    await page.locator('.excerpt a').first().click();
    expect(page.url()).toMatch(/#section-\w+$/u);
    await page.getByRole('link', { name: /^文字大小：\s*大$/u }).click();
    expect(await page.locator('html').getAttribute('data-size')).toBe('l');
    await page.getByText('分享', { exact: true }).click();
    expect(await page.getByRole('img', { name: '本页网址的二维码' }).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);

    await page.getByRole('link', { name: '历年数据' }).click();
    await page.getByRole('img', { name: /^新收申请（件）：\d{4}年/u }).waitFor();
    await page.getByRole('link', { name: '与上年对比' }).first().click();
    await page.getByText(/表格共 \d+ 格/u).waitFor();
    await page.getByLabel('同时列出相同的项').check();
    await page.getByRole('button', { name: '对比', exact: true }).click();
    expect(await page.locator('.compared').count()).toBeGreaterThan(2);

    const file = await page.request.get(`${paths.report}/editions/1/files/report.json`);
    const bytes = await file.body();
    await page.goto(paths.report);
    const choose = (name: string, buffer: Buffer) =>
      page.getByLabel(/^校验本文件/u).setInputFiles({ name, mimeType: 'application/json', buffer });
    await choose('年报.json', bytes);
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByText('文件“年报.json”是本站公开的文件').waitFor();
    await choose('改过.json', Buffer.concat([bytes, Buffer.from(' ')]));
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByText('文件“改过.json”不是本站公开的文件').waitFor();
    expect(complaints).toEqual([]);
    await leave();
  });

  it('hashes a file where it is: what is checked never leaves the machine', async () => {
    const { page, complaints, leave } = await reader();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    const file = await page.request.get(`${served.url}${paths.report}/editions/1/files/report.docx`);
    const bytes = await file.body();
    await page.goto(paths.report);
    const input = page.getByLabel(/^校验本文件/u);

    await input.setInputFiles({ name: '年报.docx', mimeType: 'application/msword', buffer: bytes });
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByRole('status').getByText('是已公开的文件').waitFor();
    await input.setInputFiles({
      name: '别的.docx',
      mimeType: 'application/msword',
      buffer: Buffer.from('x'),
    });
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByText('该校验值对应的文件不是本站公开的文件').waitFor();

    expect([sent, complaints]).toEqual([[], []]);
    await leave();
  });

  it('is walked through by keyboard: past the head to the text, and into 分享', async () => {
    const { page, leave } = await reader();
    await page.goto(paths.report);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');
    const inMain = await page.evaluate(() => document.activeElement?.id);
    await page.locator('summary', { hasText: '分享' }).focus();
    await page.keyboard.press('Enter');

    expect([first, inMain]).toEqual(['跳到正文', 'main']);
    expect(await page.getByRole('img', { name: '本页网址的二维码' }).isVisible()).toBe(true);
    await leave();
  });

  it('is printed as the report alone, a body with its figures', async () => {
    const { page, leave } = await reader();
    await page.emulateMedia({ media: 'print' });
    await page.goto(paths.report);
    const shown = (selector: string) => page.locator(selector).first().isVisible();
    const report = [await shown('article h1'), await shown('article table.official')];
    const around = await Promise.all(
      ['.site-head', '.toolbar', '.side', '.downloads', '.site-foot'].map(shown),
    );
    await page.goto(paths.body);

    expect([report, around]).toEqual([[true, true], Array(5).fill(false)]);
    expect([await shown('svg.chart'), await shown('.figures')]).toEqual([true, true]);
    await leave();
  });
});
