import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isServerOf } from './data-folder.mjs';
import { startPostgres } from './postgres.mjs';

// Servers start in one second on an idle machine, and in ten when every test runs at once.
vi.setConfig({ testTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
const module = new URL('./postgres.mjs', import.meta.url).href;
/** @type {string} */
let base;

beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'nianbao-launcher-'));
  fs.chmodSync(base, 0o755);
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const inFolder = (/** @type {string} */ name) => ({
  dataDir: path.join(base, name, 'postgres'),
  unsafeFast: true,
});

describe('one server', () => {
  it('keeps its data over a stop and a start', async () => {
    const first = await startPostgres(inFolder('restart'));
    await query(first.url(), "CREATE TABLE kept AS SELECT '年报' AS word");
    await first.stop();

    const second = await startPostgres(inFolder('restart'));
    const rows = await query(second.url(), 'SELECT word FROM kept');
    await second.destroy();

    expect(first.reused || second.reused).toBe(false);
    expect(rows).toEqual([{ word: '年报' }]);
    expect(fs.readdirSync(path.join(base, 'restart'))).toEqual([]);
  });

  it('recovers what was committed after the server was killed', async () => {
    const options = { ...inFolder('killed'), unsafeFast: false };
    const first = await startPostgres(options);
    await query(first.url(), 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    process.kill(first.pid, 'SIGKILL');
    await sleep(200);

    const second = await startPostgres(options);
    const rows = await query(second.url(), 'SELECT count(*)::int AS n FROM kept');
    await second.destroy();

    expect(second.pid).not.toBe(first.pid);
    expect(rows).toEqual([{ n: 1000 }]);
  });

  it('starts where an earlier first start was killed half-way', async () => {
    const options = inFolder('half');
    fs.mkdirSync(`${options.dataDir}.new`, { recursive: true });
    fs.writeFileSync(`${options.dataDir}.new/PG_VERSION`, '18\n');
    fs.writeFileSync(`${options.dataDir}.lock`, '999999999');

    const server = await startPostgres(options);
    const rows = await query(server.url(), 'SELECT 1 AS one');
    await server.destroy();

    expect(rows).toEqual([{ one: 1 }]);
  });

  it('is not deceived by a process that now has the number of a dead server', async () => {
    const options = inFolder('number');
    const first = await startPostgres(options);
    await first.stop();
    fs.writeFileSync(
      path.join(first.dataDir, 'postmaster.pid'),
      `${process.pid}\n${first.dataDir}\n1\n1\n\n\n\nready\n`,
    );

    const second = await startPostgres(options);
    await second.destroy();

    expect(second.pid).not.toBe(process.pid);
  });

  it('refuses a folder that holds something else, and a port that is taken', async () => {
    const options = inFolder('foreign');
    fs.mkdirSync(options.dataDir, { recursive: true });
    fs.writeFileSync(path.join(options.dataDir, 'letter.txt'), '');
    const other = await startPostgres(inFolder('taken'));

    const foreign = startPostgres(options);
    await expect(foreign).rejects.toThrow('不是数据库的数据文件夹');
    const taken = startPostgres({ ...inFolder('second'), port: other.port });
    await expect(taken).rejects.toThrow(`数据库端口 ${other.port} 已被占用`);
    await other.destroy();
  });
});

describe('several processes', () => {
  const script = `
    const { startPostgres } = await import(process.argv[1]);
    const server = await startPostgres({ dataDir: process.argv[2], unsafeFast: true });
    console.log(server.pid, process.getuid());
    for await (const _ of process.stdin) {}
    await server.stop();`;

  /** A process that shares the server until its input ends. */
  function share(/** @type {string} */ dataDir, options = {}) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, module, dataDir], {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...options,
    });
    const answered = new Promise((resolve) =>
      child.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    const ended = new Promise((resolve) => child.once('exit', resolve));
    return {
      answered,
      async leave() {
        child.stdin.end();
        await ended;
      },
      async kill() {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }

  it('share one server when they start at once, until the last has left', async () => {
    const { dataDir } = inFolder('three');
    const [first, second, third] = [share(dataDir), share(dataDir), share(dataDir)];
    const answers = await Promise.all([first.answered, second.answered, third.answered]);
    const pid = Number(String(answers[0]).split(' ')[0]);

    await first.leave();
    await second.kill();
    const still = isServerOf(pid, dataDir);
    await third.leave();

    expect(new Set(answers).size).toBe(1);
    expect(still).toBe(true);
    expect(isServerOf(pid, dataDir)).toBe(false);
  });

  it('find the server of one that was killed', async () => {
    const options = inFolder('orphan');
    const killed = share(options.dataDir);
    const pid = Number(String(await killed.answered).split(' ')[0]);
    await killed.kill();

    const server = await startPostgres(options);
    await server.destroy();

    expect(server.reused).toBe(true);
    expect(server.pid).toBe(pid);
  });

  it.skipIf(!isRoot)('may belong to an ordinary user (skipped unless root can become one)', async () => {
    const home = path.join(base, 'home');
    fs.mkdirSync(home);
    fs.chownSync(home, 65_534, 65_534);
    const user = share(path.join(home, '.data/postgres'), { uid: 65_534, gid: 65_534, cwd: home });

    const [pid, uid] = String(await user.answered).split(' ');
    const owner = fs.statSync(path.join(home, '.data/postgres')).uid;
    await user.leave();

    expect(Number(pid)).toBeGreaterThan(0);
    expect([Number(uid), owner]).toEqual([65_534, 65_534]);
  });
});

it.skipIf(!isRoot)(
  'moves the data out of a folder only root may enter, and says so (skipped unless root)',
  async () => {
    const closed = path.join(base, 'closed');
    fs.mkdirSync(closed, { mode: 0o700 });
    /** @type {string[]} */
    const said = [];

    const options = { dataDir: path.join(closed, '.data/postgres'), unsafeFast: true };
    const server = await startPostgres({ ...options, log: (line) => said.push(line) });
    const link = fs.readlinkSync(options.dataDir);
    await server.stop();
    const again = await startPostgres(options);
    await again.destroy();

    expect(link).toBe(server.dataDir);
    expect(again.dataDir).toBe(server.dataDir);
    expect(said[0]).toContain(`数据存放在 ${server.dataDir}`);
    expect(fs.existsSync(server.dataDir)).toBe(false);
  },
);
