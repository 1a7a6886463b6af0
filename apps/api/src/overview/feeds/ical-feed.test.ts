import { sync } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { anOpenReport, aParagraph, partOf, partsOf } from '../../../test/a-report.ts';
import { actOnPart, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { Membership } from '../../body/people/membership.entity.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp({ config: { PUBLIC_URL: 'https://gk.example.gov.cn' } });
  body = await aBody(started.db);
});
afterAll(() => started.close());

async function subscribe(person: TestPerson): Promise<string> {
  const { status, body: made } = await (await started.as(person)).post('/api/calendar-address').send({});
  expect(status).toBe(200);
  return new URL(made.url).pathname;
}
async function read(path: string) {
  const { text, headers } = await started.anyone().get(path);
  const events = Object.values(sync.parseICS(text)).flatMap((entry) =>
    entry?.type === 'VEVENT' ? [entry] : [],
  );
  return { text, headers, events };
}

describe('the calendar of a person', () => {
  it('has their own open deadlines as whole days, leads to each place, and follows what is done', async () => {
    const report = await anOpenReport(started, body);
    const part = partOf(report, 's1');
    const secret = '本年度主动公开工作取得成效。';
    await save(started, body.contributor, part.id, [aParagraph('s1', secret)]);
    const path = await subscribe(body.contributor);

    const before = await read(path);
    await actOnPart(started, body.contributor, part.id, 'submit');
    const after = await read(path);

    const due = partsOf(report).length;
    expect(before.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(before.events).toHaveLength(due);
    expect(after.events).toHaveLength(due - 1);
    const event = before.events.find(({ uid }) => uid.includes(part.id));
    expect(event).toMatchObject({
      summary: '2025年度年报 填报：一、总体情况',
      datetype: 'date',
      url: { val: `https://gk.example.gov.cn/admin/parts/${part.id}` },
    });
    expect(before.text).toContain('DTSTART;VALUE=DATE:20260112');
    expect(before.text).toContain('DTEND;VALUE=DATE:20260113');
    expect(before.text.replaceAll(/\r\n /gu, '')).not.toContain(secret);
    expect(new Set(before.events.map(({ uid }) => uid)).size).toBe(due);
    expect(
      after.events.map(({ uid }) => uid).every((uid) => before.text.replaceAll(/\r\n /gu, '').includes(uid)),
    ).toBe(true);
  });

  it('says by number and time what was moved, and nothing new where nothing is', async () => {
    const other = await aBody(started.db);
    const report = await anOpenReport(started, other);
    const part = partOf(report, 's2');
    const path = await subscribe(other.contributor);
    const eventIn = ({ events }: Awaited<ReturnType<typeof read>>) =>
      events.find(({ uid }) => uid.includes(part.id));
    const before = await read(path);
    const again = await started.anyone().get(path);
    const unchanged = await started
      .anyone()
      .get(path)
      .set('if-none-match', before.headers.etag ?? '');

    await started.db.query(`UPDATE part SET due_on = '2026-01-13' WHERE id = $1`, [part.id]);
    await started.db.query(`UPDATE deadline SET due_on = '2026-01-13' WHERE part_id = $1`, [part.id]);
    const after = await read(path);

    expect(again.text).toBe(before.text);
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    expect(eventIn(before)).toMatchObject({ sequence: 0 });
    expect(eventIn(after)).toMatchObject({ sequence: 1, uid: eventIn(before)?.uid });
    expect(after.text).toContain('DTSTART;VALUE=DATE:20260113');
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(before.text).toMatch(/^REFRESH-INTERVAL;VALUE=DURATION:PT1H\r$/mu);
  });

  it('is at another address when it is renewed, and at none when it is stopped or the person has left', async () => {
    const first = await subscribe(body.otherContributor);
    const second = await subscribe(body.otherContributor);
    const status = async (path: string) => (await started.anyone().get(path)).status;
    const renewed = [await status(first), await status(second)];
    await (await started.as(body.otherContributor)).delete('/api/calendar-address').send({});
    const stopped = await status(second);
    const third = await subscribe(body.otherContributor);
    await started.db.manager.update(Membership, { personId: body.otherContributor.id }, { disabled: true });

    expect(renewed).toEqual([404, 200]);
    expect([stopped, await status(third), await status('/api/calendar/none.ics')]).toEqual([404, 404, 404]);
  });

  it('keeps its secret out of the database', async () => {
    const path = await subscribe(body.head);
    const secret = path.split('/').at(-1)?.replace('.ics', '') ?? '';

    const [found] = await started.db.query(
      `SELECT (SELECT json_agg(w)::text FROM message_preference w) || (SELECT json_agg(a)::text FROM audit_entry a)
         || coalesce((SELECT json_agg(k)::text FROM idempotency_key k), '') AS everything`,
    );

    expect(secret.length).toBeGreaterThan(40);
    expect(found.everything).not.toContain(secret);
  });
});
