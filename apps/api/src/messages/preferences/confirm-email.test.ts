import { describe, expect, it } from 'vitest';
import {
  addressOf,
  aMessage,
  body,
  mailsTo,
  queue,
  server,
  started,
  useMailing,
} from '../../../test/mailing.ts';
import { until } from '../../../test/until.ts';

useMailing();

describe('a new mailbox', () => {
  const mailsAt = (at: string) => server.mails.filter(({ to }) => to?.some(({ address }) => address === at));
  const linkIn = (text = '') => new URL(/https:\S+confirm-email\S+/u.exec(text)?.[0] ?? '').pathname;
  const settings = async () => (await (await started.as(body.head)).get('/api/message-preferences')).body;
  const change = async (email: string) => {
    const { version } = await settings();
    return (await started.as(body.head))
      .put('/api/message-preferences')
      .send({ version, email, digestHour: 9, silenced: [] });
  };

  it('is written to once who reads it has said so by a click; until then the old one is', async () => {
    const fresh = `fresh-${body.head.id}@example.gov.cn`;
    const { body: saved } = await change(fresh);
    await until('the letter', () => mailsAt(fresh).length === 1);
    await queue(aMessage({ text: '之前' }));
    await until('the mail', () => mailsTo(body.head).length === 1);
    const link = linkIn(mailsAt(fresh)[0]?.text);

    const looked = await started.anyone().get(link);
    const before = await settings();
    const clicks = [await started.anyone().post(link), await started.anyone().post(link)];
    await queue(aMessage({ text: '之后' }));
    await until('the mail', () => mailsAt(fresh).length === 2);

    expect(saved).toMatchObject({
      email: addressOf(body.head),
      emailPending: { address: fresh, trouble: null },
    });
    expect(looked.text).toContain(fresh);
    expect(before.email).toBe(addressOf(body.head));
    expect(clicks.map(({ status, text }) => [status, text.includes('邮箱已确认')])).toEqual([
      [200, true],
      [200, true],
    ]);
    expect(await settings()).toMatchObject({ email: fresh, emailPending: null });
    expect(mailsAt(fresh).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^请确认您的邮箱/u),
      '之后',
    ]);
    const [entry, ...more] = await started.db.query(
      `SELECT after FROM audit_entry WHERE organisation_id = $1 AND action = 'preference.confirm'`,
      [body.organisation.id],
    );
    expect([entry?.after, more]).toEqual([{ email: fresh }, []]);
  });

  it('is not confirmed by the letter to another, and is not written to again and again', async () => {
    const addresses = Array.from({ length: 6 }, (_, i) => `n${i}-${body.head.id}@example.gov.cn`);
    const answers = [];
    for (const address of addresses) answers.push(await change(address));
    await until('the letters', () => addresses.slice(4, 5).every((at) => mailsAt(at).length === 1));
    const [earlier] = addresses.flatMap((at) => mailsAt(at));

    const other = await started.anyone().post(linkIn(earlier?.text));
    const altered = await started.anyone().post(`${linkIn(mailsAt(addresses[4] ?? '')[0]?.text)}x`);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 409]);
    expect(earlier?.to?.[0]?.address).not.toBe(addresses[4]);
    expect([other.status, altered.status]).toEqual([404, 404]);
    expect(await settings()).toMatchObject({
      email: addressOf(body.head),
      emailPending: { address: addresses[4] },
    });
  });

  it('that refuses the letter says so, and the letter is sent again when the person asks', async () => {
    const closed = `closed-${body.head.id}@example.gov.cn`;
    server.refuse.set(closed, { code: 550, text: '5.1.1 mailbox does not exist' });
    await change(closed);
    await until('it is refused', async () => (await settings()).emailPending?.trouble);
    const refused = await settings();
    server.refuse.clear();

    const again = await (await started.as(body.head)).post('/api/message-preferences/confirmations').send({});
    await until('the letter', () => mailsAt(closed).length === 1);

    expect(refused.emailPending.trouble).toContain('5.1.1');
    expect(refused.emailRefused).toBeNull();
    expect(again.body.emailPending).toEqual({ address: closed, trouble: null });
  });
});
