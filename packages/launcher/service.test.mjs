import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startApi } from './api.mjs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

// Servers start in one second on an idle machine, and in ten when every test runs at once.
vi.setConfig({ testTimeout: 60_000 });

// Stands for the API: healthy, and when asked to end it looks whether its database is still there.
const API = `
import http from 'node:http';
import net from 'node:net';
const database = new URL(process.env.DATABASE_URL);
const server = http.createServer((request, response) => {
  if (request.url === '/die') process.exit(7);
  response.end(JSON.stringify({ tryOut: process.env.NIANBAO_TRY_OUT, url: process.env.PUBLIC_URL }));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => {
  const socket = net.connect(Number(database.port), '127.0.0.1');
  socket.on('connect', () => { console.log('database alive'); process.exit(0); });
  socket.on('error', () => { console.log('database gone'); process.exit(9); });
});`;
const PEOPLE = `
export const PASSWORD = 'secret-of-all';
export const PEOPLE = [
  { account: 'both', roles: [{ role: 'office' }, { role: 'leader' }] },
  { account: 'boss', roles: [{ role: 'leader' }] },
];`;
const module = new URL('./service.mjs', import.meta.url).href;
const problem = new URL('./problem.mjs', import.meta.url).href;
const script = `
  const { serve } = await import(process.argv[1]);
  const { sentenceFor } = await import(process.argv[2]);
  const log = (line) => console.log(line);
  const code = await serve({ root: process.cwd(), env: process.env, log }).catch((e) => (log(sentenceFor(e)), 1));
  process.exit(code);`;
/** @type {string} */
let root;

/** A checkout with nothing in it but an API. @param {string} prefix @param {string} api */
function aCheckout(prefix, api) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  fs.chmodSync(folder, 0o755);
  fs.mkdirSync(path.join(folder, 'apps/api/dist'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  fs.writeFileSync(
    path.join(folder, 'apps/api/package.json'),
    '{ "type": "module", "engines": { "node": ">=22" } }',
  );
  fs.writeFileSync(path.join(folder, 'apps/api/dist/main.js'), api);
  return folder;
}

beforeAll(() => {
  root = aCheckout('nianbao-launcher-', API);
  fs.mkdirSync(path.join(root, 'apps/api/dist/database/try-out'), { recursive: true });
  fs.writeFileSync(path.join(root, 'apps/api/dist/database/try-out/people.js'), PEOPLE);
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** @param {number} port @param {Record<string, string>} more */
function start(port, more = {}) {
  const env = { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, PORT: String(port), ...more };
  const args = ['--input-type=module', '-e', script, module, problem];
  const child = spawn(process.execPath, args, { cwd: root, env });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  /** @type {Promise<number | null>} */
  const code = new Promise((resolve) => child.once('exit', resolve));
  return {
    child,
    code,
    output: () => output,
    async ready() {
      while (!output.includes('年报已就绪') && child.exitCode === null)
        await new Promise((next) => setTimeout(next, 20));
    },
  };
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });

it('serves on an own database and ends with 0 when asked, the API before its database', async () => {
  const port = await freePort();
  const service = start(port);
  await service.ready();
  const seen = await (await fetch(`http://127.0.0.1:${port}/`)).json();

  service.child.kill('SIGINT');
  service.child.kill('SIGTERM');

  expect(await service.code).toBe(0);
  expect(seen).toEqual({ tryOut: '1', url: `http://127.0.0.1:${port}` });
  expect(service.output()).toContain('试用账号：办公室 both · 领导 boss\n密码均为 secret-of-all');
  expect(service.output()).toContain('database alive');
  expect(service.output()).toContain('数据库已停止，数据已保存。');
  expect(fs.existsSync(path.join(root, '.data/postgres/postmaster.pid'))).toBe(false);
});

it('ends with the code of an API that dies, and stops the database', async () => {
  const port = await freePort();
  const service = start(port);
  await service.ready();

  await fetch(`http://127.0.0.1:${port}/die`).catch(() => null);

  expect(await service.code).toBe(7);
  expect(service.output()).toContain('服务意外结束（退出码 7）');
  expect(fs.existsSync(path.join(root, '.data/postgres/postmaster.pid'))).toBe(false);
});

it('refuses a second start, and starts again after the first was killed', async () => {
  const port = await freePort();
  const first = start(port);
  await first.ready();

  const second = start(await freePort());
  expect(await second.code).toBe(1);
  expect(second.output()).toContain(`年报已在运行：http://127.0.0.1:${port}`);

  first.child.kill('SIGKILL');
  await first.code;
  const third = start(port);
  await third.ready();
  third.child.kill('SIGTERM');
  expect(await third.code).toBe(0);
  expect(third.output()).toContain('上次的服务没有正常关闭');
});

it('serves on another port and a given database beside the first', async () => {
  const [port, other] = [await freePort(), await freePort()];
  const first = start(port);
  await first.ready();

  const second = start(other, { DATABASE_URL: 'postgres://127.0.0.1:1/somewhere' });
  await second.ready();
  const seen = await (await fetch(`http://127.0.0.1:${other}/`)).json();
  second.child.kill('SIGTERM');
  await second.code;
  const again = await fetch(`http://127.0.0.1:${port}/`);
  first.child.kill('SIGTERM');

  expect(seen).toEqual({ tryOut: '0', url: `http://127.0.0.1:${other}` });
  expect(again.ok).toBe(true);
  expect(await first.code).toBe(0);
});

it('goes on waiting for a service that is slow to answer, and says when it is ready', async () => {
  const late = API.replace(
    'server.listen(',
    'await new Promise((next) => setTimeout(next, 2000)); server.listen(',
  );
  const slow = aCheckout('nianbao-slow-', late);
  const port = await freePort();
  const api = startApi({
    root: slow,
    host: '127.0.0.1',
    port,
    ownDatabase: false,
    env: { ...process.env, DATABASE_URL: 'postgres://127.0.0.1:1/somewhere' },
  });
  /** @type {number[]} */
  const told = [];

  const answered = await api.answers((seconds) => told.push(seconds), 500);
  await api.stop();
  fs.rmSync(slow, { recursive: true, force: true });

  expect(answered).toBe(true);
  expect(told.slice(0, 3)).toEqual([0.5, 1, 1.5]);
});

it('says which port is taken and how to choose another', async () => {
  const port = await freePort();
  const other = net.createServer();
  await new Promise((resolve) => other.listen(port, '127.0.0.1', () => resolve(null)));

  const service = start(port);
  const code = await service.code;
  other.close();

  expect(code).toBe(1);
  expect(service.output()).toBe(
    `端口 ${port} 已被其他程序占用。请关闭该程序，或换一个端口，例如：PORT=${port + 1} npm start\n`,
  );
});
