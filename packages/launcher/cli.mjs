// `npm run --silent nianbao -- import FILE --json` from a fresh checkout: runs the sources, no build before it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const main = fileURLToPath(new URL('apps/cli/src/main.ts', root));

/** The Node that npm installed with the project; its own may be too old to read TypeScript. */
function findNode() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24) return process.execPath;
  const installed = fileURLToPath(
    new URL(process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/.bin/node', root),
  );
  return existsSync(installed) ? installed : process.execPath;
}

const child = spawn(
  findNode(),
  ['--conditions=@nianbao/source', '--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`无法启动 Node：${error.message}\n请先在项目根目录运行 npm ci\n`);
  process.exit(2);
});
child.on('exit', (code, signal) => process.exit(signal ? 2 : (code ?? 2)));
