import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { told } from './stage.ts';
import { openScreen, type Screen, serveTryOut } from './try-out.ts';

const INBOX: Screen = { name: 'inbox', account: 'fagui2', path: '/admin/notifications' };
const SETTINGS: Screen = { name: 'settings', account: 'fagui2', path: '/admin/notifications/settings' };

describe('messages', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());

  it('come in live, are filtered, and are marked read and unread', async () => {
    const { page, complaints } = await openScreen(browser(), served.url, INBOX);
    const list = page.getByRole('region', { name: '消息列表' });

    await mention(served.database, '办公室请您看一处批注');
    await list.getByRole('link', { name: /未读：.*办公室请您看一处批注/u }).waitFor();
    await page.getByRole('button', { name: /^消息，\d+ 条未读$/u }).waitFor();
    await page.getByRole('combobox', { name: '按类别筛选' }).click();
    await page.getByTitle('提到我', { exact: true }).click();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    await list.getByRole('button', { name: '标为已读：办公室请您看一处批注' }).click();
    await list.getByRole('button', { name: '标为未读：办公室请您看一处批注' }).waitFor();
    await page.getByText('未读', { exact: true }).click();
    await list.getByText('没有符合条件的消息').waitFor();

    expect(page.url()).toMatch(/topic=mentioned/u);
    expect(page.url()).toMatch(/show=unread/u);
    expect(complaints).toEqual([]);
  });

  it('of a nudge ring the bell of whoever is waited for, who is led to the place', async () => {
    const clerk = await openScreen(browser(), served.url, { ...INBOX, account: 'caiwu1' });
    const office = await openScreen(browser(), served.url, { ...INBOX, account: 'office', path: '/admin/' });
    const { parts } = await clerk.page.request.get('/api/tasks').then((answer) => answer.json());
    const [{ part }] = parts;
    const bell = clerk.page.getByRole('button', { name: /^消息，\d+ 条未读$/u });
    const unread = async () => Number(/\d+/u.exec((await bell.getAttribute('aria-label')) ?? '0')?.[0] ?? 0);
    const before = (await bell.count()) > 0 ? await unread() : 0;

    const nudged = await office.page.request.post(`/api/parts/${part.id}/nudges`, { data: {} });
    await expect.poll(async () => ((await bell.count()) > 0 ? unread() : 0)).toBe(before + 1);
    await bell.click();
    await clerk.page
      .getByRole('link', { name: /未读：.*请尽快填报/u })
      .last()
      .click();
    await clerk.page.waitForURL(`**/admin/parts/${part.id}`);

    expect(nudged.status()).toBe(200);
    expect(clerk.complaints).toEqual([]);
  });

  it('are chosen by each person, but not what is late; a calendar address is shown once', async () => {
    const { page, complaints } = await openScreen(browser(), served.url, SETTINGS);

    const late = await page.getByRole('checkbox', { name: '逾期，邮件' }).isDisabled();
    await page.getByRole('checkbox', { name: '办理结果，邮件' }).uncheck();
    await page.getByLabel('邮箱').fill('tianbao@example.gov.cn');
    await page.getByRole('button', { name: '保存' }).click();
    await told(page, '消息设置已保存');
    await page.getByRole('button', { name: '取得订阅地址' }).click();
    const address = await page.getByLabel('日历订阅地址').inputValue();
    const calendar = await page.request.get(new URL(address).pathname);
    await page.reload();
    const kept = page.getByRole('checkbox', { name: '办理结果，邮件' });
    await kept.waitFor();

    expect(late).toBe(true);
    expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]+END:VCALENDAR\s*$/u);
    expect(await kept.isChecked()).toBe(false);
    expect(await page.getByLabel('日历订阅地址').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

/** What the API queues when somebody is mentioned. */
async function mention(database: string, text: string): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query(
    `INSERT INTO outbox (organisation_id, person_ids, kind, topic, text, link)
     SELECT m.organisation_id, ARRAY[p.id], 'mentioned', 'mentioned', $1, '/'
     FROM person p JOIN membership m ON m.person_id = p.id WHERE p.account = 'fagui2' LIMIT 1`,
    [text],
  );
  await client.query('NOTIFY outbox');
  await client.end();
}
