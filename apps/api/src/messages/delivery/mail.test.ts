import { describe, expect, it } from 'vitest';
import { anOpenReport, aParagraph, partOf } from '../../../test/a-report.ts';
import { actOnPart, save } from '../../../test/acts.ts';
import {
  aMessage,
  body,
  clock,
  deliveriesTo,
  mailsTo,
  queue,
  server,
  settled,
  started,
  withMail,
  work,
  useMailing,
} from '../../../test/mailing.ts';
import { until } from '../../../test/until.ts';

useMailing();

describe('a message that cannot wait', () => {
  it('is mailed at once, as text and HTML, in the thread of its report, with a way to unsubscribe', async () => {
    const report = await anOpenReport(started, body);
    const part = partOf(report, 's1');
    await save(started, body.contributor, part.id, [aParagraph('s1', '本年度情况如下。')]);
    await actOnPart(started, body.contributor, part.id, 'submit');

    await actOnPart(started, body.head, part.id, 'return', {
      places: [{ address: '', reason: '请补充<b>数据</b>' }],
    });
    await until('the mail', () => mailsTo(body.contributor).length === 1);
    await settled(body.contributor);

    const [mail] = mailsTo(body.contributor);
    const [delivery] = await deliveriesTo(body.contributor, 'sent');
    expect(mail).toMatchObject({
      subject: expect.stringContaining('一、总体情况”被退回，请按意见修改'),
      from: { address: 'nianbao@mail.example.gov.cn', name: body.organisation.name },
      messageId: `<${delivery?.id}@mail.example.gov.cn>`,
      inReplyTo: expect.stringContaining(`report-${report.id}-`),
      references: expect.stringContaining(`report-${report.id}-`),
    });
    expect(mail?.text).toContain(`https://gk.example.gov.cn/admin/parts/${part.id}`);
    expect(mail?.html).toContain(`<a href="https://gk.example.gov.cn/admin/parts/${part.id}"`);
    const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe')).toMatch(
      /^<https:\/\/gk\.example\.gov\.cn\/api\/unsubscribe\/\S+>$/u,
    );
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it('comes with its like in one mail, however many are overdue on one morning', async () => {
    const late = Array.from({ length: 30 }, (_, i) =>
      aMessage({ kind: 'deadline.overdue', text: `第 ${i} 项已逾期`, link: `/parts/${i}` }),
    );
    await queue(...late, aMessage({ text: '有人提到您' }));
    await settled(body.head);

    const mails = mailsTo(body.head);
    const [mentioned, ...others] = mails.toSorted(
      (a, b) => Number(a.subject?.includes('逾期')) - Number(b.subject?.includes('逾期')),
    );
    expect(mentioned?.subject).toBe('有人提到您');
    // Those of one commit come together; a lane that was quicker than the other may have taken some.
    expect(others.length).toBeLessThanOrEqual(2);
    expect(others.find(({ subject }) => subject?.startsWith('【逾期】'))?.subject).toMatch(
      /^【逾期】年报事项 \d+ 项/u,
    );
    const told = others.flatMap(({ text, subject }) => `${subject} ${text}`.match(/第 \d+ 项已逾期/gu) ?? []);
    expect(new Set(told)).toEqual(new Set(late.map(({ text }) => text)));
    expect(told).toHaveLength(late.length);
    expect(others.every(({ headers }) => !headers.some(({ key }) => key === 'list-unsubscribe'))).toBe(true);
  });

  it('is escaped in HTML, whatever stands in it, and ended once', async () => {
    await queue(aMessage({ text: '<img src=x onerror=alert(1)>“批注”\r\nBcc: all@example.gov.cn。' }));
    await until('the mail', () => mailsTo(body.head).length === 1);

    const [mail] = mailsTo(body.head);

    expect(mail?.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(mail?.html).not.toContain('<img');
    expect(mail?.text).toContain('Bcc: all@example.gov.cn。\n');
    expect(mail?.headers.some(({ key }) => key === 'bcc')).toBe(false);
  });

  it('is not mailed where the person switched it off, but what is late always is', async () => {
    await withMail(body.head, [
      { channel: 'email', topic: 'mentioned' },
      { channel: 'app', topic: 'mentioned' },
    ]);
    const refused = await (
      await started.as(body.head)
    )
      .put('/api/message-preferences')
      .send({ version: 2, email: '', digestHour: 9, silenced: [{ channel: 'email', topic: 'late' }] });

    await queue(aMessage(), aMessage({ kind: 'deadline.overdue', text: '已经逾期' }));
    await until('the mail', () => mailsTo(body.head).length === 1);

    expect(refused.body.details).toEqual([{ field: 'silenced', message: '“逾期”和“告警”消息不能关闭' }]);
    const [mail] = mailsTo(body.head);
    expect(mail?.subject).toBe('已经逾期');
    expect(mail?.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
    const { body: shown } = await (await started.as(body.head)).get('/api/notifications');
    expect(shown.map(({ topic }: { topic: string }) => topic)).toEqual(['late']);
  });

  it('is not sent for what others have taken over while the server was down', async () => {
    const report = await anOpenReport(started, body);
    const part = partOf(report, 's1');
    await save(started, body.contributor, part.id, [aParagraph('s1', '本年度情况如下。')]);
    await actOnPart(started, body.contributor, part.id, 'submit');
    await server.stop();
    await actOnPart(started, body.head, part.id, 'return', { places: [{ address: '', reason: '请补充' }] });
    await until('an attempt', async () =>
      (await deliveriesTo(body.contributor, 'waiting')).some((d) => d.attempts > 0),
    );
    const reassigned = await actOnPart(started, body.office, part.id, 'reassign', {
      departmentId: body.otherDepartment.id,
      reason: '职责调整',
    });
    expect(reassigned.status).toBe(200);
    await server.start();

    clock.forward(60);
    work();
    await settled(body.contributor);

    expect(mailsTo(body.contributor)).toEqual([]);
    expect(await deliveriesTo(body.contributor, 'skipped')).toHaveLength(1);
  });
});
