import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { causeOf, LauncherProblem } from './problem.mjs';
import { mayEnter } from './server-user.mjs';

/** @typedef {import('./server-user.mjs').ServerUser} ServerUser */

const PLACES = ['/var/lib/nianbao', path.join(os.tmpdir(), 'nianbao-server')];

/**
 * A folder of ours outside the checkout that the server's user may enter. Only root ever needs one.
 * @param {ServerUser} user @param {readonly string[]} [places] tried in this order
 * @throws LauncherProblem that says of each place why it cannot be used
 */
export function shelterFor(user, places = PLACES) {
  const reasons = [];
  for (const folder of places) {
    const reason = reasonAgainst(folder, user);
    if (reason === null) return folder;
    reasons.push(`${folder} ${reason}`);
  }
  throw new LauncherProblem(
    `找不到数据库用户可以进入的文件夹：${reasons.join('；')}。请处理后重试，或用 TMPDIR 另外指定一个临时文件夹。`,
  );
}

/** @param {string} folder @param {ServerUser} user @returns {string | null} */
function reasonAgainst(folder, user) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    const { uid, isDirectory } = ownerOf(folder);
    // In a shared temp folder someone else may have taken the name first, or laid a link: never trust theirs.
    if (uid !== process.getuid?.() || !isDirectory) return '属于其他用户，不能使用';
    fs.chmodSync(folder, 0o755);
    fs.rmdirSync(fs.mkdtempSync(path.join(folder, 'probe-')));
    return mayEnter(folder, user) ? null : '数据库用户不能进入';
  } catch (error) {
    return causeOf(error);
  }
}

/** @param {string} folder the folder itself, not what a link leads to */
function ownerOf(folder) {
  const stat = fs.lstatSync(folder);
  return { uid: stat.uid, isDirectory: stat.isDirectory() };
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
    copyThenRemove(from, to);
  }
}

/**
 * To another file system: the original goes only when all of it is copied.
 * @param {string} from @param {string} to
 */
function copyThenRemove(from, to) {
  try {
    fs.cpSync(from, to, { recursive: true, preserveTimestamps: true });
    const owner = fs.statSync(from);
    for (const entry of ['', ...fs.readdirSync(to, { recursive: true, encoding: 'utf8' })])
      fs.lchownSync(path.join(to, entry), owner.uid, owner.gid);
  } catch (error) {
    fs.rmSync(to, { recursive: true, force: true });
    throw new LauncherProblem(`数据不能移到 ${to}：${causeOf(error)}。原处 ${from} 的数据没有改动。`);
  }
  fs.rmSync(from, { recursive: true });
}
