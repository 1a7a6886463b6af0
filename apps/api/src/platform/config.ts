import { HASH_ALGORITHMS } from '@nianbao/record';
import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const settings = z.object({
  DATABASE_URL: z.url(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Folder of the built admin app; served under /admin/ when it is there. */
  ADMIN_DIST: z.string().optional(),
  /** Address under which the public reaches the portal, for links that leave the page. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
  /** Load the try-out data when the database is empty. */
  NIANBAO_TRY_OUT: flag,
  /** Behind TLS: the session cookie is sent over https only. */
  SECURE_COOKIE: flag,
  /** Addresses (or `loopback`, `uniquelocal`) of the web server in front: only they may say who the client is. */
  TRUSTED_PROXIES: z.string().optional(),
  /** With what the record of a new body is chained; a body keeps the one it began with. */
  AUDIT_HASH: z.enum(HASH_ALGORITHMS).default('sha256'),
  /** The relay for mail, e.g. smtps://user:password@mail.example.gov.cn; without it the channel is not set up. */
  SMTP_URL: z.url({ protocol: /^smtps?$/u }).optional(),
  /** The sender's address; its domain names the messages. Needed with SMTP_URL. */
  MAIL_FROM: z.email().optional(),
  /** Hooks may point to this very machine and its link: for tests and single-machine installations. */
  LOCAL_HOOKS: flag,
  /** Seconds between two looks for what is due; 0: this process reminds nobody. */
  REMIND_EVERY: z.coerce.number().int().min(0).max(3600).default(60),
  /** Folder with the office's own fonts (仿宋, 小标宋, 楷体 …) for PDF files; they come before the free ones. */
  FONT_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('warn'),
});

const schema = settings.refine(
  ({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined),
  { path: ['MAIL_FROM'], error: 'SMTP_URL and MAIL_FROM go together' },
);

export type Config = z.infer<typeof schema>;

/** Parsed once at start-up; a missing or malformed variable stops the process with its name. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) throw new Error(`invalid environment\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
