import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { LauncherProblem } from './problem.mjs';

/** @typedef {{ uid?: number, gid?: number }} ServerUser empty: whoever runs this process */

/**
 * Whom the server runs as. PostgreSQL refuses root, so root lends it the owner of the existing data folder,
 * else `postgres`, else `nobody`; anyone else runs it as themselves.
 * @param {string} dataDir
 * @returns {ServerUser}
 */
export function serverUserFor(dataDir) {
  const self = process.getuid?.();
  const folder = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (self === undefined) return {};
  if (self !== 0) {
    if (folder && folder.uid !== self) throw new LauncherProblem(someoneElses(dataDir, folder.uid));
    return {};
  }
  if (folder && folder.uid !== 0) return { uid: folder.uid, gid: folder.gid };
  for (const name of ['postgres', 'nobody']) {
    const user = userNamed(name);
    if (user) return user;
  }
  throw new LauncherProblem(
    '数据库不能以 root 身份运行，而本机没有 postgres 或 nobody 用户。请换普通用户启动，或用 DATABASE_URL 指定数据库。',
  );
}

/** @param {string} dataDir @param {number} uid */
function someoneElses(dataDir, uid) {
  return `数据文件夹 ${dataDir} 属于另一个用户（编号 ${uid}），当前用户不能使用。请以该用户（或 root）启动，或用 DATABASE_URL 指定数据库。`;
}

/** @param {string} name @returns {Required<ServerUser> | null} */
function userNamed(name) {
  /** @param {string} flag */
  const ask = (flag) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

/**
 * Whether the server's user may enter a folder. Asked of the system itself, so that access lists count too.
 * @param {string} folder @param {ServerUser} user
 */
export function mayEnter(folder, user) {
  if (user.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...user, cwd: '/' }).status === 0;
}

/** @param {string} file @param {ServerUser} user */
export function giveTo(file, user) {
  if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(file, user.uid, user.gid);
}
