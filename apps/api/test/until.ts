import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is so; a machine that does other things as well is no failure. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patience = 15_000,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(15);
  }
}
