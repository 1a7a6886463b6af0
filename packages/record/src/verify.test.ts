import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor } from './chain.ts';
import { GENESIS, type HashAlgorithm, hashEntry, hashText, type RecordedEntry } from './entry.ts';
import { faultSentence } from './fault-sentence.ts';
import { readAnchors, recordLine } from './lines.ts';
import { verifyRecord } from './verify.ts';

const ORGANISATION = { id: 'b5f6a3de-0000-4000-8000-000000000001', name: '云溪市营商环境建设局' };

function entriesOf(comments: readonly string[], algorithm: HashAlgorithm = 'sha256'): RecordedEntry[] {
  const entries: RecordedEntry[] = [];
  for (const comment of comments) {
    const said = {
      organisationId: ORGANISATION.id,
      sequence: entries.length + 1,
      at: '2026-01-12T02:32:00.000Z',
      actorId: null,
      actor: '系统',
      action: 'part.accept',
      reportId: null,
      partId: null,
      address: null,
      before: null,
      after: { 数: comment.length },
      comment,
      previousHash: entries.at(-1)?.hash ?? GENESIS,
    };
    entries.push({ ...said, hash: hashEntry(said, algorithm) });
  }
  return entries;
}

const linesOf = (entries: readonly RecordedEntry[], algorithm: HashAlgorithm = 'sha256', length?: number) => [
  recordLine({
    record: 'nianbao',
    version: 1,
    organisation: ORGANISATION,
    algorithm,
    length: length ?? entries.length,
    head: entries.at(-1)?.hash ?? GENESIS,
    exportedAt: '2026-02-01T00:00:00.000Z',
  }),
  ...entries.map(recordLine),
];

const anchorAt = ({ sequence, hash, at }: RecordedEntry): Anchor => ({
  organisationId: ORGANISATION.id,
  sequence,
  head: hash,
  at,
});
const four = entriesOf(['甲', '乙', '丙', '丁']);
const put = (at: number, part: Partial<RecordedEntry>) =>
  four.map((entry, index) => (index === at - 1 ? { ...entry, ...part } : entry));

const lineAt = (sequence: number, change: (line: string) => string) =>
  linesOf(four).map((line, index) => (index === sequence ? change(line) : line));

