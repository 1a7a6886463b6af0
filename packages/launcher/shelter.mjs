import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LauncherProblem } from './problem.mjs';
import { mayEnter } from './server-user.mjs';

/** @typedef {import('./server-user.mjs').ServerUser} ServerUser */

/**
 * A folder of ours outside the checkout that the server's user may enter. Only root ever needs one.
 * @param {ServerUser} user
 */
export function shelterFor(user) {
  for (const folder of [
    '/var/lib/nianbao',
    path.join(os.tmpdir(), 'nianbao-server'),
    '/tmp/nianbao-server',
  ]) {
    try {
      fs.mkdirSync(folder, { recursive: true });
      // In a shared temp folder someone else may have taken the name first: never trust theirs.
      if (fs.lstatSync(folder).uid !== process.getuid?.()) continue;
      fs.chmodSync(folder, 0o755);
      if (mayEnter(folder, user)) return folder;
    } catch {
      // not writable here: try the next
    }
  }
  throw new LauncherProblem('找不到数据库用户可以进入的文件夹（/var/lib 与临时文件夹均不可用）。');
}

/**
 * Where the data folder really lies. Under a folder that the server's user may not enter (a checkout in
 * /root, say) the data moves to a shelter and a link stays behind, so every later start finds it again.
 * @param {string} wanted @param {ServerUser} user @param {(line: string) => void} log
 */
export function placeDataFolder(wanted, user, log) {
  const real = followLink(wanted);
  makeParents(real);
  if (mayEnter(path.dirname(real), user)) return real;

  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const sheltered = path.join(shelterFor(user), `data-${name}`);
  if (fs.existsSync(real)) move(real, sheltered);
  fs.rmSync(wanted, { force: true });
  fs.symlinkSync(sheltered, wanted);
  log(`数据库用户不能进入 ${path.dirname(wanted)}，数据存放在 ${sheltered}，原处留有链接。`);
  return sheltered;
}

/** @param {string} file the target even of a link whose target is not there yet */
function followLink(file) {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  return stat?.isSymbolicLink() ? path.resolve(path.dirname(file), fs.readlinkSync(file)) : file;
}

/** Folders made here are open for passing through, whatever the umask: initdb runs as another user. */
function makeParents(/** @type {string} */ file) {
  const parent = path.dirname(file);
  const first = fs.mkdirSync(parent, { recursive: true });
  if (!first) return;
  for (let folder = parent; folder.length >= first.length; folder = path.dirname(folder))
    fs.chmodSync(folder, 0o755);
}

/** @param {string} from @param {string} to */
function move(from, to) {
  if (fs.existsSync(to)) throw new LauncherProblem(`${from} 与 ${to} 都有数据，请先保留其中一份。`);
  try {
    fs.renameSync(from, to);
  } catch {
    // another file system: copy first, remove only what is copied whole
    fs.cpSync(from, to, { recursive: true, preserveTimestamps: true });
    const owner = fs.statSync(from);
    for (const entry of ['', ...fs.readdirSync(to, { recursive: true, encoding: 'utf8' })])
      fs.lchownSync(path.join(to, entry), owner.uid, owner.gid);
    fs.rmSync(from, { recursive: true });
  }
}
