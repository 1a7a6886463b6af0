/** What became of one attempt to deliver. */
export type Outcome =
  | { kind: 'sent' }
  /** Nobody has to be told any more. */
  | { kind: 'skipped'; reason: string }
  /** Try again; `down` where the whole channel is in trouble and not this message. */
  | { kind: 'later'; reason: string; down: boolean }
  /** Trying again would change nothing; `address` where the mailbox itself was refused. */
  | { kind: 'refused'; reason: string; address?: true };

const SECOND = 1000;
const FIRST_WAIT = 30 * SECOND;
/** The longest wait between attempts: how late, at worst, a channel that is up again is noticed. */
export const LONGEST_WAIT = 30 * 60 * SECOND;
/** A mail server may be off over the longest holidays. */
const GIVE_UP_AFTER = 10 * 24 * 3600 * SECOND;

/** Milliseconds until the next attempt: doubled each time up to half an hour, a quarter of it by chance. */
export function backOff(attempts: number, chance = Math.random()): number {
  const wait = Math.min(FIRST_WAIT * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT);
  return Math.round(wait * (0.75 + chance / 4));
}

export const isGivenUp = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > GIVE_UP_AFTER;

const TROUBLES: Record<string, string> = {
  ECONNREFUSED: '对方没有开放该端口',
  ECONNRESET: '连接被对方中断',
  ENOTFOUND: '找不到该域名',
  EAI_AGAIN: '域名解析暂时不可用',
  EDNS: '找不到该域名',
  ETIMEDOUT: '连接超时',
  ENETUNREACH: '网络不通',
  EHOSTUNREACH: '网络不通',
  EAUTH: '用户名或密码不被接受',
  CERT_HAS_EXPIRED: '对方的证书已过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书不受信任',
};

/** One line for a person to read: in Chinese where it is a common trouble, with what was said, for whoever mends it. */
export function reasonOf(error: unknown): string {
  const said = (error instanceof Error ? error.message : String(error))
    .replaceAll(/\s+/gu, ' ')
    .slice(0, 300);
  const code = Object.keys(TROUBLES).find((one) => said.includes(one) || codeOf(error) === one);
  return code === undefined ? said : `${TROUBLES[code]}（${said}）`;
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
