import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { countsLine, readCounts } from './counts.mjs';
import { LauncherProblem, sentenceFor } from './problem.mjs';
import { missingPackages } from './project.mjs';

/** @type {string[]} */
const folders = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** @param {string} name @param {unknown} content */
function inFile(name, content) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nianbao-launcher-'));
  folders.push(folder);
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(content));
  return { folder, file };
}

const green = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

it.each([
  ['a green run', green, 0, '3 passed, 0 failed'],
  [
    'skipped and planned tests',
    { ...green, numPendingTests: 1, numTodoTests: 1 },
    0,
    '3 passed, 0 failed, 2 skipped',
  ],
  ['a failed test', { ...green, numFailedTests: 2 }, 1, '3 passed, 2 failed'],
  [
    'a file that cannot be loaded',
    { ...green, testResults: [{ status: 'failed', assertionResults: [] }] },
    1,
    '3 passed, 1 failed',
  ],
  ['an error outside every test', green, 1, '3 passed, 1 failed'],
  ['a run without a single test', { ...green, numPassedTests: 0 }, 0, '0 passed, 1 failed'],
])('counts %s', (_, report, exitCode, line) => {
  const { file } = inFile('report.json', report);

  expect(countsLine(readCounts(file, exitCode))).toBe(line);
});

it('counts a run that left no report as one failure, with the reason', () => {
  const counts = readCounts(path.join(os.tmpdir(), 'no-such-report.json'), 134);

  expect(countsLine(counts)).toBe('0 passed, 1 failed');
  expect(counts.reason).toContain('134');
});

it('names the packages that are absent or of another version, optional ones only when they are there', () => {
  const { folder } = inFile('package-lock.json', {
    packages: {
      '': {},
      'packages/own': {},
      'node_modules/own': { link: true },
      'node_modules/absent': { version: '1.0.0' },
      'node_modules/older': { version: '2.0.0' },
      'node_modules/right': { version: '1.0.0' },
      'node_modules/for-another-system': { version: '1.0.0', optional: true },
    },
  });
  const installed = {
    packages: { 'node_modules/older': { version: '1.9.0' }, 'node_modules/right': { version: '1.0.0' } },
  };
  fs.mkdirSync(path.join(folder, 'node_modules'));
  fs.writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), JSON.stringify(installed));

  expect(missingPackages(folder)).toEqual(['node_modules/own', 'node_modules/absent', 'node_modules/older']);
});

it('turns failures into sentences', () => {
  expect(sentenceFor(new LauncherProblem('端口 80 已被占用。'))).toBe('端口 80 已被占用。');
  expect(sentenceFor(new Error('could not write: No space left on device'))).toContain('磁盘空间不足');
  expect(sentenceFor(new Error('odd'))).toBe('启动失败：odd');
});
