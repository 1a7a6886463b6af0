import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PICTURES, useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { PHONE } from './stage.ts';
import { enterTryOut, openReport, serveTryOut } from './try-out.ts';

const SENTENCE = '全年共答复申请四十七件，均在法定期限内办结。';
const FIGURE = '8136';
const NATURAL = 'tables/applications/new_received/natural_person';

describe('the report goes out to Word and comes back', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it('with one sentence and one figure changed there, which are two differences, and both are taken over', async () => {
    const clerk = await enterTryOut(browser(), served.url, 'fagui');
    const report = await openReport(clerk.page);
    await write(clerk.page, report);
    const office = await enterTryOut(browser(), served.url, 'office');
    await office.page.goto(`${report}/word`);
    const saved = office.page.waitForEvent('download');
    await office.page.getByRole('button', { name: /导出 Word$/u }).click();
    const file = edited(await readFile(await (await saved).path()));

    await bringBack(office.page, report, file);
    const [seen] = await office.page.getByRole('list', { name: '改动' }).allInnerTexts();
    expect(seen?.match(/不能带回：这一处不由您填报/gu)).toHaveLength(2);

    await bringBack(clerk.page, report, file);
    await clerk.page.getByRole('heading', { name: '比较结果：2 处改动' }).waitFor();
    expect(await clerk.page.locator('del, ins').allInnerTexts()).toEqual(['十七', '十八']);
    await clerk.page.screenshot({ path: `${PICTURES}word-1440.png`, fullPage: true });
    await clerk.page.setViewportSize(PHONE);
    await clerk.page.screenshot({ path: `${PICTURES}word-390.png`, fullPage: true });
    await clerk.page.getByRole('button', { name: '全部接受无冲突的 2 处' }).press('Enter');
    await clerk.page.getByText('已接受 2 处，未接受 0 处，待定 0 处').waitFor();

    await clerk.page.getByRole('link', { name: '去看看' }).first().click();
    await clerk.page.getByText(SENTENCE.replace('四十七', '四十八')).first().waitFor();
    expect(await valueAt(clerk.page, NATURAL)).toBe('8137');
    expect([...clerk.complaints, ...office.complaints]).toEqual([]);
  });
});

async function bringBack(page: Page, report: string, buffer: Buffer): Promise<void> {
  await page.goto(`${report}/word`);
  await page.getByRole('button', { name: /上传改过的 Word 文件/u }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: '年报.docx', mimeType: '', buffer });
  await page.getByRole('list', { name: '改动' }).waitFor();
}

/** As somebody does in Word who changes nothing else. */
function edited(docx: Buffer): Buffer {
  const files = unzipSync(docx);
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const changed = xml.replace('四十七件', '四十八件').replace(`>${FIGURE}<`, '>8137<');
  return Buffer.from(zipSync({ ...files, 'word/document.xml': strToU8(changed) }));
}

/** What the department has written before: a paragraph and a figure. */
async function write(page: Page, report: string): Promise<void> {
  const parts = await partsOf(page, report);
  const text = parts.find(({ sectionId }) => sectionId === 's1');
  const figures = parts.find(({ sectionId }) => sectionId === 's3');
  const id = randomUUID();
  const block = { id, kind: 'paragraph', text: SENTENCE };
  await save(page, text?.id, {
    address: `sections/s1/blocks/${id}`,
    base: 0,
    value: { kind: 'block', block, position: 'a0' },
  });
  await save(page, figures?.id, { address: NATURAL, base: 1, value: { kind: 'cell', raw: FIGURE } });
}

async function save(page: Page, part: string | undefined, change: object): Promise<void> {
  const changes = [{ id: randomUUID(), ...change }];
  const answer = await page.request.post(`/api/parts/${part}/changes`, { data: { changes } });
  expect((await answer.json()).results).toMatchObject([{ outcome: 'saved' }]);
}

/** Those that the person fills. */
async function partsOf(page: Page, report: string): Promise<{ id: string; sectionId: string }[]> {
  const answer = await page.request.get(report.replace('/admin', '/api'));
  const { sections } = await answer.json();
  return sections
    .flatMap(({ parts }: { parts: { mayFill: boolean }[] }) => parts)
    .filter(({ mayFill }: { mayFill: boolean }) => mayFill);
}

async function valueAt(page: Page, address: string): Promise<string | undefined> {
  const report = await openReport(page);
  const figures = (await partsOf(page, report)).find(({ sectionId }) => sectionId === 's3');
  const { cells } = await page.request.get(`/api/parts/${figures?.id}`).then((answer) => answer.json());
  return cells.find((cell: { address: string }) => cell.address === address)?.raw;
}
