import {
  ANCHORS_FILE,
  GENESIS,
  hashEntry,
  packArchive,
  RECORD_FILE,
  type RecordedEntry,
  recordLine,
} from '@nianbao/record';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verify } from './verify.ts';

const ORGANISATION = { id: 'b5f6a3de-0000-4000-8000-000000000001', name: '云溪市营商环境建设局' };
const FACTS = { organisation: ORGANISATION, year: 2025, report: '2025 年年报', archivedAt: '2026-02-01' };

/** A record of so many entries, as the product exports it. */
function aRecord(length: number, text = ''): { lines: string[]; entries: RecordedEntry[] } {
  const entries: RecordedEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const said = {
      organisationId: ORGANISATION.id,
      sequence,
      at: '2026-01-12T02:32:00.000Z',
      actorId: null,
      actor: '系统',
      action: 'part.accept',
      reportId: null,
      partId: null,
      address: null,
      before: null,
      after: null,
      comment: `第 ${sequence} 次${text}`,
      previousHash: entries.at(-1)?.hash ?? GENESIS,
    };
    entries.push({ ...said, hash: hashEntry(said, 'sha256') });
  }
  const head = entries.at(-1)?.hash ?? GENESIS;
  const header = recordLine({
    record: 'nianbao',
    version: 1,
    organisation: ORGANISATION,
    algorithm: 'sha256',
    length,
    head,
    exportedAt: '2026-02-01T00:00:00.000Z',
  });
  return { lines: [header, ...entries.map(recordLine)], entries };
}

