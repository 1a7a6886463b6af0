/** The project's own PostgreSQL: real, private to one data folder, shared by every process that asks for it. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isServerOf, lock, readPidFile, usersOf } from './data-folder.mjs';
import { launch, PASSWORD_FILE, ROLE, whenReady } from './server.mjs';
import { serverUserFor } from './server-user.mjs';
import { placeDataFolder } from './shelter.mjs';

/**
 * Starts the server of a data folder, making the folder first if it is new, or shares the one that already
 * runs there (of another process, or left by one that was killed).
 * @type {typeof import('./postgres.d.mts').startPostgres}
 */
export async function startPostgres({ dataDir, port = 0, unsafeFast = false, log = () => {} }) {
  const wanted = path.resolve(dataDir);
  const users = usersOf(`${wanted}.users`);
  const unlock = await lock(`${wanted}.lock`);
  try {
    const user = serverUserFor(wanted);
    const folder = placeDataFolder(wanted, user, log);
    const running = await runningServer(folder);
    const server = running ?? (await launch({ folder, user, port, unsafeFast, log }));
    const password = fs.readFileSync(path.join(folder, PASSWORD_FILE), 'utf8').trim();
    users.join();
    /** @type {Promise<void> | undefined} */
    let stopping;
    const stop = () => (stopping ??= leave(wanted, folder, server.pid, users));
    return {
      ...server,
      dataDir: folder,
      reused: running !== null,
      url: (database = 'postgres') => `postgres://${ROLE}:${password}@127.0.0.1:${server.port}/${database}`,
      stop,
      async destroy() {
        await stop();
        if (runningServerNow(folder)) return;
        for (const file of [folder, wanted, `${wanted}.users`])
          fs.rmSync(file, { recursive: true, force: true });
      },
    };
  } finally {
    unlock();
  }
}

/** The last user stops the server; PostgreSQL's "fast" stop ends sessions and writes everything out. */
async function leave(
  /** @type {string} */ wanted,
  /** @type {string} */ folder,
  /** @type {number} */ pid,
  /** @type {ReturnType<typeof usersOf>} */ users,
) {
  const unlock = await lock(`${wanted}.lock`);
  try {
    users.leave();
    if (users.remaining() > 0) return;
    for (const [signal, patience] of /** @type {const} */ ([
      ['SIGINT', 15_000],
      ['SIGQUIT', 5000],
      ['SIGKILL', 5000],
    ])) {
      if (!isServerOf(pid, folder)) return;
      process.kill(pid, signal);
      for (let waited = 0; waited < patience && isServerOf(pid, folder); waited += 20) await sleep(20);
    }
  } finally {
    unlock();
  }
}

/** @param {string} folder */
function runningServerNow(folder) {
  const file = readPidFile(folder);
  return file && isServerOf(file.pid, folder) ? file : null;
}

/** @param {string} folder */
async function runningServer(folder) {
  const file = runningServerNow(folder);
  return file ? whenReady(folder, file.pid) : null;
}
