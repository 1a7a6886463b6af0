import {
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
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verify } from './verify.ts';

const ORGANISATION = { id: 'b5f6a3de-0000-4000-8000-000000000001', name: '云溪市营商环境建设局' };
const FACTS = { organisation: ORGANISATION, year: 2025, report: '2025 年年报', archivedAt: '2026-02-01' };

/** A record of so many entries, as the product exports it. */
function aRecord(length: number): { lines: string[]; entries: RecordedEntry[] } {
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
      comment: `第 ${sequence} 次`,
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
    const record = new TextEncoder().encode(aRecord(2).lines.join(''));
    const zip = packArchive(FACTS, new Map([[RECORD_FILE, record]]));
    const forged = packArchive(
      FACTS,
      new Map([[RECORD_FILE, new TextEncoder().encode(aRecord(2).lines.join('').replace('第 1 次', '改'))]]),
    );

    expect(await verify([await save('year.zip', zip), '--json'])).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ archive: [], record: { fault: null, end: { sequence: 2 } } });
    expect(await verify([await save('forged.zip', forged)])).toBe(1);
    expect(printed).toContain('第 1 条内容与其哈希不符');
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
    expect(await verify([record, '--anchor', record])).toBe(2);
    expect(await verify([record, '--anchor', foreign])).toBe(2);
    expect(refused).toContain('锚点不属于“云溪市营商环境建设局”');
  });
});
