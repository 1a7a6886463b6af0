import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actOnReport, recorded, reportSeen } from '../../../test/acts.ts';
import type { Signer } from '../../../test/app.ts';
import {
  body,
  clock,
  file,
  messages,
  path,
  plan,
  publishAtOnce,
  publishing,
  report,
  sign,
  started,
  statusOf,
  version,
  usePublishing,
} from '../../../test/publishing.ts';
import { PlannedPublications } from './planned-publications.ts';

usePublishing();

describe('备案', () => {
  it('makes public what waited for it', async () => {
    await sign();
    await plan(null);
    clock.set('2026-02-10T02:00:00Z');
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
    clock.set('2026-01-30T01:00:00Z');
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
