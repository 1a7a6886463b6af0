/**
 * `npm run dev`: database, API with the portal, and admin app, each taking up a change as it is saved. The packages run
 * from their sources; the API is compiled beside, as Node does not read decorators.
 */
import path from 'node:path';
import { makeWay } from './api.mjs';
import { startPostgres } from './postgres.mjs';
import { sentenceFor } from './problem.mjs';
import { buildChanged, installMissing, projectNode, ROOT } from './project.mjs';
import { apiEnvironment, whereToListen } from './service.mjs';
import { askedToStop } from './signals.mjs';
import { startWatcher } from './watcher.mjs';

const log = (/** @type {string} */ line) => console.log(line);

/** @param {NodeJS.ProcessEnv} env */
async function develop(env) {
  const { host, port } = whereToListen(env);
  await makeWay({ root: ROOT, host, port, ownDatabase: !env.DATABASE_URL, log });
  const asked = askedToStop();
  const postgres = env.DATABASE_URL
    ? null
    : await startPostgres({ dataDir: path.join(ROOT, '.data/postgres'), log });
  const database = postgres?.url() ?? env.DATABASE_URL;
  const apiEnv = { ...apiEnvironment({ root: ROOT, env, port, database, postgres }), PORT: String(port) };
  const watchers = [];
  try {
    for (const { args, folder } of commands(port)) {
      const options = { command: projectNode(ROOT), args, cwd: path.join(ROOT, folder), env: apiEnv };
      watchers.push(startWatcher(options));
    }
    log(`编制与审核：http://127.0.0.1:${port + 1}/admin/    公开页面与接口：http://127.0.0.1:${port}/`);
    log('改动保存后即生效（接口重新启动约需两秒）；按 Ctrl-C 停止。');
    const early = await Promise.race([asked, ...watchers.map(({ exited }) => exited)]);
    return early ?? 0;
  } finally {
    log('正在停止……');
    for (const watcher of watchers.toReversed()) await watcher.stop();
    await postgres?.stop();
  }
}

/** In the order in which they start; they end the other way round. @param {number} port */
function commands(port) {
  const own = (/** @type {string} */ file) => path.join(ROOT, 'node_modules', file);
  const source = '--conditions=@nianbao/source';
  const quiet = '--disable-warning=ExperimentalWarning';
  const compiler = [own('typescript/bin/tsc'), '-w', '--preserveWatchOutput', '-p', 'tsconfig.build.json'];
  return [
    { folder: 'apps/api', args: compiler },
    { folder: '.', args: ['--watch', '--watch-preserve-output', source, quiet, 'apps/api/dist/main.js'] },
    { folder: 'apps/admin', args: [own('vite/bin/vite.js'), '--port', String(port + 1), '--strictPort'] },
  ];
}

try {
  await installMissing(log);
  await buildChanged(log);
  process.exitCode = await develop(process.env);
} catch (error) {
  console.error(sentenceFor(error));
  process.exitCode = 1;
}
process.exit();
