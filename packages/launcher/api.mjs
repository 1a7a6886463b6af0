/** The API as a child of ours: started, watched until it answers, stopped in good order. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, isAlive, isCode } from './data-folder.mjs';
import { LauncherProblem } from './problem.mjs';
import { projectNode } from './project.mjs';

const ENTRY = 'apps/api/dist/main.js';
const PATIENCE = 20_000;

/**
 * @typedef {{ root: string, env: NodeJS.ProcessEnv, host: string, port: number }} ApiOptions
 * @param {ApiOptions} options
 */
export function startApi({ root, env, host, port }) {
  // Its own process group: Ctrl-C in the terminal reaches only us, and we stop the API before its database.
  const child = spawn(projectNode(root), [path.join(root, ENTRY)], {
    cwd: root,
    env: { ...env, PORT: String(port) },
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  /** @type {Promise<number>} a signal counts as a failure */
  const exited = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  }).then((code) => {
    fs.rmSync(recordFile(root), { force: true });
    return code;
  });
  remember(root, { launcher: process.pid, api: child.pid ?? 0, port });
  return {
    exited,
    /** Whether it answered before it ended or a minute was over. */
    async answers() {
      const deadline = Date.now() + 60_000;
      while (!ended() && Date.now() < deadline) {
        if (await isHealthy(host, port)) return true;
        await sleep(50);
      }
      return false;
    },
    async stop() {
      if (ended()) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** @param {string} host @param {number} port */
async function isHealthy(host, port) {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    return (await fetch(`http://${reachable}:${port}/api/health`)).ok;
  } catch {
    return false;
  }
}

/**
 * Refuses a second start of the same project and a port that someone else has; an API whose launcher was
 * killed is stopped first, so that one can always start again.
 * @param {{ root: string, host: string, port: number, log: (line: string) => void }} options
 */
export async function makeWay({ root, host, port, log }) {
  const last = recall(root);
  if (last && commandOf(last.api)?.includes(ENTRY) && isAlive(last.api)) {
    if (isAlive(last.launcher))
      throw new LauncherProblem(`年报已在运行：http://127.0.0.1:${last.port}（进程 ${last.launcher}）。`);
    log('上次的服务没有正常关闭，正在关闭……');
    process.kill(last.api, 'SIGTERM');
    for (let waited = 0; waited < PATIENCE && isAlive(last.api); waited += 50) await sleep(50);
  }
  const obstacle = await listenOnce(host, port);
  if (obstacle === 'EADDRINUSE')
    throw new LauncherProblem(
      `端口 ${port} 已被其他程序占用。请关闭该程序，或换一个端口，例如：PORT=${port + 1} npm start`,
    );
  if (obstacle === 'EACCES')
    throw new LauncherProblem(`没有权限使用端口 ${port}，请用 1024 以上的端口，例如：PORT=3000 npm start`);
  if (obstacle)
    throw new LauncherProblem(`不能在 ${host}:${port} 上提供服务（${obstacle}），请检查 HOST 与 PORT。`);
}

/** @param {string} host @param {number} port @returns {Promise<string | null>} what stands in the way */
function listenOnce(host, port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** @typedef {{ launcher: number, api: number, port: number }} Running */

const recordFile = (/** @type {string} */ root) => path.join(root, '.data/running.json');

/** @param {string} root @param {Running} running */
function remember(root, running) {
  fs.mkdirSync(path.dirname(recordFile(root)), { recursive: true });
  fs.writeFileSync(recordFile(root), JSON.stringify(running));
}

/** @param {string} root @returns {Running | null} */
function recall(root) {
  try {
    return JSON.parse(fs.readFileSync(recordFile(root), 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
}
