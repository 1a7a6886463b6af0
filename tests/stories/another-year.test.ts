import { describe, expect, inject, it } from 'vitest';
import { furnish, LAW, MONEY, NAMES, OFFICE } from './cast.ts';
import * as contributor from './contributor.ts';
import { useBrowser } from './curtain.ts';
import * as department from './department.ts';
import { anEmptyBody } from './empty-body.ts';
import * as leader from './leader.ts';
import * as office from './office.ts';
import { readPublished } from './portal.ts';
import { signIn } from './stage.ts';

const url = inject('storyUrl');
const browser = useBrowser();
const enter = (account: Parameters<typeof signIn>[2]) => signIn(browser(), url, account);

/** What others did reaches a board by itself. */
const SOON = { timeout: 45_000 };

const OVERALL = '一、总体情况';
const DISCLOSED = '二、主动公开政府信息情况';
const REQUESTS = '三、收到和处理政府信息公开申请情况';
const DISPUTES = '四、政府信息公开行政复议、行政诉讼情况';
const PROBLEMS = '五、存在的主要问题及改进情况';
const OTHERS = '六、其他需要报告的事项';

const DISCLOSED_FIGURES = ['0', '0', '0', '3', '1', '27', '846', '15', '2', '12.5'];
/** First figures of the rows that are not 0: natural persons, then companies. */
const REQUEST_FIGURES: Record<string, readonly [string, string]> = {
  一本年新收政府信息公开申请数量: ['21', '6'],
  二上年结转政府信息公开申请数量: ['2', '0'],
  '三（一）予以公开': ['14', '4'],
  '三（三）7属于行政执法案卷': ['1', '0'],
  '三（四）1本机关不掌握相关政府信息': ['5', '1'],
  '三（五）2重复申请': ['1', '0'],
  四结转下年度继续办理: ['2', '1'],
};
const DISPUTE_FIGURES = ['1', '0', '0', '1', '0', '0', '0', '0', '1', '0', '0', '0'];

const TEXTS = {
  主动公开: [
    '全年通过门户网站公开政策文件和办事指南，更新栏目内容。',
    '做好重点领域信息公开，回应社会关切。',
  ],
  监督保障: ['把政务公开纳入科室考核，组织业务培训。'],
  problems: ['存在的问题是解读形式还不够多样。', '改进措施是增加图解，定期检查栏目更新。'],
  others: ['无其他需要报告的事项。'],
};

