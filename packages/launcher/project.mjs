/** What the commands of the project need before they can run: the packages, the build, the right Node. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { LauncherProblem } from './problem.mjs';

export const ROOT = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');

/**
 * Runs `npm ci` unless everything the lock file names is already there in that version.
 * @param {(line: string) => void} log
 */
export async function installMissing(log, root = ROOT) {
  const missing = missingPackages(root);
  if (missing.length === 0) return;
  log(`正在安装依赖（缺 ${missing.length} 个包，约需一分钟）……`);
  const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  if (code !== 0)
    throw new LauncherProblem('依赖安装失败，原因见上。请检查网络与 npm 设置后重试（命令：npm ci）。');
}

/**
 * Compared by content, not by date: a fresh checkout gives every file a new date.
 * @param {string} root
 */
export function missingPackages(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).flatMap(([place, { version, link, optional }]) => {
    if (!place.includes('node_modules/')) return [];
    if (link) return fs.existsSync(path.join(root, place)) ? [] : [place];
    const installed = present[place];
    if (!installed) return optional ? [] : [place];
    return installed.version === version ? [] : [place];
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }>}
 */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** The npm that runs us, on a Node outside node_modules: `npm ci` removes the one inside while it works. */
function npm(/** @type {string[]} */ args, /** @type {string} */ cwd) {
  const script = process.env.npm_execpath;
  if (!script?.endsWith('.js')) return run('npm', args, { cwd, shell: process.platform === 'win32' });
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.startsWith(cwd));
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const outside = folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
  return run(outside ?? process.execPath, [script, ...args], { cwd });
}

/**
 * Builds every workspace, and does not even ask turbo when nothing changed since the last build here.
 * @param {(line: string) => void} log
 */
export async function buildChanged(log, root = ROOT) {
  const stamp = path.join(root, 'node_modules/.cache/nianbao/built');
  const now = fingerprint(root);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now && isBuilt(root)) return;
  log('正在构建……');
  const turbo = path.join(root, 'node_modules/turbo/bin/turbo');
  const args = [turbo, 'run', 'build', '--output-logs=errors-only', '--log-order=grouped'];
  const code = await run(projectNode(root), args, {
    cwd: root,
    env: { ...process.env, ...withProjectBin(root), TURBO_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw new LauncherProblem('构建失败，原因见上。');
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, now);
}

/** The name, size and date of every file that a build reads. @param {string} root */
function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'turbo.json']) add(path.join(root, file));
  for (const workspace of workspaces(root)) walk(workspace);
  return hash.digest('hex');

  /** @param {string} file */
  function add(file) {
    const { size, mtimeMs } = fs.statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  /** @param {string} folder */
  function walk(folder) {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true }).toSorted(byName)) {
      if (['node_modules', 'dist', '.turbo'].includes(entry.name)) continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile()) add(file);
    }
  }
}

/** @param {string} root */
function isBuilt(root) {
  return workspaces(root).every((folder) => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return !scripts?.build || fs.existsSync(path.join(folder, 'dist'));
  });
}

/** @param {string} root */
function workspaces(root) {
  return ['apps', 'packages'].flatMap((group) =>
    fs
      .readdirSync(path.join(root, group), { withFileTypes: true })
      .map(({ name }) => path.join(root, group, name))
      .filter((folder) => fs.existsSync(path.join(folder, 'package.json')))
      .toSorted(),
  );
}

/** @param {{ name: string }} a @param {{ name: string }} b */
const byName = (a, b) => (a.name < b.name ? -1 : 1);

/**
 * What the API says it runs on; the commands themselves run on what the package.json at the top says.
 * @param {string} root
 */
function oldestNode(root) {
  const { engines } = JSON.parse(fs.readFileSync(path.join(root, 'apps/api/package.json'), 'utf8'));
  return Number(/^>=(\d+)$/.exec(engines.node)?.[1]);
}

/** The Node that came with the packages, whatever is installed on the machine; where none came, this one. */
export function projectNode(root = ROOT) {
  const own = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(own)) return own;
  const major = Number(process.versions.node.split('.')[0]);
  const oldest = oldestNode(root);
  if (major >= oldest) return process.execPath;
  throw new LauncherProblem(
    `需要 Node ${oldest} 或更新版本，本机为 ${process.versions.node}。请运行 npm ci（不要省略可选依赖）或升级 Node。`,
  );
}

/** PATH with the project's own tools first, as npm scripts have it. */
export function withProjectBin(root = ROOT) {
  return { PATH: [path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter) };
}

/**
 * Runs a command with our own output and answers its exit code.
 * @param {string} command @param {string[]} args
 * @param {Omit<import('node:child_process').SpawnOptions, 'stdio'>} options
 * @returns {Promise<number>}
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
