import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as admin from './admin.ts';
import * as contributor from './contributor.ts';
import { useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { openBrowser } from './stage.ts';
import { enterTryOut, serveTryOut, PASSWORD } from './try-out.ts';

const LEAVING = '曹静澜';
const SUCCESSOR = '彭一苇';
const TASK = '二、主动公开政府信息情况';

describe('somebody who leaves', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it('leaves no task behind: all are listed, moved in the act that disables, and open to the successor', async () => {
    const keeper = await enterTryOut(browser(), served.url, 'admin');
    const tasks = await admin.disable(keeper, LEAVING, SUCCESSOR);

    expect(tasks).toContainEqual(expect.stringContaining('唯一的填报人（财务科）'));
    const successor = await enterTryOut(browser(), served.url, 'xinxi1');
    await contributor.openPart(successor, TASK);
    await contributor.cells(successor.page).first().fill('7');
    await contributor.saved(successor);

    const gone = await openBrowser(browser(), served.url);
    await gone.page.goto('/admin/');
    await gone.page.getByLabel('账号').fill('caiwu1');
    await gone.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await gone.page.getByRole('button', { name: '登录' }).click();
    expect(await gone.page.getByRole('alert').innerText()).toMatch(/\p{Script=Han}/u);
    expect(await gone.page.getByRole('heading', { name: '登录' }).count()).toBe(1);
    // The console tells of the refusal that asked for a successor, and of nothing else.
    expect(keeper.complaints).toEqual([expect.stringContaining('422')]);
    expect(successor.complaints).toEqual([]);
  });
});
