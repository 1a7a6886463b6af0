import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// The npm package's own arguments hold --single-process and --disable-web-security: not for testing a product.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium: `CHROMIUM_PATH`, else an installed one, else the one inside an npm package (Linux x64;
 * `E2E_BROWSER=npm` asks for it). Where none runs it throws: a run without a browser fails, it never skips.
 */
export async function launchBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const reasons: string[] = [];
  // A path that someone set is meant: another browser instead would hide the mistake.
  const ways = env.CHROMIUM_PATH ? [launchInstalled] : [launchInstalled, launchFromNpm];
  for (const launch of ways) {
    try {
      const browser = await launch(env);
      if (browser) return browser;
    } catch (error) {
      reasons.push(firstLine(error));
    }
  }
  throw new Error(
    `没有可用的浏览器，浏览器测试无法运行：请安装 Chromium，或用 CHROMIUM_PATH 指定它的位置。（${reasons.join('；') || '未找到'}）`,
  );
}

async function launchInstalled(env: NodeJS.ProcessEnv): Promise<Browser | null> {
  if (env.E2E_BROWSER === 'npm') return null;
  const named = env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH 指向的 ${named} 不存在`);
  const executablePath = named ?? INSTALLED.find((file) => existsSync(file));
  return executablePath ? chromium.launch({ executablePath, args: ARGUMENTS }) : null;
}

async function launchFromNpm(env: NodeJS.ProcessEnv): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('npm 包 @sparticuz/chromium 只有 Linux x64 版');
  // It unpacks into the temp folder under a fixed name: another user's copy there could not be overwritten.
  const folder = path.join(os.tmpdir(), `nianbao-chromium-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true });
  const previous = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    // Machines without a desktop lack NSS and others: the package brings them too.
    const libraries = await inflate(packedLibraries());
    const searched = [env.LD_LIBRARY_PATH, path.join(libraries, 'lib')].filter(Boolean).join(':');
    return await chromium.launch({
      executablePath,
      args: ARGUMENTS,
      env: { ...env, LD_LIBRARY_PATH: searched },
    });
  } finally {
    if (previous === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = previous;
  }
}

function packedLibraries(): string {
  const entry = import.meta.resolve('@sparticuz/chromium');
  const places = ['../bin/', '../../bin/'].map((up) => fileURLToPath(new URL(`${up}al2023.tar.br`, entry)));
  const file = places.find((place) => existsSync(place));
  if (!file) throw new Error('npm 包 @sparticuz/chromium 不完整');
  return file;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
