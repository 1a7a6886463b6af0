import type { PublishingView, ReceiptView, ReportView } from '@nianbao/contracts';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBody, type TestBody } from '../../test/a-body.ts';
import { aReadyReport } from '../../test/a-report.ts';
import { addressOf } from '../../test/address-of.ts';
import { actOnReport, publish, recorded, reportSeen } from '../../test/acts.ts';
import { type Signer, type StartedApp, startApp } from '../../test/app.ts';
import { Clock } from '../clock/clock.module.ts';
import { ViewCounter } from '../portal/view-counter.ts';
import { PlannedPublications } from './planned-publications.ts';
import { Proofs } from './proofs.ts';

// Whole workflows on a real database, and pages over real HTTP, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let now = new Date('2026-01-20T02:00:00Z');
let started: StartedApp;
let body: TestBody;
let report: ReportView;

beforeAll(async () => {
  const clock = new Clock();
  clock.now = () => now;
  started = await startApp({ providers: [[Clock, clock]] });
  await started.app.listen(0, '127.0.0.1');
  started.config.PUBLIC_URL = await started.app.getUrl();
});
afterAll(() => started.close());
// What was public in one test is not looked at in the next.
afterEach(() => started.db.query('UPDATE report SET withdrawn_through = edition'));
beforeEach(async () => {
  now = new Date('2026-01-20T02:00:00Z');
  body = await aBody(started.db);
  report = await aReadyReport(started, body);
});

const path = (rest: string) => `/api/reports/${report.id}/${rest}`;
const version = async () => (await reportSeen(started, body.office, report.id)).version;
const publishing = async (): Promise<PublishingView> =>
  (await (await started.as(body.office)).get(path('publishing'))).body;
const rules = (publishingRules: object) =>
  started.db.query(
    `UPDATE organisation SET settings = settings || jsonb_build_object('publishing', $2::jsonb) WHERE id = $1`,
    [
      body.organisation.id,
      {
        code: '11530000MB0X12345Y',
        indexNumber: '{机构代码}/{年}-{序号:5}',
        documentNumber: '',
        catalogue: '',
        classification: '',
        keywords: '',
        superior: '',
        ...publishingRules,
      },
    ],
  );
const take = async (kind: string, person: Signer = body.office) =>
  (await started.as(person)).post(path('numbers')).send({ version: await version(), kind });
const statusOf = async () => (await reportSeen(started, body.office, report.id)).status;

async function sign(): Promise<void> {
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  await actOnReport(started, body.leader, report.id, 'sign', { opinion: '同意' });
}
const plan = async (at: string | null) =>
  (await started.as(body.office)).put(path('publication-plan')).send({ version: await version(), at });
/** Without entering the 备案 where it is waited for. */
const publishAtOnce = async () =>
  (await started.as(body.office))
    .post(`/api/reports/${report.id}/actions`)
    .send({ action: 'publish', version: await version() });
const file = async (more: object = {}) =>
  (await started.as(body.office)).post(path('filing')).send({
    version: await version(),
    superior: '云溪市人民政府办公室',
    filedOn: '2026-01-20',
    number: '云政公备〔2026〕7号',
    attachmentId: null,
    ...more,
  });
const messages = (kind: string): Promise<{ text: string; person_ids: string[] }[]> =>
  started.db.query('SELECT text, person_ids FROM outbox WHERE organisation_id = $1 AND kind = $2', [
    body.organisation.id,
    kind,
  ]);

it('names the version in force for its fragment, and none once it is taken down', async () => {
  expect((await publishing()).publicationId).toBeNull();
  await publish(started, body, report.id);

  const { publicationId } = await publishing();
  const fragment = await (await started.as(body.office)).get(`/api/publications/${publicationId}/fragment`);
  expect(fragment.status).toBe(200);

  await actOnReport(started, body.leader, report.id, 'take_down', { reason: '含有不应公开的内容' });
  expect((await publishing()).publicationId).toBeNull();
});

