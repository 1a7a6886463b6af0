import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sentenceFor } from './problem.mjs';
import { placeDataFolder, shelterFor } from './shelter.mjs';

const isRoot = process.getuid?.() === 0;
const SELF = {};
/** @type {string} */
let base;

beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'nianbao-shelter-'));
  fs.chmodSync(base, 0o755);
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

const at = (/** @type {string} */ name) => path.join(base, name);
const refused = (/** @type {string} */ code, /** @type {string} */ file) =>
  Object.assign(new Error(`${code}: refused, mkdir '${file}'`), { code, path: file });

describe('a shelter', () => {
  it('is made where it is not there, and found again', () => {
    expect([shelterFor(SELF, [at('new')]), shelterFor(SELF, [at('new')])]).toEqual([at('new'), at('new')]);
    expect(fs.readdirSync(at('new'))).toEqual([]);
  });

  it('is never one that a link leads to, nor a file', () => {
    fs.mkdirSync(at('elsewhere'));
    fs.symlinkSync(at('elsewhere'), at('link'));
    fs.writeFileSync(at('file'), '');

    expect(shelterFor(SELF, [at('link'), at('file'), at('file/below'), at('own')])).toBe(at('own'));
    expect(() => shelterFor(SELF, [at('link')])).toThrow(`${at('link')} 属于其他用户，不能使用`);
  });

  it.skipIf(!isRoot)('is never one that somebody else has made (skipped unless root)', () => {
    fs.mkdirSync(at('theirs'));
    fs.chownSync(at('theirs'), 65_534, 65_534);

    expect(shelterFor(SELF, [at('theirs'), at('ours')])).toBe(at('ours'));
  });

  it('says of each place why it cannot be used', () => {
    const mkdir = vi.spyOn(fs, 'mkdirSync');
    mkdir.mockImplementationOnce(() => {
      throw refused('EROFS', '/var/lib/nianbao');
    });
    mkdir.mockImplementationOnce(() => {
      throw refused('ENOSPC', at('full'));
    });

    expect(() => shelterFor(SELF, ['/var/lib/nianbao', at('full')])).toThrow(
      `找不到数据库用户可以进入的文件夹：/var/lib/nianbao 是只读的，不能写入；${at('full')} 磁盘空间不足。`,
    );
    mkdir.mockRestore();
  });
});

it.skipIf(!isRoot)('leaves the data where they are when the disk is full (skipped unless root)', () => {
  const closed = at('closed');
  fs.mkdirSync(path.join(closed, 'postgres'), { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(closed, 'postgres/PG_VERSION'), '18');
  const rename = vi.spyOn(fs, 'renameSync').mockImplementationOnce(() => {
    throw refused('EXDEV', closed);
  });
  const copy = vi.spyOn(fs, 'cpSync').mockImplementationOnce(() => {
    throw refused('ENOSPC', closed);
  });

  expect(() =>
    placeDataFolder(path.join(closed, 'postgres'), { uid: 65_534, gid: 65_534 }, () => {}),
  ).toThrow(/磁盘空间不足。原处 .*closed\/postgres 的数据没有改动。$/u);
  rename.mockRestore();
  copy.mockRestore();
  expect(fs.readFileSync(path.join(closed, 'postgres/PG_VERSION'), 'utf8')).toBe('18');
});

it.each([
  ['ENOSPC', '磁盘空间不足，请清理出至少 1 GB 后重试。'],
  ['EACCES', '没有读写权限：/data。请换有权限的用户启动，或更改它的权限。'],
  ['EROFS', '所在的磁盘是只读的，不能写入：/data。'],
])('says of %s in a sentence what to do', (code, sentence) => {
  expect(sentenceFor(refused(code, '/data'))).toBe(sentence);
});
