/** A program that runs for as long as one develops: started in a group of its own, ended when we say so. */
import { spawn } from 'node:child_process';

/**
 * Its own process group, as the API of `npm start`: Ctrl-C reaches only us, and we end things in order.
 * @param {{ command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, patience?: number }} options
 */
export function startWatcher({ command, args, cwd, env, patience = 10_000 }) {
  const grouped = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd,
    env,
    detached: grouped,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  /** @type {Promise<number>} a signal counts as a failure */
  const exited = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return {
    pid: child.pid,
    exited,
    async stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => killAll(child.pid ?? 0, grouped), patience);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** @param {number} pid @param {boolean} grouped */
function killAll(pid, grouped) {
  try {
    process.kill(grouped ? -pid : pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}
