import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) with 19 MiB and two passes, as OWASP recommends; about 30 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash of nothing anybody knows: what an unknown account is compared with, so that it takes as long as a known one. */
let decoy: Promise<string> | undefined;

/** `null` for an account that is not there: the answer is no, after the usual time. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash === null) {
    await verify(await (decoy ??= hashPassword(crypto.randomUUID())), password);
    return false;
  }
  // What is no hash at all (an account that was never given a password) opens to nobody.
  return verify(passwordHash, password).catch(() => false);
}
