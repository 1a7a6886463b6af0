/** Which services of this checkout are running: one file each, so that several can stand side by side. */
import fs from 'node:fs';
import path from 'node:path';
import { commandOf, isAlive, isCode } from './data-folder.mjs';

export const API_ENTRY = 'apps/api/dist/main.js';

/** @typedef {{ launcher: number, api: number, port: number, ownDatabase: boolean }} Running */

const folder = (/** @type {string} */ root) => path.join(root, '.data/running');
const fileOf = (/** @type {string} */ root, /** @type {number} */ port) =>
  path.join(folder(root), `${port}.json`);

/** @param {string} root @param {Running} running */
export function remember(root, running) {
  fs.mkdirSync(folder(root), { recursive: true });
  fs.writeFileSync(fileOf(root, running.port), JSON.stringify(running));
}

/** @param {string} root @param {number} port */
export const forget = (root, port) => fs.rmSync(fileOf(root, port), { force: true });

/**
 * Those whose API is alive; what was left by one that is gone is removed.
 * @param {string} root @returns {Running[]}
 */
export function runningIn(root) {
  return portsIn(root).flatMap((port) => {
    const running = recall(root, port);
    if (running && commandOf(running.api)?.includes(API_ENTRY) && isAlive(running.api)) return [running];
    forget(root, port);
    return [];
  });
}

/** @param {string} root @returns {number[]} */
function portsIn(root) {
  try {
    return fs.readdirSync(folder(root)).map((name) => Number.parseInt(name, 10));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** @param {string} root @param {number} port @returns {Running | null} */
function recall(root, port) {
  try {
    return JSON.parse(fs.readFileSync(fileOf(root, port), 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
}
