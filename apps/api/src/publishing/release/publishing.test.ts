import { describe, expect, it } from 'vitest';
import { actOnReport, publish, recorded, reportSeen } from '../../../test/acts.ts';
import {
  body,
  clock,
  file,
  messages,
  path,
  plan,
  publishing,
  report,
  rules,
  sign,
  started,
  statusOf,
  take,
  version,
  usePublishing,
} from '../../../test/publishing.ts';
import { PlannedPublications } from './planned-publications.ts';

usePublishing();

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

    clock.set('2026-01-30T00:59:00Z');
    await planned.publishDue();
    expect(await statusOf()).toBe('signed');

    // The server was off at nine; when it is back it is past ten.
    clock.set('2026-01-30T02:10:00Z');
    await Promise.all([planned.publishDue(), planned.publishDue(), planned.publishDue()]);

    expect(await statusOf()).toBe('published');
    expect(await recorded(started, report.id, 'report.publish')).toBe(1);
    expect((await publishing()).plan).toMatchObject({ doneAt: clock.now().toISOString(), failure: null });
  });

  it('can be cancelled, and changes nothing when somebody has published by hand', async () => {
    await sign();
    await plan('2026-01-30T01:00:00Z');
    const cancelled = await (await started.as(body.office)).delete(path('publication-plan'));
    expect(cancelled.body.plan).toBeNull();

    await plan('2026-01-30T01:00:00Z');
    await actOnReport(started, body.office, report.id, 'publish');
    clock.set('2026-01-30T02:00:00Z');
    await started.app.get(PlannedPublications).publishDue();

    expect(await recorded(started, report.id, 'report.publish')).toBe(1);
    expect(await messages('publication.alarm')).toEqual([]);
  });

  it('alarms the office when the report was taken back in the meantime', async () => {
    await sign();
    await plan('2026-01-30T01:00:00Z');
    await actOnReport(started, body.office, report.id, 'take_back', { reason: '再核一遍' });
    clock.set('2026-01-30T02:00:00Z');

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
