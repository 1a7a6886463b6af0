import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const schema = z.object({
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
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('warn'),
});

export type Config = z.infer<typeof schema>;

/** Parsed once at start-up; a missing or malformed variable stops the process with its name. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) throw new Error(`invalid environment\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
