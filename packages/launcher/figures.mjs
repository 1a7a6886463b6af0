/** What the gate prints beside its count: figures of the build that should not grow unseen. */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './project.mjs';

for (const line of [dependencies(), ...bundles()]) console.log(line);

/** Packages of others that a running system needs, as the lock file has them. */
function dependencies() {
  /** @type {{ packages: Record<string, { dev?: boolean, link?: boolean, optional?: boolean, peer?: boolean }> }} */
  const { packages } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  const others = Object.entries(packages).filter(
    ([place, { link }]) => place.includes('node_modules/') && !link,
  );
  const running = others.filter(([, { dev, optional }]) => !dev && !optional);
  return `dependencies: ${running.length} of a running system, ${others.length} in all`;
}

/** The admin app's scripts: what every page loads, the largest, and all. */
function bundles() {
  const folder = path.join(ROOT, 'apps/admin/dist');
  if (!fs.existsSync(folder)) return ['bundles: not built'];
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  const scripts = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => {
      const bytes = fs.readFileSync(path.join(folder, name));
      return { name: path.basename(name), size: bytes.length, packed: gzipSync(bytes).length };
    });
  const kilobytes = (/** @type {number} */ size) => `${Math.round(size / 1000)} kB`;
  const sum = (/** @type {typeof scripts} */ some) =>
    `${kilobytes(some.reduce((all, { size }) => all + size, 0))} (${kilobytes(some.reduce((all, { packed }) => all + packed, 0))} packed)`;
  const first = scripts.filter(({ name }) => page.includes(name));
  const [largest] = scripts.toSorted((a, b) => b.size - a.size);
  return [
    `bundles: every page ${sum(first)}, all ${scripts.length} scripts ${sum(scripts)}`,
    ...(largest ? [`largest script: ${largest.name} ${sum([largest])}`] : []),
  ];
}
