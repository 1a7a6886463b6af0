import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { RECORD_FILE } from './manifest.ts';
import { openArchive, textOf } from './open-archive.ts';
import { type ArchivedFile, packArchive } from './pack-archive.ts';
import type { Bytes } from './zip-directory.ts';

const FACTS = {
  organisation: { id: 'x', name: '云溪市营商环境建设局' },
  year: 2025,
  report: '2025 年年报',
  archivedAt: '2026-02-01T00:00:00.000Z',
};
const aFile = (path: string, text: string): ArchivedFile => ({ path, content: [strToU8(text)] });
const FILES = [aFile(RECORD_FILE, '记录\n'), aFile('report/正文.html', '<p>正文</p>'), aFile('空.txt', '')];

async function packed(files: readonly ArchivedFile[] = FILES): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of packArchive(FACTS, files)) pieces.push(piece);
  return Buffer.concat(pieces);
}
const inMemory = (bytes: Uint8Array): Bytes => ({
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.slice(start, end)),
  stream: (start, end) => [bytes.slice(start, end)],
});
const opened = (bytes: Uint8Array) => openArchive(inMemory(bytes));
/** The archive after somebody has handled it. */
async function altered(change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const files = unzipSync(await packed());
  change(files);
  return zipSync(files);
}

it('opens what it packed, without a fault', async () => {
  const archive = await opened(await packed());

  expect(archive).toMatchObject({ manifest: FACTS, faults: [] });
  expect(await textOf(archive?.file('report/正文.html') ?? null)).toBe('<p>正文</p>');
  expect(archive?.file('another.txt')).toBeNull();
});

it('packs a file that comes in pieces, each of them taken before the next is asked for', async () => {
  let asked = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (asked = 1; asked <= 100; asked++) yield crypto.getRandomValues(new Uint8Array(10_000));
  }
  let seen = 0;
  let behind = 0;
  const all: Uint8Array[] = [];
  for await (const piece of packArchive(FACTS, [{ path: 'a', content: pieces() }])) {
    seen += piece.length;
    behind = Math.max(behind, Math.min(asked, 100) * 10_000 - seen);
    all.push(piece);
  }

  expect(behind).toBeLessThan(300_000);
  expect(await opened(Buffer.concat(all))).toMatchObject({
    faults: [],
    manifest: { files: [{ path: 'a', size: 1_000_000 }] },
  });
});

it('packs equal files into equal bytes', async () => {
  expect(await packed()).toEqual(await packed());
});

it('names each file that is missing, altered or added', async () => {
  const handled = await altered((files) => {
    delete files[RECORD_FILE];
    files['report/正文.html'] = strToU8('<p>改</p>');
    files['another.txt'] = strToU8('x');
  });

  expect((await opened(handled))?.faults).toEqual([
    { path: RECORD_FILE, kind: 'missing' },
    { path: 'report/正文.html', kind: 'altered' },
    { path: 'another.txt', kind: 'added' },
  ]);
});

it('reads no more of a file than the manifest says it has', async () => {
  const bomb = await altered((files) => void (files['空.txt'] = new Uint8Array(50_000_000)));

  expect((await opened(bomb))?.faults).toEqual([{ path: '空.txt', kind: 'altered' }]);
});

it('notices a second file under the name of one that is listed', async () => {
  const twice = Buffer.from(await packed([aFile('a', 'right'), aFile('b', 'wrong')]));
  // The name stands before the content and in the directory at the end.
  for (let at = twice.indexOf('b', 0, 'latin1'); at !== -1; at = twice.indexOf('b', at + 1, 'latin1'))
    if (twice.readUInt16LE(Math.max(0, at - 4)) === 1 || twice.readUInt16LE(Math.max(0, at - 18)) === 1)
      twice[at] = 'a'.charCodeAt(0);

  expect((await opened(twice))?.faults).toContainEqual({ path: 'a', kind: 'added' });
});

it.each([
  ['nothing', () => new Uint8Array()],
  ['no archive', () => strToU8('年报')],
  ['without a manifest', () => altered((files) => void delete files['manifest.json'])],
  ['with a manifest that is none', () => altered((files) => void (files['manifest.json'] = strToU8('[]')))],
  ['cut off', async () => (await packed()).slice(0, -30)],
])('opens nothing that is not ours: %s', async (_, bytes) => {
  expect(await opened(await bytes())).toBeNull();
});
