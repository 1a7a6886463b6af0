import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { useBrowser } from './curtain.ts';
import * as leader from './leader.ts';
import type { Served } from './server.ts';
import { type Actor, openBrowser } from './stage.ts';
import { enterTryOut, serveTryOut } from './try-out.ts';

const browser = useBrowser();

// Last year's report of the try-out body is being corrected and waits for its two signatures.
describe('the life of a correction', () => {
  let served: Served;
  /** Of last year's report: in the app, and before the public. */
  let board = '';
  let address = '';

  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it('is signed by both leaders while the public version stays as it is', async () => {
    const desk = await enterTryOut(browser(), served.url, 'office');
    const cycles = await desk.page.request.get('/api/cycles').then((answer) => answer.json());
    board = `/admin/reports/${cycles[1].reportId}`;
    address = await desk.page.request
      .get(`/api/reports/${cycles[1].reportId}`)
      .then((answer) => answer.json())
      .then(({ publicPath }) => publicPath);
    for (const account of ['fuju', 'juzhang']) {
      const signer = await enterTryOut(browser(), served.url, account);
      await leader.openSigning(signer);
      await leader.sign(signer, '同意更正');
      await signer.leave();
    }

    expect(await corrections(address)).toBe(0);
  });

  it('becomes public at the planned time, once, though the server was dead at that time', async () => {
    const desk = await enterTryOut(browser(), served.url, 'office');
    const { page } = desk;
    await page.goto(`${board}/publishing`);
    const morning = `${tomorrow()} 09:00`;
    await planFor(desk, morning);
    await page.getByText(`定于 ${morning} 公开`).waitFor();

    await served.kill();
    // The planned minute passes while nothing runs.
    await ask(served.database, `UPDATE publication_plan SET at = now() - interval '1 minute'`);
    await served.revive();

    await expect.poll(() => corrections(address), { timeout: 40_000 }).toBe(1);
    const editions = await ask(
      served.database,
      'SELECT edition FROM publication WHERE report_id = $1 AND edition > 1',
      [board.split('/').at(-1)],
    );
    expect(editions).toHaveLength(1);
    await page.goto(`${board}/publishing`);
    await page.getByText(/✓ 定于/u).waitFor();
  });

  it('says in public what changed and why, and keeps the old version at its address', async () => {
    const reader = await openBrowser(browser(), served.url, { script: false });
    const { page } = reader;
    await page.goto(address);
    const notice = page.getByRole('region', { name: '更正说明' });
    await notice.getByText(/更正为第 2 版。原因：/u).waitFor();
    await notice.locator('summary').click();
    expect(await notice.getByRole('row').count()).toBeGreaterThan(1);

    await notice.getByRole('link', { name: /更正前的版本/u }).click();
    await page.getByText('您正在查看历史版本').waitFor();
    expect([await faults(address), await faults(new URL(page.url()).pathname)]).toEqual([[], []]);
    await reader.leave();
  });

  it('is proved on its public page, and the proof fails when the page was altered behind the system’s back', async () => {
    const desk = await enterTryOut(browser(), served.url, 'office');
    const { page } = desk;
    await page.goto(`${board}/publishing`);
    const proof = page.getByRole('region', { name: '公开证明' });
    await proof.getByRole('button', { name: '现在核对' }).click();
    await proof.getByText('✓ 与签发的一致').first().waitFor();

    await served.kill();
    await ask(
      served.database,
      `ALTER TABLE publication DISABLE TRIGGER publication_append_only;
       UPDATE publication SET content = jsonb_set(content, '{title}', '"被改动的标题"') WHERE edition = 2;
       ALTER TABLE publication ENABLE TRIGGER publication_append_only`,
    );
    await served.revive();
    await page.reload();
    await proof.getByRole('button', { name: '现在核对' }).click();
    await proof.getByText('▲ 公开页面的内容与签发的不一致').first().waitFor();

    // Newest first; the earlier proof still stands.
    const looks = await proof.locator('tbody tr').allTextContents();
    expect(looks.slice(0, 2).map((look) => /[▲✓]/u.exec(look)?.[0])).toEqual(['▲', '✓']);
  });

  it('leaves a notice when a leader takes it down, and stands in no list, feed or search any more', async () => {
    const chief = await enterTryOut(browser(), served.url, 'juzhang');
    await chief.page.goto(board);
    await chief.page.getByRole('button', { name: '撤下', exact: true }).click();
    const dialog = chief.page.getByRole('dialog', { name: '撤下' });
    await dialog.getByLabel('撤下理由（将显示在原地址）').fill('误将个人信息公开');
    await dialog.getByRole('button', { name: '撤下', exact: true }).click();
    await expect
      .poll(() => fetch(new URL(address, served.url)).then(({ status }) => status), { timeout: 20_000 })
      .toBe(410);

    const reader = await openBrowser(browser(), served.url, { script: false });
    await reader.page.goto(address);
    await reader.page.getByText('误将个人信息公开').waitFor();
    expect(await faults(address)).toEqual([]);
    const named = [];
    for (const list of ['/', '/?q=监督保障', '/feed.atom', '/feed.rss', '/sitemap.xml']) {
      const text = await fetch(new URL(list, served.url)).then((answer) => answer.text());
      if (text.includes(`${address}"`) || text.includes(`${address}<`)) named.push(list);
    }
    expect(named).toEqual([]);
    await reader.leave();
  });

  /** What axe has against a public page; axe itself is a script. */
  async function faults(path: string): Promise<string[]> {
    const { page, leave } = await openBrowser(browser(), served.url);
    await page.goto(path);
    const { violations } = await axe(page).analyze();
    await leave();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
  }

  /** How many corrections the public page tells of. */
  async function corrections(path: string): Promise<number> {
    const page = await fetch(new URL(path, served.url)).then((answer) => answer.text());
    return page.split('更正为第').length - 1;
  }
});

/** On the wall of the office. */
const tomorrow = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 24 * 3600_000);

/** Types a time as one does who knows it. */
async function planFor({ page }: Actor, time: string): Promise<void> {
  const field = page.getByLabel('公开时间（北京时间）');
  await field.click();
  await field.fill(time);
  await field.press('Enter');
  await page.getByRole('button', { name: '安排', exact: true }).click();
}

async function ask(database: string, sql: string, values?: unknown[]): Promise<unknown[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    const answer = await client.query(sql, values);
    return answer.rows;
  } finally {
    await client.end();
  }
}