async function anArchive(record: string): Promise<Uint8Array> {
  const files = [{ path: RECORD_FILE, content: [new TextEncoder().encode(record)] }];
  const pieces: Uint8Array[] = [];
  for await (const piece of packArchive(FACTS, files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('nianbao verify', () => {
  let folder = '';
  let printed = '';
  let refused = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nianbao-verify-'));
    printed = '';
    refused = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((refused += String(text)), true));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  const save = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };

  it('says that a record is complete, and what it cannot prove without an anchor', async () => {
    const file = await save('record.jsonl', aRecord(3).lines.join(''));

    expect(await verify([file])).toBe(0);
    expect(printed).toContain('完整，共 3 条');
    expect(printed).toContain('未用锚点');
  });

  it('names the first entry that was altered, and exits with 1', async () => {
    const lines = aRecord(3).lines.map((line) => line.replace('第 2 次', '第二次'));

    expect(await verify([await save('record.jsonl', lines.join(''))])).toBe(1);
    expect(printed).toContain('第 2 条内容与其哈希不符');
  });

  it('notices a truncated record against an anchor', async () => {
    const { entries } = aRecord(5);
    const short = await save('record.jsonl', aRecord(3).lines.join(''));
    const last = entries.at(-1);
    const anchor = { organisationId: ORGANISATION.id, sequence: 5, head: last?.hash, at: last?.at };
    const anchors = await save('anchor.json', JSON.stringify(anchor));

    expect(await verify([short])).toBe(0);
    expect(await verify([short, '--anchor', anchors])).toBe(1);
    expect(printed).toContain('第 4 条起的记录已被截去');
  });

  it('notices a record that was written anew against what is printed on a 签批单', async () => {
    const { lines, entries } = aRecord(5);
    const file = await save('record.jsonl', lines.join(''));
    const head = entries.at(3)?.hash ?? '';
    const paper = `4:${head.slice(0, 8)} ${head.slice(8, 16).toUpperCase()}`;

    expect(await verify([file, '--printed', paper])).toBe(0);
    expect(printed).toContain('与 1 个锚点一致');
    expect(await verify([file, '--printed', `3:${head.slice(0, 16)}`])).toBe(1);
    expect(printed).toContain('第 3 条');
    expect(await verify([file, '--printed', `9:${head.slice(0, 16)}`])).toBe(1);
    expect(printed).toContain('第 6 条起的记录已被截去');
    expect(await verify([file, '--printed', `4:${head.slice(0, 15)}`])).toBe(2);
    expect(refused).toContain('至少 16 位末条校验码');
  });

  it('verifies the archive of a year, its files and the record in it', async () => {
    const zip = await anArchive(aRecord(2).lines.join(''));
    const forged = await anArchive(aRecord(2).lines.join('').replace('第 1 次', '改'));

    expect(await verify([await save('year.zip', zip), '--json'])).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ archive: [], record: { fault: null, end: { sequence: 2 } } });
    expect(await verify([await save('forged.zip', forged)])).toBe(1);
    expect(printed).toContain('第 1 条内容与其哈希不符');
  });

  it.each([
    ['as mail programs of Windows leave it', `\u{FEFF}${aRecord(3).lines.join('').replaceAll('\n', '\r\n')}`],
    ['packed with gzip', gzipSync(aRecord(3).lines.join(''))],
    ['with empty lines', aRecord(3).lines.join('\n')],
  ])('reads a record %s', async (_, content) => {
    expect(await verify([await save('record', content)])).toBe(0);
    expect(printed).toContain('完整，共 3 条');
  });

  it('finds no fault with a text that holds line separators of Unicode', async () => {
    const text = '一\u{2028}二\u{2029}三\u{85}四\u{FEFF}';

    expect(await verify([await save('record.jsonl', aRecord(3, text).lines.join(''))])).toBe(0);
  });

  it('says how far the anchors reach', async () => {
    const { lines, entries } = aRecord(5);
    const file = await save('record.jsonl', lines.join(''));

    expect(await verify([file, '--printed', `3:${entries[2]?.hash}`])).toBe(0);
    expect(printed).toContain('与 1 个锚点一致，第 3 条及以前未被重写；其后 2 条尚无锚点为证');
  });

  it('takes no anchor in the archive itself for a witness of it', async () => {
    const { lines, entries } = aRecord(2);
    const anchor = { organisationId: ORGANISATION.id, sequence: 2, head: entries[1]?.hash, at: '' };
    const file = (path: string, text: string) => ({ path, content: [new TextEncoder().encode(text)] });
    const pieces: Uint8Array[] = [];
    for await (const piece of packArchive(FACTS, [
      file(RECORD_FILE, lines.join('')),
      file(ANCHORS_FILE, JSON.stringify([anchor])),
    ]))
      pieces.push(piece);

    expect(await verify([await save('year.zip', Buffer.concat(pieces))])).toBe(0);
    expect(printed).toContain('未用锚点');
  });

  it.each([
    ['broken JSON', (line: string) => line.slice(0, -20)],
    ['a key given twice', (line: string) => line.replace('{', '{"actor":"别人",')],
  ])('names the entry with %s', async (_, change) => {
    const lines = aRecord(3).lines.map((line, at) => (at === 2 ? `${change(line.trim())}\n` : line));

    expect(await verify([await save('record.jsonl', lines.join(''))])).toBe(1);
    expect(printed).toContain('第 2 条不是系统导出时的写法');
  });

  it('reads an archive of many files without a word of its own', async () => {
    const warned = vi.fn<(warning: Error) => void>();
    process.once('warning', warned);
    const files = Array.from({ length: 30 }, (_, at) => ({
      path: `数据/${at}.jsonl`,
      content: [new TextEncoder().encode('{}\n')],
    }));
    const pieces: Uint8Array[] = [];
    for await (const piece of packArchive(FACTS, files)) pieces.push(piece);

    expect(await verify([await save('year.zip', Buffer.concat(pieces))])).toBe(0);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  });

  it('refuses what it cannot verify, with 2', async () => {
    const record = await save('record.jsonl', aRecord(1).lines.join(''));
    const foreign = await save(
      'foreign.json',
      JSON.stringify({ organisationId: 'x', sequence: 1, head: GENESIS, at: '' }),
    );

    expect(await verify([])).toBe(2);
    expect(await verify([join(folder, 'nothing.jsonl')])).toBe(2);
    expect(await verify([await save('a.jsonl', '年报')])).toBe(2);
    expect(await verify([await save('a.zip', '年报')])).toBe(2);
    expect(await verify([folder])).toBe(2);
    expect(refused).toContain('是文件夹');
    expect(await verify([await save('empty.jsonl', '')])).toBe(2);
    expect(await verify([await save('cut.gz', gzipSync(aRecord(9).lines.join('')).subarray(0, 200))])).toBe(
      2,
    );
    expect(refused).toContain('压缩内容不完整');
    expect(await verify([await save('long.jsonl', `${aRecord(1).lines[0]}${'x'.repeat(2 ** 24 + 1)}`)])).toBe(
      2,
    );
    expect(refused).toContain('第 2 行过长');
    expect(await verify([record, '--anchor', record])).toBe(2);
    expect(await verify([record, '--anchor', foreign])).toBe(2);
    expect(refused).toContain('锚点不属于“云溪市营商环境建设局”');
  });
});
