import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LauncherProblem } from './problem.mjs';

/**
 * One process at a time prepares, starts or stops the server of a data folder. A lock whose owner is gone is
 * taken over.
 * @param {string} file @returns {Promise<() => void>} gives the lock back
 */
export async function lock(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    takeOverStale(file);
    await sleep(20);
  }
  throw new LauncherProblem(
    `另一个进程占用数据文件夹超过一分钟（锁文件 ${file}）。若确认没有，请删除该文件后重试。`,
  );
}

/** @param {string} file */
function takeOverStale(file) {
  const owner = readOwner(file);
  if (owner === null || isAlive(owner)) return;
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    // Another waiter may have taken over between the look and the rename: then this is theirs, put it back.
    if (readOwner(aside) === owner) fs.rmSync(aside);
    else fs.renameSync(aside, file);
  } catch {
    // gone already: the next try gets it
  }
}

/** @param {string} file the process that holds it; null while it is being written */
function readOwner(file) {
  try {
    const text = fs.readFileSync(file, 'utf8');
    if (text !== '') return Number(text);
    return Date.now() - fs.statSync(file).mtimeMs > 2000 ? 0 : null;
  } catch {
    return null;
  }
}

/**
 * Who uses the server, one file a user, so that the last to leave switches it off and nobody before.
 * @param {string} folder
 */
export function usersOf(folder) {
  const prefix = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  const mark = path.join(folder, prefix);
  return {
    join() {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(mark, '');
    },
    leave: () => fs.rmSync(mark, { force: true }),
    /** Those still alive; the marks of the dead are removed. */
    remaining() {
      const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
      const [gone, here] = [
        names.filter((name) => !isAlive(pidOf(name))),
        names.filter((name) => isAlive(pidOf(name))),
      ];
      for (const name of gone) fs.rmSync(path.join(folder, name), { force: true });
      return here.length;
    },
  };
}

const pidOf = (/** @type {string} */ name) => Number(name.split('-')[0]);

/** @param {number} pid */
export function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/**
 * What PostgreSQL itself writes: line 1 its process, 4 its port, 8 its state.
 * @param {string} dataDir
 */
export function readPidFile(dataDir) {
  try {
    const lines = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/**
 * Whether the process is a PostgreSQL of this folder: after a reboot its number may belong to anyone, and a
 * zombie nobody reaped is not one.
 * @param {number} pid @param {string} dataDir
 */
export function isServerOf(pid, dataDir) {
  if (!isAlive(pid)) return false;
  const command = commandOf(pid);
  return command === null || (command.includes('postgres') && command.includes(`-D ${dataDir} -p `));
}

/** @param {number} pid null when this system cannot tell */
export function commandOf(pid) {
  try {
    if (process.platform === 'linux')
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** @param {unknown} error @param {string} code */
export function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
