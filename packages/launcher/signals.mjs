import fs from 'node:fs';

/**
 * Resolves when someone wants us to end: Ctrl-C, a termination, the closed terminal (unless `nohup` asked to
 * outlive it), or the end of the npm that started us. npm ends only its shell, so that has to be looked for.
 * @returns {Promise<void>}
 */
export function askedToStop() {
  return new Promise((resolve) => {
    /** @type {NodeJS.Signals[]} */
    const signals = hangUpIgnored() ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, () => resolve());
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(), 300).unref();
  });
}

function hangUpIgnored() {
  try {
    const ignored = /^SigIgn:\s*([0-9a-f]+)/m.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
    return (BigInt(`0x${ignored}`) & 1n) === 1n;
  } catch {
    return false;
  }
}
