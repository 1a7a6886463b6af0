import { describe, expect, inject, it } from 'vitest';
import { furnish, LAW, MONEY, NAMES, OFFICE } from './cast.ts';
import * as contributor from './contributor.ts';
import { useBrowser } from './curtain.ts';
import * as department from './department.ts';
import { anEmptyBody } from './empty-body.ts';
import * as leader from './leader.ts';
import * as office from './office.ts';
import { readPublished } from './portal.ts';
import { missingSeed, readSeed, type SeedSection } from './seed.ts';
import { PHONE, signIn } from './stage.ts';

const SEED = '002-yingshang-2020.txt';
const missing = missingSeed(SEED);

const url = inject('storyUrl');
const browser = useBrowser();

const enter = (account: Parameters<typeof signIn>[2], viewport?: typeof PHONE) =>
  signIn(browser(), url, account, viewport);

describe('the year of a body', () => {
  it.skipIf(missing)(
    `goes from the notice to the published page${missing ? ` (${missing})` : ''}`,
    async () => {
      const seed = readSeed(SEED);
      const [overall, disclosed, requests, disputes, problems, others] = seed.sections;
      if (!overall || !disclosed || !requests || !disputes || !problems || !others) throw new Error('seed');
      const body = await anEmptyBody(inject('storyDatabase'), '市营商环境建设局');
      const cast = await furnish(browser(), url, body);

      // The office opens the year from the notice, divides and assigns.
      const desk = await enter(cast.office);
      const format = await office.openYear(desk, {
        year: 2020,
        title: '关于做好2020年政府信息公开工作年度报告编制和公开工作的通知',
        documentNumber: '政办函〔2020〕54号',
        date: '2020-12-01',
        text: '请各部门按照国办公开办函〔2019〕60号文规定的格式编制。',
      });
      expect(format).toContain('2019 年版');
      await office.nameReport(desk, seed.title, { 索引号: 'YS-2021-001', 文号: '营商发〔2021〕3号' });
      await office.divideByRows(desk, disclosed.heading, [/政府集中采购/u]);
      await office.assign(desk, overall.heading, OFFICE);
      await office.assign(desk, problems.heading, OFFICE);
      await office.assign(desk, others.heading, OFFICE);
      await office.assign(desk, disclosed.heading, MONEY, 1);
      await office.assign(desk, disclosed.heading, LAW);
      await office.assign(desk, requests.heading, LAW);
      await office.assign(desk, disputes.heading, LAW);
      await office.take(desk, '启动填报');

      // Heads hand out, clerks type what the seed says.
      const law = await enter(cast.lawHead);
      for (const { heading } of [disclosed, requests, disputes])
        await department.delegate(law, heading, NAMES.lawClerk);
      const clerk = await enter(cast.clerk);
      for (const { heading, paragraphs } of [overall, problems, others]) {
        await contributor.openPart(clerk, heading);
        await contributor.writeText(clerk, paragraphs);
        await contributor.submit(clerk);
      }
      const lawyer = await enter(cast.lawClerk);
      await contributor.openPart(lawyer, disclosed.heading);
      await contributor.typeFigures(lawyer, figuresOf(disclosed).slice(0, -2));
      await contributor.submit(lawyer);
      await contributor.openPart(lawyer, requests.heading);
      // Sums are computed, the rest comes as one block from a spreadsheet.
      await contributor.pasteBlock(
        lawyer,
        contributor.cells(lawyer.page).first(),
        requests.rows.map(({ figures }) => figures),
      );
      await contributor.submit(lawyer);
      await contributor.openPart(lawyer, disputes.heading);
      await contributor.typeFigures(
        lawyer,
        figuresOf(disputes).filter((_, i) => i % 5 !== 4),
      );
      await contributor.submit(lawyer);
      const bursar = await enter(cast.moneyClerk);
      await contributor.openPart(bursar, disclosed.heading);
      await contributor.typeFigures(bursar, figuresOf(disclosed).slice(-2));
      await contributor.submit(bursar);

      // Heads endorse, the office accepts and explains what may stand.
      await department.openTasks(law);
      for (const { heading } of [disclosed, requests, disputes]) await department.endorse(law, heading);
      const money = await enter(cast.moneyHead);
      await department.endorse(money, disclosed.heading);
      await department.openTasks(desk);
      for (const { heading } of [overall, problems, others]) await department.endorse(desk, heading);
      await office.openBoard(desk);
      await office.acceptAll(desk, 7);
      await office.explainErrors(desk, '经核对，与台账一致，予以保留。');

      // Secrecy review, signatures in order, one of them by thumb.
      const secrecy = await enter(cast.secrecy);
      await leader.passSecrecyReview(secrecy, '依据保密事项范围逐项对照，未发现涉密内容');
      await office.take(desk, '送签');
      const deputy = await enter(cast.deputy, PHONE);
      await leader.openSigning(deputy);
      await leader.sign(deputy, '拟同意');
      const chief = await enter(cast.chief);
      await leader.openSigning(chief);
      await leader.sign(chief, '同意公开');
      await office.openBoard(desk);
      await office.deliverFirst(desk);
      await office.take(desk, '公开');

      // Anybody reads it back, without script.
      const page = await readPublished(browser(), url, await office.publicAddress(desk));

      expect(page.title).toBe(seed.title);
      expect(page.metadata).toMatchObject({
        索引号: 'YS-2021-001',
        文号: '营商发〔2021〕3号',
        发布机构: body.name,
      });
      expect(page.sections.map(({ heading }) => heading)).toEqual(
        seed.sections.map(({ heading }) => heading),
      );
      expect(page.sections.flatMap(({ paragraphs }) => paragraphs)).toEqual(
        seed.sections.flatMap(({ paragraphs }) => paragraphs),
      );
      for (const [i, { rows }] of seed.sections.entries())
        expect(page.sections[i]?.rows.map(plainRow)).toEqual(rows.map(plainRow));
      const everybody = [desk, law, clerk, lawyer, bursar, money, secrecy, deputy, chief];
      expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([]);
      await Promise.all(everybody.map(({ leave }) => leave()));
    },
  );
});

const figuresOf = ({ rows }: SeedSection): string[] => rows.flatMap(({ figures }) => figures);

/** Labels are printed with brackets of full width by some sites and half width by others. */
const plainRow = ({ labels, figures }: SeedSection['rows'][number]) => ({
  labels: labels.map((label) => label.normalize('NFKC').replace(/\s/gu, '')),
  figures,
});
