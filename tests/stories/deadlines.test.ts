import { addDays, addWorkdays, todayInShanghai } from '@nianbao/workdays';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './curtain.ts';
import type { Served } from './server.ts';
import { type Actor, told } from './stage.ts';
import { openReport, openScreen, partOf, reportOf, serveTryOut } from './try-out.ts';

const NOTICE = '云政办发〔2026〕12号';

describe('deadlines', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());
  const open = (account: string, path: string | ((page: Page) => Promise<string>)) =>
    openScreen(browser(), served.url, { name: account, account, path });
  const dates = async (page: Page) => `${await openReport(page)}/deadlines`;

  it('move for one who asks with a reason, and all later stages follow where the office says so', async () => {
    const clerk = await open('fagui1', partOf('s3'));
    const { dueOn } = await deadlineOf(clerk);
    const asked = addWorkdays(dueOn, 1);
    const granted = addWorkdays(dueOn, 2);

    await clerk.page.getByRole('button', { name: '申请延期' }).click();
    const asking = clerk.page.getByRole('dialog', { name: /^申请延期/u });
    await typeDay(asking.getByLabel('延至'), asked);
    await asking.getByLabel('申请理由').fill('台账核对未完');
    await asking.getByRole('button', { name: '提交申请' }).click();
    await clerk.page.getByText(`已申请延至${words(asked)}，待答复`).waitFor();

    const office = await open('office', dates);
    const before = await stageDays(office);
    await office.page
      .getByRole('list', { name: '延期申请列表' })
      .getByRole('button', { name: '答复' })
      .click();
    const deciding = office.page.getByRole('dialog', { name: '答复延期申请' });
    await typeDay(deciding.getByLabel('准予延至'), granted);
    await deciding.getByText('以后各阶段日期顺延').click();
    await deciding.getByLabel('答复理由').fill('同意，请按时报送');
    await deciding.getByRole('button', { name: '批准' }).click();
    await told(office.page, '已批准延期');
    await clerk.page.getByText(`已准予延至${words(granted)}`).waitFor();

    expect((await deadlineOf(clerk)).dueOn).toBe(granted);
    expect(await clerk.page.getByText(`${words(granted)}前`).count()).toBe(1);
    await expect
      .poll(() => stageDays(office))
      .toMatchObject({
        填报: before['填报'],
        签发: addWorkdays(before['签发'] ?? '', 2),
        公开: addWorkdays(before['公开'] ?? '', 2),
      });
    expect([clerk, office].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('are counted anew for a holiday entered later: shown first, then moved, and the board has the new days', async () => {
    const office = await open('office', dates);
    await office.page.getByRole('button', { name: '重新倒排…' }).click();
    const replanning = office.page.getByRole('dialog', { name: /^重新倒排/u });
    await typeDay(replanning.getByLabel('公开的最后期限'), addDays(todayInShanghai(new Date()), 75));
    await replanning.locator('[aria-busy="false"]').waitFor();
    const byHand = replanning.getByRole('checkbox', { name: /全部调整$/u });
    if ((await byHand.count()) > 0) await byHand.check();
    await replanning.getByRole('button', { name: /^调整 \d+ 项期限/u }).click();
    await told(office.page, /^已重新倒排/u);
    const { 办公室审核: review = '' } = await stageDays(office);

    const admin = await open('admin', `/admin/calendar?year=${review.slice(0, 4)}`);
    await admin.page.getByRole('button', { name: /^录入或更正/u }).click();
    const entering = admin.page.getByRole('dialog', { name: '录入或更正放假安排' });
    await entering.getByLabel('依据（通知文号）').fill(NOTICE);
    const [from, to] = await entering.getByRole('group', { name: '日期' }).getByRole('textbox').all();
    for (const field of [from, to]) if (field) await typeDay(field, review);
    await entering.getByRole('button', { name: '预览影响' }).click();
    const preview = admin.page.getByRole('dialog', { name: '期限变化预览' });
    const moved = preview.getByRole('listitem').filter({ hasText: '办公室审核截止' });
    const shown = await moved.innerText();
    const untouched = await stageDays(office);
    await preview.getByRole('button', { name: /^应用，调整/u }).click();
    await told(admin.page, /^日历已更新/u);

    const earlier = addWorkdays(review, -1);
    expect(shown).toMatch(new RegExp(`${words(review)}（.*→ ${words(earlier)}（`, 'su'));
    expect(untouched['办公室审核']).toBe(review);
    await office.page.goto(await openReport(office.page));
    const track = office.page.getByRole('list', { name: '各阶段' });
    expect(await track.innerText()).toContain(`${words(earlier)}前`);
    expect([office, admin].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('are recalled to a person once a day: the second time the page says who did, and lets it stand', async () => {
    const office = await open('office', openOverdue);
    const drawer = office.page.getByRole('dialog');
    const remind = drawer.getByRole('button', { name: '催办', exact: true });

    await remind.click();
    await drawer.getByText(/^已提醒财务科，今天不再重复提醒/u).waitFor();
    await remind.click();
    const refusal = drawer.getByText(/已于今天 \d\d:\d\d 催办过.+，明天可再催办$/u).first();
    await refusal.waitFor();
    await office.page.locator('.ant-message-notice').waitFor({ state: 'detached' });

    expect(await refusal.isVisible()).toBe(true);
    // That the server refused is the browser's one complaint.
    expect(office.complaints.filter((words_) => !words_.includes('409'))).toEqual([]);
  });
});

/** `1月9日`, as dates are written on every page. */
const words = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

async function typeDay(field: ReturnType<Page['getByLabel']>, day: string): Promise<void> {
  await field.fill(day);
  await field.press('Enter');
}

/** What the clerk owes of the part that is open. */
async function deadlineOf({ page }: Actor): Promise<{ dueOn: string }> {
  const partId = page.url().split('/').at(-1);
  const address = (await openReport(page)).replace('/admin', '/api');
  const { deadlines } = await page.request.get(`${address}/deadlines`).then((answer) => answer.json());
  return deadlines.find(
    (one: { partId: string | null; doneOn: string | null }) => one.partId === partId && one.doneOn === null,
  );
}

/** The last day of each stage by its name, as the page of the year shows it. */
async function stageDays({ page }: Actor): Promise<Record<string, string>> {
  const items = await page.getByRole('list', { name: '各阶段期限' }).getByRole('listitem').all();
  const [{ stages }] = await page.request.get('/api/cycles').then((answer) => answer.json());
  const known: string[] = Object.values(stages).filter((day) => typeof day === 'string');
  const pairs = await Promise.all(
    items.map(async (item) => {
      const [name = '', shown = ''] = (await item.innerText()).split('\n');
      return [name, known.find((day) => shown.startsWith(`${words(day)}（`)) ?? shown] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

/** The board with the part of 财务科 open that is overdue. */
async function openOverdue(page: Page): Promise<string> {
  const { id, sections } = await reportOf(page);
  const parts = sections.flatMap((section) => section.parts);
  const { deadlines } = await page.request
    .get(`/api/reports/${id}/deadlines`)
    .then((answer) => answer.json());
  const late = deadlines.find(
    (one: { departmentName: string | null; light: string }) =>
      one.departmentName === '财务科' && one.light === 'red',
  );
  return `/admin/reports/${id}?part=${parts.find((part) => part.id === late?.partId)?.id}`;
}