describe('a year in the format of 2021', () => {
  it('brings back exactly the places that are returned, signs in order, takes a double click for one', async () => {
    const body = await anEmptyBody(inject('storyDatabase'), '市数据管理局');
    const cast = await furnish(browser(), url, body);
    const title = `${body.name}2023年政府信息公开工作年度报告`;

    const desk = await enter(cast.office);
    const format = await office.openYear(desk, {
      year: 2023,
      title: '关于做好2023年政府信息公开工作年度报告编制和公开工作的通知',
      documentNumber: '政办函〔2023〕61号',
      date: '2023-12-04',
      text: '请各部门按时编制。',
    });
    expect(format).toContain('2021 年版');
    await office.nameReport(desk, title, {});
    await office.divideByHeadings(desk, OVERALL, ['主动公开', '监督保障']);
    await office.assign(desk, OVERALL, LAW, 0);
    await office.assign(desk, OVERALL, OFFICE);
    await office.assign(desk, DISCLOSED, MONEY);
    for (const section of [REQUESTS, DISPUTES]) await office.assign(desk, section, LAW);
    for (const section of [PROBLEMS, OTHERS]) await office.assign(desk, section, OFFICE);
    await office.take(desk, '启动填报');

    const lawyer = await enter(cast.lawClerk);
    await contributor.openPart(lawyer, /主动公开$/u);
    await contributor.writeText(lawyer, TEXTS.主动公开);
    await contributor.submit(lawyer);
    await contributor.openPart(lawyer, REQUESTS);
    for (const [row, [person, company]] of Object.entries(REQUEST_FIGURES)) {
      await contributor.cell(lawyer, `“${row}”行“自然人”列`).fill(person);
      await contributor.cell(lawyer, `“${row}”行“商业企业”列`).fill(company);
    }
    await contributor.confirmZeros(lawyer, NAMES.lawClerk);
    await contributor.submit(lawyer);
    await contributor.openPart(lawyer, DISPUTES);
    await contributor.typeFigures(lawyer, DISPUTE_FIGURES);
    await contributor.submit(lawyer);
    const bursar = await enter(cast.moneyClerk);
    await contributor.openPart(bursar, DISCLOSED);
    await contributor.typeFigures(bursar, DISCLOSED_FIGURES);
    await contributor.submit(bursar);
    const clerk = await enter(cast.clerk);
    await contributor.openPart(clerk, /监督保障$/u);
    await contributor.writeText(clerk, TEXTS.监督保障);
    await contributor.submit(clerk);
    await contributor.openPart(clerk, PROBLEMS);
    await contributor.writeText(clerk, TEXTS.problems);
    await contributor.submit(clerk);
    await contributor.openPart(clerk, OTHERS);
    await contributor.writeText(clerk, TEXTS.others);
    await contributor.submit(clerk, { clickCount: 2 });

    const law = await enter(cast.lawHead);
    for (const part of [/主动公开(?!政府)/u, REQUESTS, DISPUTES]) await department.endorse(law, part);
    const money = await enter(cast.moneyHead);
    await department.endorse(money, DISCLOSED);
    await department.openTasks(desk);
    for (const part of ['监督保障', PROBLEMS, OTHERS]) await department.endorse(desk, part);

    // The office returns one cell: the editor leads there, the rest of the table keeps what it had.
    const granted = '“三（一）予以公开”行“自然人”列';
    const unheld = '“三（四）1本机关不掌握相关政府信息”行“自然人”列';
    await office.openBoard(desk);
    await office.returnPlaces(desk, `${REQUESTS} 全部：`, [
      { place: `${granted}，14`, reason: '与台账不符，台账为13件' },
    ]);
    await expect.poll(() => office.standing(desk), SOON).toEqual({ 已退回: 1, 待办公室审核: 6 });
    await contributor.openPart(lawyer, REQUESTS);
    await contributor.returned(lawyer).getByText('退回 1 处').waitFor();
    expect(await contributor.returned(lawyer).innerText()).toMatch(/予以公开.*自然人[\s\S]*台账为13件/u);
    await contributor.cell(lawyer, granted).fill('13');
    await contributor.cell(lawyer, unheld).fill('6');
    await contributor.saved(lawyer);
    await contributor.markDone(lawyer);
    await contributor.submit(lawyer);
    await department.openTasks(law);
    await department.endorse(law, REQUESTS);
    await office.acceptAll(desk, 7);
    await office.explainErrors(desk, '经核对，与台账一致，予以保留。');
    const secrecy = await enter(cast.secrecy);
    await leader.passSecrecyReview(secrecy, '逐项对照，未发现涉密内容');
    await office.take(desk, '送签');

    // Leaders sign in order; the second returns one paragraph.
    const chief = await enter(cast.chief);
    expect(await chief.page.getByRole('region', { name: '待我签发' }).count()).toBe(0);
    const deputy = await enter(cast.deputy);
    await leader.openSigning(deputy);
    await leader.sign(deputy, '拟同意');
    await department.openTasks(chief);
    await chief.page.reload();
    await leader.openSigning(chief);
    await leader.returnPlaces(chief, [{ text: TEXTS.problems[1] ?? '', reason: '措施再具体一些' }]);

    await office.openBoard(desk);
    await expect.poll(() => office.standing(desk), SOON).toEqual({ 已退回: 1, 已通过: 6 });
    const better = ['存在的问题是解读形式还不够多样。', '改进措施是每季度制作图解，按月检查栏目更新。'];
    await contributor.openPart(clerk, PROBLEMS);
    await contributor.returned(clerk).getByText('措施再具体一些').waitFor();
    await contributor.rewriteParagraph(clerk, TEXTS.problems[1] ?? '', better[1] ?? '');
    await contributor.markDone(clerk);
    await contributor.submit(clerk);
    await department.openTasks(desk);
    await department.endorse(desk, PROBLEMS);
    await office.openBoard(desk);
    await office.acceptAll(desk, 1);
    await department.openTasks(secrecy);
    await secrecy.page.reload();
    await leader.passSecrecyReview(secrecy, '改动部分未发现涉密内容');
    await office.take(desk, '送签');

    // Changed content asks for both signatures again, and says what changed.
    await deputy.page.reload();
    await leader.openSigning(deputy);
    await leader.sign(deputy, '同意');
    await chief.page.reload();
    await leader.openSigning(chief);
    await chief.page.getByRole('button', { name: /改动 1 处/u }).click();
    expect(await chief.page.getByRole('region', { name: '改动' }).innerText()).toContain('每季度');
    await leader.sign(chief, '同意公开', { clickCount: 2 });
    await office.openBoard(desk);
    await office.deliverFirst(desk);
    await office.take(desk, '公开', { clickCount: 2 });

    // Hasty hands had one effect: nine parts handed in (two of them again), three signatures, one publication.
    expect(await office.recorded(desk, ['part.submit', 'report.sign', 'report.publish'])).toEqual([9, 3, 1]);

    const page = await readPublished(browser(), url, await office.publicAddress(desk));
    expect(page.title).toBe(title);
    expect(page.sections.map(({ paragraphs }) => paragraphs)).toEqual([
      ['（一）主动公开', ...TEXTS.主动公开, '（二）监督保障', ...TEXTS.监督保障],
      [],
      [],
      [],
      better,
      TEXTS.others,
    ]);
    const [, disclosed, requests, disputes] = page.sections.map(({ rows }) =>
      rows.map(({ figures }) => figures),
    );
    expect(disclosed?.flat()).toEqual(DISCLOSED_FIGURES);
    expect(requests?.map(([person, company, ...rest]) => [person, company, rest.at(-1)])).toEqual(
      EXPECTED_REQUESTS,
    );
    expect(disputes?.flat()).toEqual(withTotals(DISPUTE_FIGURES));
    const everybody = [desk, lawyer, bursar, clerk, law, money, secrecy, deputy, chief];
    expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** Person, company and total of each printed row, counted by hand. */
const zeros = (count: number) => Array.from({ length: count }, () => ['0', '0', '0']);
const EXPECTED_REQUESTS = [
  ['21', '6', '27'],
  ['2', '0', '2'],
  ['13', '4', '17'],
  ...zeros(7),
  ['1', '0', '1'],
  ...zeros(1),
  ['6', '1', '7'],
  ...zeros(3),
  ['1', '0', '1'],
  ...zeros(6),
  ['21', '5', '26'],
  ['2', '1', '3'],
];

const withTotals = (figures: readonly string[]): string[] =>
  [0, 4, 8].flatMap((start) => {
    const four = figures.slice(start, start + 4);
    return [...four, String(four.reduce((sum, figure) => sum + Number(figure), 0))];
  });