describe('a number', () => {
  it('is the next of the body’s pattern, printed above the report, and stays with it', async () => {
    await rules({});

    const first = await take('indexNumber');
    const again = await take('indexNumber');

    expect(first.body.metadata.indexNumber).toBe('11530000MB0X12345Y/2026-00001');
    expect(again.body.metadata.indexNumber).toBe('11530000MB0X12345Y/2026-00001');
    expect((await publishing()).numbers).toMatchObject([
      { kind: 'indexNumber', number: '11530000MB0X12345Y/2026-00001' },
    ]);
  });

  it('passes over one that was typed by hand for another report, and that one can never be typed again', async () => {
    await rules({ documentNumber: '云营商函〔{年}〕{序号}号' });
    await started.db.query(
      `INSERT INTO issued_number (organisation_id, kind, number, report_id) VALUES ($1, 'documentNumber', '云营商函〔2026〕1号', $2)`,
      [body.organisation.id, (await aSecondReport()).id],
    );

    expect((await take('documentNumber')).body.metadata.documentNumber).toBe('云营商函〔2026〕2号');

    const seen = await reportSeen(started, body.office, report.id);
    const refused = await (await started.as(body.office)).put(`/api/reports/${report.id}`).send({
      version: seen.version,
      title: seen.title,
      metadata: { documentNumber: '云营商函〔2026〕1号' },
      signerIds: seen.signers.map(({ id }) => id),
    });
    expect(refused.status).toBe(409);
    expect(refused.body.details).toEqual([
      {
        field: 'metadata.documentNumber',
        message: '文号“云营商函〔2026〕1号”已用于2024年度年报，不能重复使用',
      },
    ]);
  });

  it('is taken twice by nobody when two reports ask at once', async () => {
    await rules({});
    const other = await aSecondReport();
    const agent = await started.as(body.office);
    const numbers = await Promise.all(
      [report, other].map(async ({ id }) => {
        const seen = await reportSeen(started, body.office, id);
        return agent.post(`/api/reports/${id}/numbers`).send({ version: seen.version, kind: 'indexNumber' });
      }),
    );

    expect(numbers.map(({ body: answer }) => answer.metadata.indexNumber).toSorted()).toEqual([
      '11530000MB0X12345Y/2026-00001',
      '11530000MB0X12345Y/2026-00002',
    ]);
  });

  it('is refused without a pattern or code, after signing has begun, and to others than the office', async () => {
    expect((await take('documentNumber')).body.details[0].message).toContain('还没有设置文号规则');
    expect((await take('indexNumber')).body.details[0].message).toContain('机构代码');
    expect((await take('indexNumber', body.leader)).status).toBe(403);
    await rules({});
    await sign();
    expect((await take('indexNumber')).status).toBe(409);
  });

  /** Of the year before, still being planned. */
  async function aSecondReport(): Promise<{ id: string }> {
    const [cycle] = await started.db.query(
      `INSERT INTO cycle (organisation_id, year, format_id, notice, input_due, review_due, sign_due, publish_due, version)
       SELECT organisation_id, 2024, format_id, notice, input_due, review_due, sign_due, publish_due, 1 FROM cycle
       WHERE organisation_id = $1 RETURNING id`,
      [body.organisation.id],
    );
    const [second] = await started.db.query(
      `INSERT INTO report (organisation_id, cycle_id, year, format_id, title, version)
       VALUES ($1, $2, 2024, '2021', '2024 年年报', 1) RETURNING id`,
      [body.organisation.id, cycle.id],
    );
    return second;
  }
});

describe('a planned publication', () => {
  it('happens when its time has come, once, whichever of several processes looks', async () => {
    await sign();
    await file();
    await plan('2026-01-30T01:00:00Z');
    const planned = started.app.get(PlannedPublications);

    now = new Date('2026-01-30T00:59:00Z');
    await planned.publishDue();
    expect(await statusOf()).toBe('signed');

    // The server was off at nine; when it is back it is past ten.
    now = new Date('2026-01-30T02:10:00Z');
    await Promise.all([planned.publishDue(), planned.publishDue(), planned.publishDue()]);

    expect(await statusOf()).toBe('published');
    expect(await recorded(started, report.id, 'report.publish')).toBe(1);
    expect((await publishing()).plan).toMatchObject({ doneAt: now.toISOString(), failure: null });
  });

  it('can be cancelled, and changes nothing when somebody has published by hand', async () => {
    await sign();
    await plan('2026-01-30T01:00:00Z');
    const cancelled = await (await started.as(body.office)).delete(path('publication-plan'));
    expect(cancelled.body.plan).toBeNull();

    await plan('2026-01-30T01:00:00Z');
    await actOnReport(started, body.office, report.id, 'publish');
    now = new Date('2026-01-30T02:00:00Z');
    await started.app.get(PlannedPublications).publishDue();

    expect(await recorded(started, report.id, 'report.publish')).toBe(1);
    expect(await messages('publication.alarm')).toEqual([]);
  });

  it('alarms the office when the report was taken back in the meantime', async () => {
    await sign();
    await plan('2026-01-30T01:00:00Z');
    await actOnReport(started, body.office, report.id, 'take_back', { reason: '再核一遍' });
    now = new Date('2026-01-30T02:00:00Z');

    await started.app.get(PlannedPublications).publishDue();
    await started.app.get(PlannedPublications).publishDue();

    expect(await statusOf()).toBe('reviewing');
    expect(await messages('publication.alarm')).toMatchObject([{ person_ids: [body.office.id] }]);
    expect((await publishing()).plan?.failure).not.toBeNull();
  });

  it('is refused for the past, for a report that is not signed, and to others than the office', async () => {
    expect((await plan('2026-01-30T01:00:00Z')).status).toBe(409);
    await sign();
    expect((await plan('2026-01-19T01:00:00Z')).body.details[0].message).toContain('已过');
    const leader = await started.as(body.leader);
    const sent = { version: await version(), at: null };
    expect((await leader.put(path('publication-plan')).send(sent)).status).toBe(403);
  });
});

