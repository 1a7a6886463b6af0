/** The API as a child of ours: started, watched until it answers, stopped in good order. */
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './data-folder.mjs';
import { LauncherProblem } from './problem.mjs';
import { projectNode } from './project.mjs';
import { API_ENTRY, forget, remember, runningIn } from './running.mjs';

const PATIENCE = 20_000;
const STILL_WAITING = 30_000;

/**
 * @typedef {{ root: string, env: NodeJS.ProcessEnv, host: string, port: number, ownDatabase: boolean }} ApiOptions
 * @param {ApiOptions} options
 */
export function startApi({ root, env, host, port, ownDatabase }) {
  // Its own process group: Ctrl-C in the terminal reaches only us, and we stop the API before its database.
  const child = spawn(projectNode(root), [path.join(root, API_ENTRY)], {
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
    forget(root, port);
    return code;
  });
  remember(root, { launcher: process.pid, api: child.pid ?? 0, port, ownDatabase });
  return {
    exited,
    /**
     * Whether it answered before it ended. However long that takes: a slow machine, or the migration of a large database.
     * @param {(seconds: number) => void} stillWaiting told every half minute
     */
    async answers(stillWaiting, every = STILL_WAITING) {
      const began = Date.now();
      let told = 0;
      while (!ended()) {
        if (await isHealthy(host, port)) return true;
        const waited = Math.floor((Date.now() - began) / every);
        if (waited > told) stillWaiting((waited * every) / 1000);
        told = waited;
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
 * Refuses a second start on the same port or the same database of our own, and a port that someone else has; an API
 * whose launcher was killed is stopped first, so that one can always start again. Starts with a database and a port of
 * their own stand side by side.
 * @param {{ root: string, host: string, port: number, ownDatabase: boolean, log: (line: string) => void }} options
 */
export async function makeWay({ root, host, port, ownDatabase, log }) {
  for (const other of runningIn(root)) {
    if (other.port !== port && !(ownDatabase && other.ownDatabase)) continue;
    if (isAlive(other.launcher))
      throw new LauncherProblem(`年报已在运行：http://127.0.0.1:${other.port}（进程 ${other.launcher}）。`);
    log('上次的服务没有正常关闭，正在关闭……');
    process.kill(other.api, 'SIGTERM');
    for (let waited = 0; waited < PATIENCE && isAlive(other.api); waited += 50) await sleep(50);
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