describe('verifyRecord', () => {
  it.each(['sha256', 'sm3'] as const)(
    'finds nothing in a record as it was written, with %s',
    async (algorithm) => {
      const entries = entriesOf(['甲', '乙', '丙'], algorithm);

      expect(await verifyRecord(linesOf(entries, algorithm))).toMatchObject({
        end: { sequence: 3, hash: entries[2]?.hash },
        fault: null,
      });
    },
  );

  it('finds nothing in a record without entries', async () => {
    expect(await verifyRecord(linesOf([]))).toMatchObject({ end: { sequence: 0 }, fault: null });
  });

  it.each([
    ['altered text', linesOf(put(2, { comment: '改' })), 2, 'altered'],
    ['altered person', linesOf(put(3, { actor: '别人' })), 3, 'altered'],
    ['altered hash', linesOf(put(2, { hash: 'a'.repeat(64) })), 2, 'altered'],
    ['an entry left out', linesOf(four.filter(({ sequence }) => sequence !== 2)), 2, 'missing'],
    [
      'two that changed places',
      linesOf([four[0], four[2], four[1], four[3]].flatMap((one) => one ?? [])),
      2,
      'missing',
    ],
    ['the end cut off', linesOf(four.slice(0, 3), 'sha256', 4), 4, 'missing'],
    [
      'a line that is no entry',
      [...linesOf(four).slice(0, 3), '{}\n', ...linesOf(four).slice(4)],
      3,
      'malformed',
    ],
    ['broken JSON', lineAt(2, (line) => line.slice(0, -9)), 2, 'malformed'],
    ['a key given twice', lineAt(2, (line) => line.replace('{', '{"comment":"别的",')), 2, 'malformed'],
    [
      'a key given twice inside',
      lineAt(3, (line) => line.replace('"after":{', '"after":{"数":9,')),
      3,
      'malformed',
    ],
    ['a key of somebody else', lineAt(3, (line) => line.replace('{', '{"note":"x",')), 3, 'malformed'],
    ['a number written otherwise', lineAt(4, (line) => line.replace('"数":1', '"数":1.0')), 4, 'malformed'],
    ['a line given twice', [...linesOf(four).slice(0, 3), ...linesOf(four).slice(2)], 3, 'missing'],
    ['an entry of another body', linesOf(put(4, { organisationId: 'x' })), 4, 'foreign'],
  ])('names the first broken entry: %s', async (_, lines, sequence, kind) => {
    expect(await verifyRecord(lines)).toMatchObject({ fault: { sequence, kind } });
  });

  it('notices by an anchor that the end was cut off and the header written anew', async () => {
    const cut = linesOf(four.slice(0, 2));

    expect(await verifyRecord(cut)).toMatchObject({ fault: null });
    expect(await verifyRecord(cut, four.slice(3).map(anchorAt))).toMatchObject({
      fault: { sequence: 3, kind: 'cut-off' },
    });
  });

  it('notices by an anchor that everything was written anew', async () => {
    const anew = linesOf(entriesOf(['甲', '改', '丙', '丁']));

    expect(await verifyRecord(anew)).toMatchObject({ fault: null });
    expect(await verifyRecord(anew, four.slice(2, 3).map(anchorAt))).toMatchObject({
      fault: { sequence: 3, kind: 'against-anchor' },
      end: { sequence: 2 },
    });
  });

  it('names the anchors that agree', async () => {
    const anchors = [four[1], four[3]].flatMap((entry) => (entry ? anchorAt(entry) : []));

    expect(await verifyRecord(linesOf(four), anchors)).toMatchObject({ fault: null, met: anchors });
  });

  it('takes no text for another that looks like it', async () => {
    const [composed, taken] = ['\u{e9}', 'e\u{301}'];
    const [entry] = entriesOf([composed]);

    expect(composed.normalize('NFD')).toBe(taken);
    expect(await verifyRecord(linesOf(entry ? [{ ...entry, comment: taken }] : []))).toMatchObject({
      fault: { sequence: 1, kind: 'altered' },
    });
  });

  it('does not tell null from what was left out, and an empty text from both', () => {
    const [entry] = entriesOf(['x']);
    const hashOf = (part: object) => entry && hashEntry({ ...entry, ...part }, 'sha256');

    expect(hashOf({ comment: null })).not.toBe(hashOf({ comment: '' }));
    expect(hashOf({ after: null })).not.toBe(hashOf({ after: {} }));
    expect(hashOf({ before: { a: 1, b: 2 } })).toBe(hashOf({ before: { b: 2, a: 1 } }));
    expect(hashOf({ before: { a: '1' } })).not.toBe(hashOf({ before: { a: 1 } }));
    expect(hashOf({ comment: 'x","reportId":"y' })).not.toBe(hashOf({ comment: 'x', reportId: 'y' }));
  });

  it.each([
    [
      'of SHA-256, FIPS 180-4',
      'sha256',
      'abc',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
    [
      'of SM3, GB/T 32905-2016 A.1',
      'sm3',
      'abc',
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    ],
    [
      'of SM3, GB/T 32905-2016 A.2',
      'sm3',
      'abcd'.repeat(16),
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    ],
  ] as const)('hashes as the example %s says', (_, algorithm, text, expected) => {
    expect(hashText(text, algorithm)).toBe(expected);
  });

  it('compares a long record with thousands of anchors without looking at each for each entry', async () => {
    const entries = entriesOf(Array.from({ length: 3000 }, () => '签'));
    const started = performance.now();

    const verdict = await verifyRecord(linesOf(entries), [...entries, ...entries].map(anchorAt));

    expect(verdict).toMatchObject({ fault: null });
    expect(verdict?.met).toHaveLength(6000);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('takes nothing else for a record', async () => {
    expect(await verifyRecord(['年报\n'])).toBeNull();
    expect(await verifyRecord([])).toBeNull();
    expect(readAnchors('{"head": 1}')).toBeNull();
  });

  it('finds any one change of any one entry', async () => {
    const change = fc.record({
      at: fc.integer({ min: 1, max: 4 }),
      part: fc.oneof(
        fc.string({ minLength: 1 }).map((text) => ({ comment: `改${text}` })),
        fc.jsonValue().map((after) => ({ after: { 数: 1, 改: after } })),
        fc.constant({ at: '2020-01-01T00:00:00.000Z' }),
        fc.uuid().map((actorId) => ({ actorId })),
      ),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, part }) => {
        const verdict = await verifyRecord(linesOf(put(at, part)));

        expect(verdict?.fault).toEqual({ sequence: at, kind: 'altered' });
      }),
    );
  });

  it('says in a sentence what is wrong', () => {
    expect(faultSentence({ sequence: 12, kind: 'altered' })).toBe('第 12 条内容与其哈希不符，已被改动');
  });
});
