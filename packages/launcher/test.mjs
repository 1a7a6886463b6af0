/**
 * `npm test`: every test of every workspace in one run, on a PostgreSQL of its own that is gone afterwards.
 * With `--long` (`npm run test:long`) the long properties run at full length.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { countsLine, readCounts } from './counts.mjs';
import { startPostgres } from './postgres.mjs';
import { sentenceFor } from './problem.mjs';
import { buildChanged, installMissing, projectNode, ROOT, run, withProjectBin } from './project.mjs';
import { askedToStop } from './signals.mjs';

const log = (/** @type {string} */ line) => console.log(line);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nianbao-test-'));
// The server's user must be able to pass through; what is in it is closed by itself.
fs.chmodSync(folder, 0o755);

/** @type {import('./counts.mjs').Counts} */
let counts;
try {
  await installMissing(log);
  await buildChanged(log);
  await prepareBrowser();
  const asked = process.argv.slice(2);
  if (asked.includes('--long')) process.env.NIANBAO_LONG = '1';
  const more = asked.filter((word) => word !== '--long');
  counts = await withDatabase((url) => vitest(more, url));
} catch (error) {
  counts = { passed: 0, failed: 1, skipped: 0, reason: sentenceFor(error) };
}
fs.rmSync(folder, { recursive: true, force: true });
if (counts.reason) log(counts.reason);
log(countsLine(counts));
process.exit(counts.failed === 0 ? 0 : 1);

/**
 * @template T
 * @param {(url: string) => Promise<T>} use
 */
async function withDatabase(use) {
  const given = process.env.TEST_DATABASE_SERVER;
  if (given) return use(given);
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), unsafeFast: true, log });
  try {
    return await use(postgres.url());
  } finally {
    await postgres.destroy();
  }
}

/**
 * Starts and ends a browser once, so that one unpacked from npm is there before many files ask for it at once.
 * A failure is only told here: the stories that need it fail by themselves.
 */
async function prepareBrowser() {
  const script = "const { launchBrowser } = await import('./tests/stories/browser.ts');";
  const close = 'await launchBrowser().then((b) => b.close(), (e) => console.log(e.message));';
  await run(projectNode(), ['--input-type=module', '-e', script + close], { cwd: ROOT });
}

/** @param {string[]} extra @param {string} server */
async function vitest(extra, server) {
  const report = path.join(folder, 'report.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const child = spawn(
    projectNode(),
    [path.join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args, `--outputFile.json=${report}`, ...extra],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...withProjectBin(), TEST_DATABASE_SERVER: server },
    },
  );
  // Ctrl-C ends vitest; the database is still put away and the counts still printed.
  void askedToStop().then(() => child.kill('SIGINT'));
  /** @type {number} */
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  return readCounts(report, code);
}
