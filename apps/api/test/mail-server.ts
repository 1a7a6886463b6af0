import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail server that speaks SMTP and keeps what it gets. */
export interface MailServer {
  url: string;
  /** Everything that was accepted, as a mail program reads it. */
  mails: Email[];
  /** The Message-IDs of what was accepted, without parsing the rest. */
  ids: string[];
  /** Answers for an address: e.g. 550, this mailbox does not exist. */
  refuse: Map<string, { code: number; text: string }>;
  stop: () => Promise<void>;
  /** Again on the same port. */
  start: () => Promise<void>;
}

const CLOSED_AT_ONCE = 50;

/** `parse: false` where only the names of very many mails matter; `onMail` is called before the mail is accepted. */
export async function aMailServer({
  parse = true,
  onMail = () => {},
}: { parse?: boolean; onMail?: (count: number) => void | Promise<void> } = {}): Promise<MailServer> {
  const mails: Email[] = [];
  const ids: string[] = [];
  const refuse: MailServer['refuse'] = new Map();
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: CLOSED_AT_ONCE,
    onRcptTo: ({ address }, _, done) => {
      const refusal = refuse.get(address);
      done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
    },
    onData: async (stream, _, done) => {
      const raw = await wholeOf(stream);
      // Whoever was cut off in the middle has sent nothing.
      if (raw === null) return done(new Error('cut off'));
      ids.push(/^Message-ID: <(.+?)>/imu.exec(raw.toString('latin1'))?.[1] ?? '');
      if (parse) mails.push(await PostalMime.parse(raw));
      await onMail(ids.length);
      return done();
    },
  };
  let server: SMTPServer;
  let port = 0;
  const start = async () => {
    server = new SMTPServer(options);
    server.on('error', () => {});
    const listening = server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    ({ port } = listening.address() as AddressInfo);
  };
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    ids,
    refuse,
    start,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

async function wholeOf(stream: AsyncIterable<Buffer | string>): Promise<Buffer | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch {
    return null;
  }
}
