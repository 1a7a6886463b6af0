import type { EntityManager } from 'typeorm';
import { Problem } from '../../platform/http/problem.ts';

/** How many attempts may fail within a quarter of an hour. */
export const LIMITS = {
  /** One account from one address: a person who mistypes. */
  pair: 10,
  /** One account from anywhere: a guess spread over many machines. */
  account: 50,
  /** One address, any account; a whole body may sit behind it. */
  address: 200,
};

const subjectsOf = (account: string, address: string): [subject: string, limit: number][] => [
  [`pair ${account} ${address}`, LIMITS.pair],
  [`account ${account}`, LIMITS.account],
  [`address ${address}`, LIMITS.address],
];

/**
 * Counts an attempt before the password is looked at, so that a hundred at once are not a hundred guesses.
 * Refuses when there were too many; `forgiveAttempt` takes a successful one back.
 */
export async function countAttempt(db: EntityManager, account: string, address: string): Promise<void> {
  const subjects = subjectsOf(account, address);
  const rows = await db.query<{ subject: string; count: number }[]>(
    // Sorted, so that two attempts at once lock the rows in the same order.
    `INSERT INTO sign_in_attempt AS a (subject, count)
     SELECT subject, 1 FROM unnest($1::text[]) AS subject ORDER BY subject
     ON CONFLICT (subject) DO UPDATE SET
       count = CASE WHEN a.since < now() - interval '15 minutes' THEN 1 ELSE a.count + 1 END,
       since = CASE WHEN a.since < now() - interval '15 minutes' THEN now() ELSE a.since END
     RETURNING subject, count`,
    [subjects.map(([subject]) => subject)],
  );
  const counts = new Map(rows.map(({ subject, count }) => [subject, count]));
  if (subjects.some(([subject, limit]) => (counts.get(subject) ?? 0) > limit))
    throw new Problem('too-many-requests', [
      { field: 'account', message: '登录失败次数过多，请 15 分钟后再试' },
    ]);
}

export async function forgiveAttempt(db: EntityManager, account: string, address: string): Promise<void> {
  const [pair, ...others] = subjectsOf(account, address).map(([subject]) => subject);
  await db.query(`DELETE FROM sign_in_attempt WHERE subject = $1 OR since < now() - interval '1 day'`, [
    pair,
  ]);
  await db.query(
    `UPDATE sign_in_attempt SET count = count - 1 WHERE subject IN (
       SELECT subject FROM sign_in_attempt WHERE subject = ANY($1) AND count > 0 ORDER BY subject FOR UPDATE)`,
    [others],
  );
}
