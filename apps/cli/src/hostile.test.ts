import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nianbao } from '../test/nianbao.ts';

/** A Word file of one part, with the sizes that are true of it. */
function zipOf(name: string, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

const SOURCES: Readonly<Record<string, () => string | Uint8Array>> = {
  'ten-megabytes.txt': () => '一、总体情况，公开信息30条。\n'.repeat(250_000),
  'cells.txt': () => '0 |\n'.repeat(200_000),
  'random.docx': () => new Uint8Array(300_000).map((_, at) => (at * 7919 + (at >> 3)) % 251),
  'bomb.docx': () => zipOf('word/document.xml', new Uint8Array(200_000_000)),
  'deep.html': () => `${'<div>'.repeat(10_000)}年度报告`,
};

describe('hostile files', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
    for (const [name, content] of Object.entries(SOURCES)) await writeFile(join(folder, name), content());
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(
    Object.keys(SOURCES).flatMap((name) =>
      (['import', 'check', 'notice'] as const).map((command) => [command, name] as const),
    ),
  )(
    'nianbao %s refuses %s with a reason, and prints nothing else',
    async (command, name) => {
      const { code, stdout, stderr } = await nianbao(command, join(folder, name), '--json');

      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/：.*[一-鿿]{4}/u)]);
    },
    20_000,
  );
});
