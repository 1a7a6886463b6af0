import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { type Outcome, reasonOf } from './delivery-outcome.ts';

export interface Mail {
  /** The message's name for good: what is sent twice is one message at the reader's. */
  id: string;
  /** The body in whose name it is sent. */
  from: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Names what the message belongs to: mails of one thread are shown together. */
  thread: string | null;
  /** Address of the one-click unsubscription; null where there is none. */
  unsubscribe: string | null;
}

/** Fewer than are prepared at the same time: none of them has to wait for words. */
const MAIL_CONNECTIONS = 4;

/** The installation's mail relay, by SMTP. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private transport: Transporter | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get configured(): boolean {
    return this.config.SMTP_URL !== undefined;
  }

  get from(): string {
    return this.config.MAIL_FROM ?? '';
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }

  async send(mail: Mail): Promise<Outcome> {
    if (!this.configured) return { kind: 'later', reason: '邮件通道没有配置', down: true };
    const domain = this.from.slice(this.from.indexOf('@') + 1);
    const thread = mail.thread === null ? null : `<${mail.thread}@${domain}>`;
    try {
      await this.connection().sendMail({
        messageId: `<${mail.id}@${domain}>`,
        from: { name: mail.from, address: this.from },
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        ...(thread ? { inReplyTo: thread, references: thread } : {}),
        headers: {
          // Nobody's holiday reply is wanted.
          'Auto-Submitted': 'auto-generated',
          ...(mail.unsubscribe
            ? {
                'List-Unsubscribe': `<${mail.unsubscribe}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }
            : {}),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'sent' };
    } catch (error) {
      return judgeMailError(error);
    }
  }

  private connection(): Transporter {
    this.transport ??= createTransport({
      url: this.config.SMTP_URL ?? '',
      pool: true,
      maxConnections: MAIL_CONNECTIONS,
      maxMessages: 500,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    return this.transport;
  }
}

interface SmtpError {
  code?: string;
  responseCode?: number;
  command?: string;
  response?: string;
}

/**
 * Whose fault it is: 5xx for the receiver is the address (but not for 5.7, which is about us), 5xx for the text is the
 * message, 4xx is for later, and everything else (no connection, no sign-in) is the server.
 */
export function judgeMailError(error: unknown): Outcome {
  const reason = reasonOf(error);
  const {
    code = '',
    responseCode = 0,
    command = '',
    response = '',
  }: SmtpError = typeof error === 'object' && error !== null ? error : {};
  const receiver = command.startsWith('RCPT') || code === 'EENVELOPE';
  if (code === 'EAUTH' || command.startsWith('MAIL')) return { kind: 'later', reason, down: true };
  // One receiver's rules about senders say nothing of the others.
  if (responseCode >= 500 && receiver)
    return /\b5\.7\.\d/u.test(response)
      ? { kind: 'later', reason, down: false }
      : { kind: 'refused', reason, address: true };
  if (responseCode >= 500 && code === 'EMESSAGE') return { kind: 'refused', reason };
  return { kind: 'later', reason, down: !(responseCode >= 400 && responseCode !== 421) };
}