describe('备案', () => {
  it('makes public what waited for it', async () => {
    await sign();
    await plan(null);
    now = new Date('2026-02-10T02:00:00Z');
    await started.app.get(PlannedPublications).publishDue();
    expect(await statusOf()).toBe('signed');

    const { status, body: view } = await file();

    expect(status).toBe(200);
    expect(view).toMatchObject({ filing: { number: '云政公备〔2026〕7号', edition: 1 }, plan: { at: null } });
    expect(await statusOf()).toBe('published');
    expect(await recorded(started, report.id, 'report.file')).toBe(1);
  });

  it('comes first where the year says so: until it is entered nothing is published, by hand or at a time', async () => {
    await sign();
    const refused = await publishAtOnce();
    await plan('2026-01-30T01:00:00Z');
    now = new Date('2026-01-30T01:00:00Z');
    await started.app.get(PlannedPublications).publishDue();

    const words = '本年度先备案后公布，还没有登记报送与备案';
    expect([refused.status, refused.body.details]).toEqual([422, [{ field: 'publishing', message: words }]]);
    expect((await reportSeen(started, body.office, report.id)).obstacles.publish).toEqual(
      refused.body.details,
    );
    expect([await statusOf(), (await publishing()).plan?.failure]).toEqual(['signed', words]);
    expect(await messages('publication.alarm')).toMatchObject([
      { text: `年报未能按计划时间公开：${words}，请人工处理` },
    ]);

    await file({ filedOn: '2026-01-30' });
    expect((await publishAtOnce()).status).toBe(200);
  });

  it('of the edition before still stands while a correction was not sent', async () => {
    await sign();
    await file();
    await publishAtOnce();
    await actOnReport(started, body.office, report.id, 'correct', { reason: '更正' });

    const { filing, may } = await publishing();

    expect([filing?.edition, may.setDelivery]).toEqual([1, false]);
  });

  it('is not waited for where the body sends its report nowhere, or publishes first; nor for a correction', async () => {
    await sign();
    await (
      await started.as(body.office)
    )
      .put(path('delivery'))
      .send({ version: await version(), delivers: false });
    expect((await publishAtOnce()).status).toBe(200);
    await actOnReport(started, body.office, report.id, 'correct', { reason: '更正' });
    await (
      await started.as(body.office)
    )
      .put(path('delivery'))
      .send({ version: await version(), delivers: true });
    await sign();

    expect((await publishAtOnce()).status).toBe(200);
  });

  it('is waited for by hand too once that is arranged, and cannot be waited for when it is there', async () => {
    await sign();
    await (
      await started.as(body.office)
    )
      .put(path('delivery'))
      .send({ version: await version(), delivers: false });
    await plan(null);
    const refused = await publishAtOnce();
    await (await started.as(body.office)).delete(path('publication-plan'));
    await file();
    const late = await plan(null);

    expect([refused.status, refused.body.details[0].message]).toEqual([
      422,
      '已安排备案后公开，还没有登记备案；不再等候的，请先取消安排',
    ]);
    expect([late.status, late.body.details[0].message]).toEqual([
      422,
      '备案已经登记，不必再等，请直接公开或定时公开',
    ]);
  });

  it('publishes nothing that was not to wait for it, and takes no attachment that is not the body’s', async () => {
    await sign();

    expect((await file({ attachmentId: randomUUID() })).status).toBe(422);
    expect((await file()).status).toBe(200);
    expect(await statusOf()).toBe('signed');
  });

  it('is said in one step: today, to the usual superior, the number to follow; nobody is asked any more', async () => {
    const owed = async () =>
      (await (await started.as(body.office)).get(path('deadlines'))).body.deadlines
        .filter(({ doneOn }: { doneOn: string | null }) => doneOn === null)
        .map(({ kind }: { kind: string }) => kind);
    const say = async (more: object = {}, person: Signer = body.office) =>
      (await started.as(person)).post(path('filing')).send({ version: await version(), ...more });
    const setDelivery = async (delivers: boolean, person: Signer = body.office) =>
      (await started.as(person)).put(path('delivery')).send({ version: await version(), delivers });
    await sign();
    const due = (await publishing()).deliverDue;
    const before = await owed();
    const none = await setDelivery(false);
    const without = await owed();
    const again = await setDelivery(true);

    expect([before, without, await owed()]).toEqual([
      ['deliver', 'publish'],
      ['publish'],
      ['deliver', 'publish'],
    ]);
    expect([none.body.deliverDue, again.body.deliverDue]).toEqual([null, due]);
    expect((await say({ filedOn: '2026-01-21' })).body.details).toEqual([
      { field: 'filedOn', message: '报送日期不能晚于今天' },
    ]);
    expect((await setDelivery(false, body.leader)).status).toBe(403);
    const { status, body: view } = await say();
    expect([status, view.filing.superior, view.filing.filedOn, view.filing.number]).toEqual([
      200,
      '本级政府信息公开工作主管部门',
      '2026-01-20',
      '',
    ]);
    expect(await owed()).toEqual(['publish']);
    expect((await setDelivery(false)).status).toBe(409);
    expect(await recorded(started, report.id, 'report.set_delivery')).toBe(2);
  });
});

