import { expect, it } from 'vitest';
import { startWatcher } from './watcher.mjs';

const node = (script, options = {}) =>
  startWatcher({
    command: process.execPath,
    args: ['-e', script],
    cwd: import.meta.dirname,
    env: process.env,
    ...options,
  });
const lives = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('tells how a program ended that ended by itself', async () => {
  expect(await node('process.exit(3)').exited).toBe(3);
});

it('ends what runs on, and asks nothing of what has ended', async () => {
  const watcher = node('setInterval(() => {}, 1000)');
  await watcher.stop();

  expect(lives(watcher.pid)).toBe(false);
  await watcher.stop();
});

it('kills what does not listen', async () => {
  const deaf = node("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)", { patience: 300 });
  await deaf.stop();

  expect(lives(deaf.pid)).toBe(false);
});

it('counts a program that cannot be started as failed', async () => {
  const none = startWatcher({ command: '/no/such/program', args: [], cwd: '/', env: {} });

  expect(await none.exited).toBe(1);
  await none.stop();
});
