import path from 'node:path';
import { makeWay, startApi } from './api.mjs';
import { startPostgres } from './postgres.mjs';
import { LauncherProblem } from './problem.mjs';
import { signInHints } from './sign-in.mjs';
import { askedToStop } from './signals.mjs';

/**
 * Database and API from start to stop. Answers the exit code: 0 when asked to stop, else that of the API.
 * @param {{ root: string, env: NodeJS.ProcessEnv, log: (line: string) => void }} options
 */
export async function serve({ root, env, log }) {
  const { host, port } = whereToListen(env);
  const ownDatabase = !env.DATABASE_URL;
  await makeWay({ root, host, port, ownDatabase, log });

  // Listened to from here on: a signal while the database starts must still stop it.
  const asked = askedToStop();
  const postgres = env.DATABASE_URL
    ? null
    : await startPostgres({ dataDir: path.join(root, '.data/postgres'), log });
  try {
    if (postgres) log(postgres.reused ? '数据库已在运行。' : '数据库已启动。');
    const database = postgres?.url() ?? env.DATABASE_URL;
    const apiEnv = apiEnvironment({ root, env, port, database, postgres });
    const api = startApi({ root, host, port, ownDatabase, env: apiEnv });
    const ended = api.exited.then((code) => ({ code }));
    const stopped = asked.then(() => null);
    const stillWaiting = (/** @type {number} */ seconds) => log(`仍在启动（已 ${seconds} 秒），请稍候……`);
    const ready = api.answers(stillWaiting).then(async (answers) => {
      if (!answers) return;
      const hints = apiEnv.NIANBAO_TRY_OUT === '1' ? await signInHints(root) : [];
      log(welcome(port, hints));
    });

    const end = await Promise.race([ended, stopped]);
    if (end) {
      log(`服务意外结束（退出码 ${end.code}），原因见上。`);
      return end.code || 1;
    }
    log('正在停止……');
    await api.stop();
    await ready;
    return 0;
  } finally {
    await postgres?.stop();
    if (postgres) log('数据库已停止，数据已保存。');
  }
}

/** @param {number} port @param {string[]} hints */
function welcome(port, hints) {
  const address = `http://127.0.0.1:${port}`;
  return [
    '',
    `年报已就绪：${address}（按 Ctrl-C 停止）`,
    `编制与审核：${address}/admin/    公开页面：${address}/`,
    ...hints,
    '',
  ].join('\n');
}

/**
 * What the caller set wins; a database of our own is a place to try things out.
 * @param {{ root: string, env: NodeJS.ProcessEnv, port: number, database: string | undefined, postgres: object | null }} facts
 * @returns {NodeJS.ProcessEnv}
 */
export function apiEnvironment({ root, env, port, database, postgres }) {
  return {
    ADMIN_DIST: path.join(root, 'apps/admin/dist'),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    NIANBAO_TRY_OUT: postgres ? '1' : '0',
    ...env,
    DATABASE_URL: database,
  };
}

/** @param {NodeJS.ProcessEnv} env */
export function whereToListen({ PORT = '3000', HOST = '127.0.0.1' }) {
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new LauncherProblem(`PORT 应为 1 到 65535 之间的整数，现为“${PORT}”。`);
  return { host: HOST, port };
}
