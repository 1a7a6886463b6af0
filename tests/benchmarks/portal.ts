import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '@nianbao/launcher/postgres';
import { makeTryOut, serve } from '../stories/server.ts';

/**
 * Requests a second of a published page from the portal, of the very same bytes from a bare Node server and from nginx
 * with one worker, in turns in one run; and for the two Node servers the time of the processor that one request takes, which
 * says the same when other programs have the machine as well. Needs the built API (`npx turbo run build`) and `wrk`; brings all else itself.
 */

const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 32;
const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-bench-'));
const children: ChildProcess[] = [];

const has = (program: string): boolean => {
  try {
    execFileSync('which', [program]);
    return true;
  } catch {
    return false;
  }
};

interface Measured {
  name: string;
  url: string;
  headers: string[];
  pid?: number | undefined;
  rounds: { perSecond: number; p99: string; cpu: number }[];
}

/** One round of load; a page that answers with anything but what is expected is no measurement. */
function load({ url, headers, pid }: Pick<Measured, 'url' | 'headers' | 'pid'>): Measured['rounds'][number] {
  const given = headers.flatMap((header) => ['-H', header]);
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', ...given, url];
  const before = cpuTime(pid);
  const report = execFileSync('wrk', args, { encoding: 'utf8' });
  if (/Non-2xx or 3xx|Socket errors/u.test(report)) throw new Error(report);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/u.exec(report)?.[1]),
    p99: /99%\s+(\S+)/u.exec(report)?.[1] ?? '',
    cpu: (cpuTime(pid) - before) / Number(/(\d+) requests in/u.exec(report)?.[1]),
  };
}

/** Microseconds that a process has had of the processor; not a number where the system does not tell. */
function cpuTime(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`;
  if (pid === undefined || !existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // In hundredths of a second: of its own, and of the system for it.
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function answers(url: string): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(50);
  }
  throw new Error(`${url} does not answer`);
}

/** The page as a browser gets it, packed, with the headers that matter. */
async function thePage(
  origin: string,
): Promise<{ path: string; etag: string; file: string; headers: Record<string, string> }> {
  const home = await (await fetch(origin)).text();
  const address = /href="(\/reports\/[\w-]+\/\d{4})"/u.exec(home)?.[1];
  if (!address) throw new Error('no published report');
  // Read until its files are there and its visitor is counted: then the bytes stay as they are.
  for (let i = 0; i < 100; i += 1) {
    const text = await (await fetch(origin + address)).text();
    if (text.includes('report.pdf') && !text.includes('浏览量 0<')) break;
    await pause(200);
  }
  const raw = execFileSync('curl', ['-s', '-H', 'Accept-Encoding: br', origin + address]);
  const { headers } = await fetch(origin + address, { headers: { 'accept-encoding': 'br' } });
  mkdirSync(path.join(folder, 'root'));
  const file = path.join(folder, 'root', 'page');
  writeFileSync(file, raw);
  const sent = Object.fromEntries(
    [...headers].filter(
      ([name]) => !/^(?:date|connection|keep-alive|content-length|transfer-encoding)$/u.test(name),
    ),
  );
  return {
    path: address,
    etag: headers.get('etag') ?? '',
    file,
    headers: { ...sent, 'content-encoding': 'br' },
  };
}

function nginxConfiguration(port: number, headers: Record<string, string>): string {
  const added = Object.entries(headers)
    .filter(([name]) => name !== 'content-type' && name !== 'etag')
    .map(([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}";`);
  // Started as root its worker would be nobody, who may not read the temporary folder.
  const user = process.getuid?.() === 0 ? 'user root; ' : '';
  return `${user}worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log off; keepalive_requests 1000000; open_file_cache max=10; sendfile on; tcp_nopush on; charset utf-8;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server { listen 127.0.0.1:${port}; root ${folder}/root; default_type text/html; ${added.join(' ')} } }`;
}

function start(program: string, args: readonly string[]): number | undefined {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  children.push(child);
  return child.pid;
}

if (!has('wrk')) {
  console.log('skipped: wrk is not installed; a client in Node would measure itself');
  process.exit(0);
}
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), unsafeFast: true });
await makeTryOut(postgres.url());
const served = await serve(postgres.url(), { tryOut: true });
try {
  const page = await thePage(served.url);
  const [node, nginx] = [Number(new URL(served.url).port) + 1, Number(new URL(served.url).port) + 2];
  const packed = ['Accept-Encoding: br'];
  const bare = start(process.execPath, [
    path.join(import.meta.dirname, 'bare-server.ts'),
    String(node),
    page.file,
    JSON.stringify(page.headers),
  ]);
  const subjects: Measured[] = [
    { name: 'portal', url: served.url + page.path, headers: packed, pid: served.pid(), rounds: [] },
    {
      name: 'portal, 304',
      url: served.url + page.path,
      headers: [...packed, `If-None-Match: ${page.etag}`],
      pid: served.pid(),
      rounds: [],
    },
    {
      name: 'bare Node server',
      url: `http://127.0.0.1:${node}/page`,
      headers: packed,
      pid: bare,
      rounds: [],
    },
  ];
  if (has('nginx')) {
    writeFileSync(path.join(folder, 'nginx.conf'), nginxConfiguration(nginx, page.headers));
    start('nginx', ['-c', path.join(folder, 'nginx.conf')]);
    subjects.push({
      name: 'nginx, one worker',
      url: `http://127.0.0.1:${nginx}/page`,
      headers: packed,
      rounds: [],
    });
  } else console.log('nginx is not installed: measured without it');
  for (const { url } of subjects) await answers(url);
  for (const subject of subjects) load(subject);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const subject of subjects) subject.rounds.push(load(subject));

  const size = execFileSync('wc', ['-c', page.file], { encoding: 'utf8' }).split(' ')[0];
  console.log(
    `page ${size} bytes (brotli), ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${SECONDS} s`,
  );
  const portal = median(subjects[0]?.rounds.map(({ perSecond }) => perSecond) ?? []);
  for (const { name, rounds } of subjects) {
    const perSecond = median(rounds.map((round) => round.perSecond));
    const p99 = rounds.map((round) => round.p99).join(' ');
    const cpu = median(rounds.map((round) => round.cpu));
    const each = Number.isNaN(cpu) ? '' : `   ${cpu.toFixed(1)} µs of CPU each`;
    console.log(
      `${name.padEnd(20)} ${perSecond.toFixed(0).padStart(7)}/s   portal is ${(portal / perSecond).toFixed(2)} of it${each}   p99 ${p99}`,
    );
  }
} finally {
  for (const child of children) child.kill();
  await served.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
