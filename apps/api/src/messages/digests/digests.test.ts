import { describe, expect, it } from 'vitest';
import { aBody } from '../../../test/a-body.ts';
import { accept, anOpenReport, partsOf } from '../../../test/a-report.ts';
import {
  addressOf,
  aMessage,
  body,
  clock,
  deliveriesTo,
  digest,
  mailsTo,
  MONDAY,
  MONDAY_EARLY,
  queue,
  server,
  settled,
  started,
  work,
  useMailing,
} from '../../../test/mailing.ts';
import { until } from '../../../test/until.ts';
import { makeDigests } from './digests.worker.ts';
import type { Message } from '../../record/outbox/outbox.ts';

useMailing();

describe('the digest', () => {
  it('tells once a working day what can wait, the most urgent first, each with its place, without what is done', async () => {
    clock.set('2026-01-09T02:00:00Z');
    const report = await anOpenReport(started, body);
    const [first, second, third] = partsOf(report);
    if (!first || !second || !third) throw new Error('three parts are needed');
    const ask = { personIds: [body.contributor.id] };
    await queue(
      aMessage({ ...ask, kind: 'part.accept', text: '已审核通过', link: '/reports/x' }),
      ...[first, second, third].map(({ id }) =>
        aMessage({ ...ask, kind: 'part.delegate', text: `由您填报 ${id}`, link: `/parts/${id}` }),
      ),
      aMessage({ ...ask, kind: 'part.nudge', text: '请尽快填报', link: `/parts/${third.id}` }),
    );
    await settled(body.contributor);
    await accept(started, body, second.id);
    await settled(body.contributor);
    const before = mailsTo(body.contributor).length;

    clock.set('2026-01-10T02:00:00Z');
    const onSaturday = await digest();
    clock.set('2026-01-12T00:30:00Z');
    const tooEarly = await digest();
    clock.set(MONDAY);
    await Promise.all([makeDigests(started.db, clock.now()), makeDigests(started.db, clock.now())]);
    await digest();
    await settled(body.contributor);

    expect([onSaturday, tooEarly, before]).toEqual([0, 0, 0]);
    const [mail, ...more] = mailsTo(body.contributor);
    expect(more).toEqual([]);
    const lines = (mail?.text ?? '').split('\n').filter((line) => /^\d+\. /u.test(line));
    expect(lines.map((line) => line.replace(/ [\da-f-]{36}$/u, ''))).toEqual([
      '1. 【临期与催办】请尽快填报',
      // Whatever of their 科室 nobody is named for is theirs as well.
      ...[2, 3, 4].map((n) =>
        expect.stringMatching(
          new RegExp(`^${n}\\. 【交给我的事项】2025年度年报“.+”请填报，期限为1月12日`, 'u'),
        ),
      ),
      '5. 【交给我的事项】由您填报',
      '6. 【交给我的事项】由您填报',
      '7. 【交给我的事项】2025年度年报已开始填报，请查看本科室的填报项',
      expect.stringMatching(/^8\. 【办理结果】2025年度年报“.+已审核通过$/u),
      '9. 【办理结果】已审核通过',
    ]);
    expect(mail?.text).not.toContain(`由您填报 ${second.id}`);
    expect(mail?.text).toContain(`https://gk.example.gov.cn/admin/parts/${first.id}`);
    expect(mail?.subject).toMatch(/^年报事项 9 项（1月12日（周一））$/u);
  });

  it('tells what came in before its hour; what comes in later waits for the next working day, but for a reminder', async () => {
    const { id: reportId } = await anOpenReport(started, body);
    const dueOn = '2026-01-15';
    const [deadline] = await started.db.query<{ id: string }[]>(
      `INSERT INTO deadline (organisation_id, report_id, kind, due_on, basis, opened_on, since)
       VALUES ($1, $2, 'publish', $3, 'plan', $3, $3) RETURNING id`,
      [body.organisation.id, reportId, dueOn],
    );
    const at = async (time: string, message: Partial<Message>) => {
      clock.set(time);
      await queue(aMessage({ personIds: [body.admin.id], kind: 'part.accept', ...message }));
      await settled(body.admin);
      await digest();
    };

    await at('2026-01-12T06:00:00Z', { text: '星期一下午' });
    await at('2026-01-13T00:59:00Z', { text: '星期二早上' });
    clock.set('2026-01-13T01:00:00Z');
    await digest();
    await settled(body.admin);
    clock.set('2026-01-14T01:00:00Z');
    await at('2026-01-14T01:05:00Z', { text: '星期三上午' });
    await at('2026-01-14T01:06:00Z', {
      text: '临期',
      kind: 'deadline.near',
      of: { deadlineId: deadline?.id ?? '', dueOn },
    });
    await settled(body.admin);

    expect(mailsTo(body.admin).map(({ text }) => text?.match(/星期.{3}|临期(?!与)/gu))).toEqual([
      ['星期一下午', '星期二早上'],
      ['临期', '星期三上午'],
    ]);
  });

  it('waits for the hour from which the body tells, and a while for its reminders', async () => {
    await started.db.query(`INSERT INTO reminder_run (organisation_id, told_on) VALUES ($1, '2026-01-09')`, [
      body.organisation.id,
    ]);
    await started.db.query(`UPDATE message_preference SET digest_hour = 6 WHERE organisation_id = $1`, [
      body.organisation.id,
    ]);
    clock.set('2026-01-11T02:00:00Z');
    await queue(aMessage({ kind: 'part.accept' }));
    await until('held', async () => (await deliveriesTo(body.head, 'held')).length > 0);

    const made: number[] = [];
    for (const time of ['2026-01-11T23:00:00Z', '2026-01-12T00:00:00Z', '2026-01-12T00:15:00Z']) {
      clock.set(time);
      await digest();
      made.push((await deliveriesTo(body.head)).filter(({ digestOn }) => digestOn !== null).length);
    }

    expect(made).toEqual([0, 0, 1]);
  });

  it('is not sent where everything in it is done or read', async () => {
    clock.set(MONDAY_EARLY);
    await queue(aMessage({ kind: 'part.accept', text: '已审核通过' }));
    await settled(body.head);
    const agent = await started.as(body.head);
    const [one] = (await agent.get('/api/notifications')).body;
    await agent.post(`/api/notifications/${one.id}/reading`).send({});

    clock.set(MONDAY);
    await digest();
    await settled(body.head);

    expect(mailsTo(body.head)).toEqual([]);
    expect((await deliveriesTo(body.head, 'skipped')).map(({ topic }) => topic)).toEqual(['digest']);
  });

  it('takes an unsent one of the day before with it, so that a day without mail server ends in one mail', async () => {
    await server.stop();
    clock.set(MONDAY_EARLY);
    await queue(aMessage({ kind: 'part.accept', text: '星期一的事', link: '/reports/1' }));
    await settled(body.head);
    clock.set(MONDAY);
    await digest();
    await until('an attempt', async () =>
      (await deliveriesTo(body.head, 'waiting')).some((d) => d.attempts > 0),
    );
    clock.set('2026-01-12T06:00:00Z');
    await queue(aMessage({ kind: 'part.accept', text: '星期二的事', link: '/reports/2' }));
    await until('held', async () => (await deliveriesTo(body.head, 'held')).length === 1);

    clock.set('2026-01-13T02:00:00Z');
    await digest();
    await server.start();
    clock.forward(60);
    work();
    await settled(body.head);

    const [mail, ...more] = mailsTo(body.head);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('星期一的事');
    expect(mail?.text).toContain('星期二的事');
  });

  it('keeps to the days that the body entered after the message was held', async () => {
    clock.set('2026-01-09T08:00:00Z');
    await queue(aMessage({ kind: 'part.accept', link: '/reports/1' }));
    await settled(body.head);
    const enter = (day: string, working: boolean) =>
      started.db.query(
        `INSERT INTO calendar_day (organisation_id, day, working, source, entered_by) VALUES ($1, $2, $3, '测试', $4)`,
        [body.organisation.id, day, working, body.admin.id],
      );
    await enter('2026-01-10', true);
    await enter('2026-01-12', false);

    clock.set('2026-01-10T02:00:00Z');
    await digest();
    await settled(body.head);
    const onSaturday = mailsTo(body.head).length;
    await queue(aMessage({ kind: 'part.accept', link: '/reports/2' }));
    await settled(body.head);
    clock.set(MONDAY);
    await digest();
    await settled(body.head);
    const onMonday = mailsTo(body.head).length;
    clock.set('2026-01-13T02:00:00Z');
    await digest();
    await settled(body.head);

    expect([onSaturday, onMonday, mailsTo(body.head).length]).toEqual([1, 1, 2]);
  });

  it('is one of each body for whoever works for two, in the name of the body', async () => {
    clock.set(MONDAY_EARLY);
    const other = await aBody(started.db);
    await started.db.query(
      `INSERT INTO membership (organisation_id, person_id, role) VALUES ($1, $2, 'auditor')`,
      [other.organisation.id, body.head.id],
    );
    await started.db.query(
      `INSERT INTO message_preference (organisation_id, person_id, email, mail_key, version) VALUES ($1, $2, $3, 'key', 1)`,
      [other.organisation.id, body.head.id, addressOf(body.head)],
    );
    await queue(
      aMessage({ kind: 'part.accept', text: '本单位的事' }),
      aMessage({ kind: 'part.accept', text: '另一单位的事', organisationId: other.organisation.id }),
    );
    await settled(body.head);

    clock.set(MONDAY);
    await digest();
    await settled(body.head);

    const mails = mailsTo(body.head).map(({ from, text }) => [
      from?.name,
      /(本|另一)单位的事/u.exec(text ?? '')?.[0],
    ]);
    expect(mails).toHaveLength(2);
    expect(mails).toEqual(
      expect.arrayContaining([
        [body.organisation.name, '本单位的事'],
        [other.organisation.name, '另一单位的事'],
      ]),
    );
  });

  it('comes once a day although the clock is put back', async () => {
    clock.set(MONDAY_EARLY);
    await queue(aMessage({ kind: 'part.accept', link: '/reports/1' }));
    await settled(body.head);
    clock.set(MONDAY);
    await digest();
    await settled(body.head);
    clock.set(MONDAY_EARLY);
    await queue(aMessage({ kind: 'part.accept', link: '/reports/2' }));
    await until('held', async () => (await deliveriesTo(body.head, 'held')).length === 1);

    await digest();
    clock.set(MONDAY);
    await digest();

    expect(mailsTo(body.head)).toHaveLength(1);
    expect(await deliveriesTo(body.head, 'held')).toHaveLength(1);
  });
});
