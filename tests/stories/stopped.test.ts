import { beforeAll, describe, expect, inject, it } from 'vitest';
import * as admin from './admin.ts';
import { type Cast, furnish, LAW, MONEY, OFFICE } from './cast.ts';
import * as contributor from './contributor.ts';
import { useBrowser } from './curtain.ts';
import { anEmptyBody } from './empty-body.ts';
import * as office from './office.ts';
import { type Actor, openBrowser, signIn } from './stage.ts';

const url = inject('storyUrl');
const browser = useBrowser();
const enter = (account: Parameters<typeof signIn>[2]) => signIn(browser(), url, account);

const OVERALL = '一、总体情况';
const DISCLOSED = '二、主动公开政府信息情况';
const REQUESTS = '三、收到和处理政府信息公开申请情况';
const DISPUTES = '四、政府信息公开行政复议、行政诉讼情况';
const SECTIONS = [
  OVERALL,
  DISCLOSED,
  REQUESTS,
  DISPUTES,
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];
const DEPARTMENTS = [OFFICE, MONEY, LAW, LAW, OFFICE, OFFICE];

describe('what is wrong is stopped', () => {
  let cast: Cast;
  let boardPath: string;

  beforeAll(async () => {
    const body = await anEmptyBody(inject('storyDatabase'), '市公共资源交易中心');
    cast = await furnish(browser(), url, body);
    const desk = await enter(cast.office);
    await office.openYear(desk, {
      year: 2022,
      title: '关于做好2022年政府信息公开工作年度报告编制和公开工作的通知',
      documentNumber: '政办函〔2022〕60号',
      date: '2022-12-05',
      text: '请各部门按时编制。',
    });
    boardPath = await office.boardAddress(desk, 2022);
    for (const [i, section] of SECTIONS.entries())
      await office.assign(desk, section, DEPARTMENTS[i] ?? OFFICE);
    await office.take(desk, '启动填报');
    await desk.leave();
  });

  it('says where a part is not complete, and leads there', async () => {
    const lawyer = await enter(cast.lawClerk);
    await contributor.openPart(lawyer, DISPUTES);

    await contributor.cell(lawyer, '行政复议·结果维持').fill('1');
    await contributor.saved(lawyer);
    await lawyer.page.getByRole('button', { name: '提交', exact: true }).click();

    const refusal = lawyer.page.getByRole('alert');
    await refusal
      .getByText(/结果纠正/u)
      .first()
      .waitFor();
    await refusal.getByRole('button', { name: '去改正' }).first().click();
    expect(await focused(lawyer)).toBe('行政复议·结果纠正');
  });

  it('stops a table that does not add up, shows the arithmetic and leads to the cell', async () => {
    const lawyer = await enter(cast.lawClerk);
    await contributor.openPart(lawyer, REQUESTS);
    await contributor.cell(lawyer, '“一本年新收政府信息公开申请数量”行“自然人”列').fill('12');
    await contributor.cell(lawyer, '“二上年结转政府信息公开申请数量”行“自然人”列').fill('3');
    await contributor.cell(lawyer, '“三（一）予以公开”行“自然人”列').fill('13');
    await contributor.cell(lawyer, '“四结转下年度继续办理”行“自然人”列').fill('1');
    await contributor.confirmZeros(lawyer, '钱法规');

    await lawyer.page.getByRole('button', { name: '提交', exact: true }).click();

    const refusal = lawyer.page.getByRole('alert');
    await refusal
      .getByText(/12 \+ 二 3 = 15.*13 \+ 四 1 = 14，相差 1/u)
      .first()
      .waitFor();
    await refusal.getByRole('button', { name: '去改正' }).first().click();
    expect(await focused(lawyer)).toMatch(/自然人/u);
    await lawyer.page.getByText('填报中').first().waitFor();

    await contributor.cell(lawyer, '“四结转下年度继续办理”行“自然人”列').fill('2');
    await contributor.saved(lawyer);
    await contributor.submit(lawyer);
  });

  it('tells the office what is missing before a report can be signed, with a way to each place', async () => {
    const desk = await enter(cast.office);
    const { page } = desk;
    await page.getByRole('button', { name: /^进入审核/u }).click();
    const begin = page.getByRole('dialog', { name: '进入审核' });
    await begin.getByRole('listitem').first().waitFor();
    await begin.getByLabel('提前进入审核的理由').fill('时间紧，先审已交的部分');
    await begin.getByRole('button', { name: '进入审核' }).click();
    await begin.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: /^送签/u }).click();

    const dialog = page.getByRole('dialog', { name: '还不能送签' });
    const missing = dialog.getByRole('listitem').filter({ hasText: '总体情况' });
    await missing.getByRole('link', { name: '去看看' }).first().click();
    await page.getByRole('heading', { name: OVERALL }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/admin\/parts\//u);
  });

  it('shows nobody a step that is not theirs, and refuses it when it is sent all the same', async () => {
    const bursar = await enter(cast.moneyClerk);
    const lawyer = await enter(cast.lawClerk);
    await contributor.openPart(lawyer, DISPUTES);
    const part = new URL(lawyer.page.url()).pathname.split('/').at(-1) ?? '';
    const { version } = await lawyer.page.request.get(`/api/parts/${part}`).then((answer) => answer.json());

    await bursar.page.goto(`/admin/parts/${part}`);
    await bursar.page.getByText('只读').waitFor();
    expect(await bursar.page.getByRole('button', { name: '提交', exact: true }).count()).toBe(0);
    expect(await contributor.cells(bursar.page).count()).toBe(0);
    await bursar.page.goto(boardPath);
    await bursar.page.getByRole('region', { name: '任务矩阵' }).waitFor();
    expect(await bursar.page.getByRole('button', { name: /送签|设置|进入审核/u }).count()).toBe(0);

    const submitted = await bursar.page.request.post(`/api/parts/${part}/actions`, {
      data: { action: 'submit', version },
    });
    const report = boardPath.split('/').at(-1) ?? '';
    const sent = await bursar.page.request.post(`/api/reports/${report}/actions`, {
      data: { action: 'send_to_sign', version: 1 },
    });
    expect([submitted.status(), sent.status()].map((status) => status === 403 || status === 409)).toEqual([
      true,
      true,
    ]);
  });

  it('tells the second of two people in one cell, shows both values and loses neither', async () => {
    const [clerk, head] = [await enter(cast.lawClerk), await enter(cast.lawHead)];
    await contributor.openPart(clerk, DISPUTES);
    await head.page.goto(new URL(clerk.page.url()).pathname);
    const name = '行政复议·其他结果';
    await contributor.cell(head, name).waitFor();

    // Both have the cell before them; the head's save is on its way while the clerk's arrives.
    await head.page.context().setOffline(true);
    await contributor.cell(head, name).fill('7');
    await head.page.getByRole('status').filter({ hasText: '离线' }).waitFor();
    await contributor.cell(clerk, name).fill('5');
    await contributor.saved(clerk);
    await head.page.context().setOffline(false);

    const conflict = head.page.getByRole('alert', { name: /冲突/u });
    await conflict.waitFor();
    expect(await conflict.innerText()).toMatch(/我写的[\s\S]*7[\s\S]*已保存的（钱法规[\s\S]*5/u);
    await conflict.getByRole('button', { name: '用我的' }).click();
    await contributor.saved(head);
    await clerk.page.reload();
    await contributor.cell(clerk, name).waitFor();
    expect(await contributor.cell(clerk, name).inputValue()).toBe('7');
  });

  it('knows nothing for the clerk of a neighbour body', async () => {
    const lawyer = await enter(cast.lawClerk);
    await contributor.openPart(lawyer, DISPUTES);
    const part = new URL(lawyer.page.url()).pathname;
    const neighbour = await anEmptyBody(inject('storyDatabase'), '邻市数据局');
    const installer = await enter(neighbour.admin);
    await admin.makeDepartment(installer, '办公室', { office: true });
    const account = `clerk-${neighbour.slug}`;
    const roles = [{ role: '填报人', department: '办公室' }];
    const stranger = await enter(await admin.makePerson(installer, { name: '外人', account, roles }));

    for (const place of [part, boardPath, `${boardPath}/document`, `${boardPath}/sign`]) {
      await stranger.page.goto(place);
      await stranger.page
        .getByText(/没有找到|未找到|找不到/u)
        .first()
        .waitFor();
    }
    const answer = await stranger.page.request.get(part.replace('/admin/', '/api/'));
    expect(answer.status()).toBe(404);
  });

  it('lets nobody in without an account', async () => {
    const passer = await openBrowser(browser(), url);

    await passer.page.goto(boardPath);

    await passer.page.getByRole('button', { name: '登录' }).waitFor();
    expect((await passer.page.request.get(boardPath.replace('/admin/', '/api/'))).status()).toBe(401);
  });
});

const focused = ({ page }: Actor): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
