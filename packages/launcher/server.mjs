/** Preparing and starting one PostgreSQL server; who shares it is not known here. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { executable, findBinaries } from './binaries.mjs';
import { isAlive, isServerOf, readPidFile } from './data-folder.mjs';
import { LauncherProblem } from './problem.mjs';
import { giveTo } from './server-user.mjs';

export const ROLE = 'nianbao';
export const PASSWORD_FILE = 'nianbao.password';
const MINIMUM_SPACE = 300 * 1024 * 1024;

/**
 * @param {{ folder: string, user: import('./server-user.mjs').ServerUser, port: number, unsafeFast: boolean,
 *   log: (line: string) => void }} options
 */
export async function launch(options) {
  const { folder, user, log } = options;
  const versionFile = path.join(folder, 'PG_VERSION');
  const major = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : undefined;
  const binaries = findBinaries(user, major);
  if (!major) {
    log('正在建立数据库……');
    await initialise({ ...options, binaries });
  }
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(options.port);
    try {
      return await startServer({ ...options, binaries, port });
    } catch (error) {
      // A port taken between the look and the start, or the sessions of a killed server still ending: again.
      const passing = /could not bind|Address already in use|shared memory block/.test(String(error));
      if (!passing || attempt === 5) throw error;
      await sleep(500);
    }
  }
}

/**
 * Prepared under another name and renamed when whole: a start that is killed here leaves nothing half-made.
 * @param {{ folder: string, binaries: string, user: import('./server-user.mjs').ServerUser, unsafeFast: boolean }} options
 */
async function initialise({ folder, binaries, user, unsafeFast }) {
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0)
    throw new LauncherProblem(`${folder} 不是数据库的数据文件夹，又不是空的。请移开其中的内容后重试。`);
  const { bavail, bsize } = fs.statfsSync(path.dirname(folder));
  if (bavail * bsize < MINIMUM_SPACE)
    throw new LauncherProblem(`${path.dirname(folder)} 所在磁盘剩余空间不足 300 MB，不能建立数据库。`);

  const fresh = `${folder}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  giveTo(fresh, user);
  const passwordFile = `${folder}.password`;
  fs.writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  giveTo(passwordFile, user);
  const sync = unsafeFast ? ['--no-sync'] : [];
  const args = [
    '-D',
    fresh,
    '-U',
    ROLE,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
  ];
  const child = spawn(executable(binaries, 'initdb'), [...args, '--locale=C', '--no-instructions', ...sync], {
    ...user,
    cwd: path.parse(folder).root,
    env: serverEnvironment(),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`建立数据库时 initdb 失败（${code}）：\n${output}`);
  fs.renameSync(passwordFile, path.join(fresh, PASSWORD_FILE));
  fs.renameSync(fresh, folder);
}

/**
 * @param {{ folder: string, binaries: string, user: import('./server-user.mjs').ServerUser, port: number,
 *   unsafeFast: boolean }} options
 */
async function startServer({ folder, binaries, user, port, unsafeFast }) {
  const logFile = path.join(folder, 'server.log');
  if (fs.existsSync(logFile)) fs.renameSync(logFile, `${logFile}.1`);
  const output = fs.openSync(logFile, 'a', 0o600);
  giveTo(logFile, user);
  const stale = readPidFile(folder);
  // The number of a killed server now belongs to someone else: PostgreSQL would take it for a living one.
  if (stale && isAlive(stale.pid) && !isServerOf(stale.pid, folder))
    fs.rmSync(path.join(folder, 'postmaster.pid'), { force: true });
  // Its own process group: Ctrl-C reaches only us, and we stop things in order.
  const child = spawn(executable(binaries, 'postgres'), serverArguments(folder, port, unsafeFast), {
    ...user,
    cwd: path.parse(folder).root,
    detached: true,
    stdio: ['ignore', output, output],
    env: serverEnvironment(),
  });
  fs.closeSync(output);
  /** @type {Promise<{ code: number | null }>} */
  const ended = new Promise((resolve, reject) =>
    child.once('error', reject).once('exit', (code) => resolve({ code })),
  );
  child.unref();
  const first = await Promise.race([whenReady(folder, child.pid ?? 0), ended]);
  if ('port' in first) return first;
  throw new Error(
    `PostgreSQL 启动时退出（${first.code}）：\n${fs.readFileSync(logFile, 'utf8').slice(-4000)}`,
  );
}

/** @param {string} folder @param {number} port @param {boolean} unsafeFast */
function serverArguments(folder, port, unsafeFast) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'Asia/Shanghai',
    ...(unsafeFast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', folder, '-p', String(port), ...flags];
}

/** Nothing of the caller's PG* variables; the rest is what Windows cannot start a process without. */
function serverEnvironment() {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'Asia/Shanghai' };
}

/** @param {string} folder @param {number} pid */
export async function whenReady(folder, pid) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && isAlive(pid)) {
    const file = readPidFile(folder);
    if (file?.pid === pid && file.ready) return { pid, port: file.port };
    await sleep(10);
  }
  if (!isAlive(pid)) await sleep(500); // its own exit says why
  throw new LauncherProblem(`数据库没有就绪，请看 ${path.join(folder, 'server.log')}。`);
}

/** @param {number} wanted 0 for any @returns {Promise<number>} */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', () => reject(new LauncherProblem(`数据库端口 ${wanted} 已被占用。`)));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
