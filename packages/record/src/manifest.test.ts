import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openArchive, packArchive, RECORD_FILE } from './manifest.ts';

const FACTS = {
  organisation: { id: 'x', name: '云溪市营商环境建设局' },
  year: 2025,
  report: '2025 年年报',
  archivedAt: '2026-02-01T00:00:00.000Z',
};
const FILES = new Map([
  [RECORD_FILE, strToU8('记录\n')],
  ['report/正文.html', strToU8('<p>正文</p>')],
]);
const packed = packArchive(FACTS, FILES);
/** The archive after somebody has handled it. */
const altered = (change: (files: Record<string, Uint8Array>) => void): Uint8Array => {
  const files = unzipSync(packed);
  change(files);
  return zipSync(files);
};

it('opens what it packed, without a fault', () => {
  expect(openArchive(packed)).toMatchObject({ manifest: FACTS, faults: [] });
  expect(openArchive(packed)?.files).toEqual(FILES);
});

it('packs equal files into equal bytes', () => {
  expect(packArchive(FACTS, new Map(FILES))).toEqual(packed);
});

it('names each file that is missing, altered or added', () => {
  const handled = altered((files) => {
    delete files[RECORD_FILE];
    files['report/正文.html'] = strToU8('<p>改</p>');
    files['another.txt'] = strToU8('x');
  });

  expect(openArchive(handled)?.faults).toEqual([
    { path: RECORD_FILE, kind: 'missing' },
    { path: 'report/正文.html', kind: 'altered' },
    { path: 'another.txt', kind: 'added' },
  ]);
});

it.each([
  ['no archive', strToU8('年报')],
  ['without a manifest', altered((files) => void delete files['manifest.json'])],
  ['with a manifest that is none', altered((files) => void (files['manifest.json'] = strToU8('[]')))],
])('opens nothing that is not ours: %s', (_, bytes) => {
  expect(openArchive(bytes)).toBeNull();
});