describe('proof of publication', () => {
  const prove = async (): Promise<ReceiptView> =>
    (await (await started.as(body.office)).post(path('receipts'))).body;

  it('keeps a receipt that the public page says what was signed', async () => {
    await publish(started, body, report.id);

    const receipt = await prove();

    expect(receipt).toMatchObject({ ok: true, edition: 1, failure: null });
    expect(receipt.foundHash).toBe(receipt.expectedHash);
    expect((await publishing()).receipts).toMatchObject([{ ok: true }]);
  });

  it('fails, and alarms once a day, when the page is altered behind the system’s back', async () => {
    await publish(started, body, report.id);
    const proofs = started.app.get(Proofs);
    // A published row cannot be changed by the product; somebody who owns the server can.
    await started.db.transaction(async (tx) => {
      await tx.query('ALTER TABLE publication DISABLE TRIGGER publication_append_only');
      await tx.query(
        `UPDATE publication SET content = jsonb_set(content, '{title}', '"别的标题"') WHERE report_id = $1`,
        [report.id],
      );
      await tx.query('ALTER TABLE publication ENABLE TRIGGER publication_append_only');
    });

    await proofs.proveDue();
    now = new Date(now.getTime() + 2 * 3600_000);
    await proofs.proveDue();

    const { receipts } = await publishing();
    expect(receipts).toMatchObject([{ ok: false, failure: '公开页面的内容与签发的不一致' }, { ok: false }]);
    expect(await messages('publication.alarm')).toHaveLength(1);
  });

  it('fails when the public address does not answer, and never counts as good', async () => {
    await publish(started, body, report.id);
    const { PUBLIC_URL } = started.config;
    started.config.PUBLIC_URL = 'http://127.0.0.1:9';
    try {
      const receipt = await prove();
      expect(receipt).toMatchObject({ ok: false, foundHash: null });
      expect(receipt.failure).toContain('无法访问');
    } finally {
      started.config.PUBLIC_URL = PUBLIC_URL;
    }
  });

  it('fails where the public is shown more than what was published', async () => {
    await publish(started, body, report.id);
    const { PUBLIC_URL } = started.config;
    const between = createServer(async ({ url }, answer) => {
      const page = await (await fetch(`${PUBLIC_URL}${url}`)).text();
      answer.writeHead(200).end(page.replace('<article', '<p>本报告作废</p><article'));
    });
    started.config.PUBLIC_URL = await addressOf(between);
    try {
      expect(await prove()).toMatchObject({
        ok: false,
        failure: expect.stringContaining('在正文之外有增减或改动，从“本报告作废'),
      });
    } finally {
      started.config.PUBLIC_URL = PUBLIC_URL;
      between.close();
    }
  });

  it('is no visitor of the page', async () => {
    await publish(started, body, report.id);
    await prove();
    await started.app.get(ViewCounter).write();

    expect(
      await started.db.query('SELECT visitors FROM view_count WHERE organisation_id = $1', [
        body.organisation.id,
      ]),
    ).toEqual([]);
  });

  it('is taken daily until the legal date, once a day', async () => {
    await publish(started, body, report.id);
    const proofs = started.app.get(Proofs);
    for (const at of [
      '2026-01-20T03:00:00Z',
      '2026-01-20T05:00:00Z',
      '2026-01-21T01:00:00Z',
      '2026-01-31T01:00:00Z',
      '2026-02-20T01:00:00Z',
    ]) {
      now = new Date(at);
      // As two servers would.
      await Promise.all([proofs.proveDue(), proofs.proveDue()]);
    }

    expect((await publishing()).receipts.map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-01-31',
      '2026-01-21',
      '2026-01-20',
    ]);
  });

  it('is refused while nothing is public', async () => {
    expect((await (await started.as(body.office)).post(path('receipts'))).status).toBe(409);
  });
});
