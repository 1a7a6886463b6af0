import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { makeDepartment, makePerson } from './admin.ts';
import { axe } from './axe.ts';
import { useBrowser } from './curtain.ts';
import { anEmptyBody } from './empty-body.ts';
import { readPublished } from './portal.ts';
import { readSeed } from './seed.ts';
import { openBrowser, PHONE, signIn, type Actor } from './stage.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
const missing = existsSync(FOLDER) ? null : '../shared/seeds is not there';
const seeds = missing ? [] : readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

const url = inject('storyUrl');
const browser = useBrowser();

/** The office of a body that has just been made. */
async function anOffice(viewport?: typeof PHONE): Promise<Actor> {
  const body = await anEmptyBody(inject('storyDatabase'), '市档案利用中心');
  const installer = await signIn(browser(), url, body.admin);
  await makeDepartment(installer, '办公室', { office: true });
  const account = await makePerson(installer, {
    account: `office-${body.slug}`,
    name: '王主任',
    roles: [{ role: '办公室' }],
  });
  await installer.leave();
  return signIn(browser(), url, account, viewport);
}

async function choose(page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) {
  await page.goto('/admin/archive');
  await page.getByRole('button', { name: '导入往年年报' }).click();
  await page.getByText('把文件拖到这里').waitFor();
  await page.locator('input[type=file]').setInputFiles(files);
}

const store = (page: Page) => page.getByRole('button', { name: '存入并公开' });

/** Checks one report as an office would, and stores it; answers with its address on the portal. */
async function storeOne(page: Page, name: string, year?: number): Promise<string> {
  const line = page.getByRole('listitem').filter({ hasText: name }).first();
  const check = page.getByRole('button', { name: `核对 ${name}` });
  if (await check.isVisible()) await check.click();
  await page.getByRole('heading', { name, level: 2 }).waitFor();
  const drop = page.getByRole('button', { name: '不放入', exact: true });
  for (let left = await drop.count(); left > 0; left -= 1) await drop.first().click();
  if (year !== undefined) await page.getByLabel('报告年度').fill(String(year));
  await page.getByLabel('当时公开的日期').fill('2023-01-20');
  const propose = page.getByRole('button', { name: '按单位和年度拟定' });
  if (await propose.isVisible()) await propose.click();
  await store(page).click();
  const link = line.getByRole('link', { name: '查看公开页面' });
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
}

/** What stands in the source outside its tables and its line of metadata, blanks aside. */
const linesOf = (name: string): string[] =>
  readFileSync(`${FOLDER}${name}`, 'utf8')
    .split(/\r?\n/u)
    .filter((line) => !line.includes('|') && !line.includes('浏览量'))
    .map((line) => line.replaceAll(/\s/gu, ''))
    .filter((line) => line.length > 12);

async function wordsAt(address: string): Promise<string> {
  const reader = await openBrowser(browser(), url, { script: false });
  await reader.page.goto(address);
  const words = await reader.page.getByRole('main').innerText();
  await reader.leave();
  return words.replaceAll(/\s/gu, '');
}

const faults = async (page: Page): Promise<string[]> =>
  (await axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );

describe('past reports', () => {
  it.skipIf(missing)(
    `are read from five sources, checked, stored and read on the portal${missing ? ` (${missing})` : ''}`,
    async () => {
      const { page, complaints } = await anOffice();
      await choose(page, [
        ...seeds.map((name) => ({
          name,
          mimeType: 'text/plain',
          buffer: readFileSync(`${FOLDER}${name}`),
        })),
        { name: '扫描件.txt', mimeType: 'text/plain', buffer: Buffer.from('%PDF-1.7') },
      ]);
      await page.getByText('已读 6 / 6').waitFor();
      expect(await page.getByText('PDF 文件已损坏').count()).toBe(1);
      expect(await faults(page)).toEqual([]);

      const addresses = new Map<string, string>();
      for (const name of seeds.filter((seed) => !seed.startsWith('003')))
        addresses.set(name, await storeOne(page, name));
      // Two of the five are of the same year: the second is refused until its year is corrected.
      const last = seeds.find((seed) => seed.startsWith('003')) ?? '';
      await page.getByText('2017 年度的年报已经公开，不能重复导入').waitFor();
      addresses.set(last, await storeOne(page, last, 2015));
      expect(await page.getByText('已读 6 / 6 · 已存入 5').count()).toBe(1);

      await page.getByRole('link', { name: '往年年报' }).first().click();
      const marks = page.getByText('导入', { exact: true });
      await marks.first().waitFor();
      expect(await marks.count()).toBe(5);
      expect(await faults(page)).toEqual([]);
      for (const [name, address] of addresses) {
        const words = await wordsAt(address);
        expect(words).toContain('往年年报，按原文导入');
        expect([name, linesOf(name).filter((line) => !words.includes(line))]).toEqual([name, []]);
      }
      const figures = (rows: readonly { figures: readonly string[] }[]) =>
        rows.map((row) => row.figures.join(' '));
      const seed = readSeed('002-yingshang-2020.txt');
      const shown = await readPublished(browser(), url, addresses.get('002-yingshang-2020.txt') ?? '');
      expect(shown.sections.flatMap(({ rows }) => figures(rows))).toEqual(
        seed.sections.flatMap(({ rows }) => figures(rows)),
      );
      expect(complaints).toEqual([]);
    },
    240_000,
  );

  it('are imported on a phone from what was copied, unplaced pieces decided one by one', async () => {
    const { page, complaints } = await anOffice(PHONE);
    await page.goto('/admin/archive?import=1');
    await page
      .getByLabel('粘贴年报文字或网页源码')
      .fill(
        '某县数据局2022年政府信息公开工作年度报告\n\n一、总体情况\n2022年，主动公开政府信息10条。\n打印\n',
      );
    await page.getByRole('button', { name: '读取粘贴的内容' }).click();
    await page.getByText('还有 1 处没有位置的内容').waitFor();
    expect(await store(page).isDisabled()).toBe(true);
    expect(await faults(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);

    const address = await storeOne(page, '粘贴的年报.txt');

    expect(await wordsAt(address)).toContain('2022年，主动公开政府信息10条。');
    expect(complaints).toEqual([]);
  });
});
