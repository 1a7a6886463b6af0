import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { useBrowser } from './curtain.ts';
import { delegate } from './department.ts';
import type { Served } from './server.ts';
import { enterTryOut, openScreen, serveTryOut } from './try-out.ts';

describe('the boards', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it('show the office who was early, late and returned, on the screen, on paper and as a workbook', async () => {
    const { page, complaints } = await enterTryOut(browser(), served.url, 'office');
    await page.getByRole('region', { name: '进度与预测' }).getByText('暂不能推算完成日期').waitFor();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /统计/u }).click();
    await drawn(page);

    const finance = await rowOf(page, '各科室完整与及时情况', '财务科');
    const law = await rowOf(page, '退回次数', '政策法规科');
    const { violations } = await axe(page).analyze();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 Excel' }).click(),
    ]);
    const bytes = await readFile(await file.path());
    await page.emulateMedia({ media: 'print' });
    const onPaper = await page.getByRole('navigation', { name: '主导航' }).isVisible();
    const cut = await cutOnPaper(page);

    // 填报项, 已报送, 完整率, 提前, 按时, 逾期完成, 逾期未交, 未到期, 及时率: last year early, this year overdue.
    expect(finance.slice(1, 10)).toEqual(['2', '1', '50', '1', '0', '0', '1', '0', '50']);
    expect(law.slice(1)).toEqual(['8', '1', '1']);
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    expect(file.suggestedFilename()).toBe('统计-全部年度.xlsx');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(onPaper).toBe(false);
    expect(cut).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are for leaders and auditors too, and for nobody who only fills', async () => {
    const boards = { name: 'boards', path: '/admin/boards' };
    const leader = await openScreen(browser(), served.url, { ...boards, account: 'juzhang' });
    await drawn(leader.page);
    const clerk = await enterTryOut(browser(), served.url, 'fagui2');
    const places = await clerk.page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link')
      .allInnerTexts();
    const refused = await clerk.page.request.get('/api/timeliness');

    expect(places.join(' ')).not.toContain('统计');
    expect(refused.status()).toBe(403);
    expect(leader.complaints).toEqual([]);
  });

  it('open the day of a head: what is due when, and who has what was handed on', async () => {
    const head = await enterTryOut(browser(), served.url, 'fagui');
    const { page } = head;
    await page.getByRole('region', { name: '今天', exact: true }).waitFor();
    const waiting = page.getByRole('region', { name: '等待他人' }).getByRole('listitem');
    const before = await waiting.filter({ hasText: '依申请公开' }).count();

    await delegate(head, '依申请公开', '邓云舟');
    await waiting
      .filter({ hasText: '依申请公开' })
      .getByText(/邓云舟 填报，\s*自\s*\d+月\d+日\s*起/u)
      .waitFor();

    expect(before).toBe(0);
    expect(head.complaints).toEqual([]);
  });
});

/** Every drawing is there, with more in it than its frame. */
async function drawn(page: Page): Promise<void> {
  const drawings = page.getByRole('img', { name: /图.*数据见下表$/u });
  await drawings.first().locator('svg path').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[role="img"] > div > svg')].filter((svg) => svg.childElementCount > 1)
        .length === 4,
  );
}

async function rowOf(page: Page, table: string, name: string): Promise<string[]> {
  const row = page
    .getByRole('table', { name: table, exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  return row.locator('th, td').allInnerTexts();
}

/** The drawings that reach beyond their frame as soon as the browser is about to print, before any frame is drawn. */
const cutOnPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    return [...document.querySelectorAll('[role="img"] > div > svg')].flatMap((svg) => {
      if (!(svg instanceof SVGSVGElement)) return ['no drawing'];
      const { x, width } = svg.getBBox();
      const frame = svg.viewBox.baseVal.width;
      return frame < 720 && x + width <= frame + 1 ? [] : [`${x + width} of ${frame}`];
    });
  });
