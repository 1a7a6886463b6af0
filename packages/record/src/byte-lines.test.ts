import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineTooLong, linesOfBytes, LONGEST_LINE } from './byte-lines.ts';

async function linesOf(chunks: Iterable<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOfBytes(chunks)) lines.push(line);
  return lines;
}
const bytes = (text: string): Uint8Array => Buffer.from(text);

it('gives the lines whatever pieces they come in', async () => {
  const line = fc
    .string({ unit: 'binary' })
    .map((text) => text.replaceAll(/[\r\n\u{FEFF}\p{Surrogate}]/gu, ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
      async (lines, size) => {
        const all = bytes(lines.map((text) => `${text}\n`).join(''));
        const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
          all.subarray(at * size, (at + 1) * size),
        );

        expect(await linesOf(pieces)).toEqual(lines);
      },
    ),
  );
});

it.each([
  ['the ends of line of Windows', bytes('a\r\nb\r\n'), ['a', 'b']],
  ['a byte order mark', bytes('\u{FEFF}a\n'), ['a']],
  ['no end of line at the end', bytes('a\nb'), ['a', 'b']],
  ['line separators inside a text', bytes('a\u{2028}b\u{2029}c\u{85}d\n'), ['a\u{2028}b\u{2029}c\u{85}d']],
  ['bytes that are no UTF-8', Uint8Array.of(0x61, 0xff, 0x0a, 0x62, 0x0a), ['\u{FFFD}', 'b']],
  ['nothing', new Uint8Array(), []],
])('reads a file with %s', async (_, file, expected) => {
  expect(await linesOf([file])).toEqual(expected);
});

it('holds no line in memory that is longer than any of ours', async () => {
  const piece = new Uint8Array(1024 * 1024).fill(0x61);
  let taken = 0;
  function* endless(): Generator<Uint8Array> {
    yield bytes('{}\n');
    for (;;) {
      taken += piece.length;
      yield piece;
    }
  }

  await expect(linesOf(endless())).rejects.toEqual(new LineTooLong(2));
  expect(taken).toBeLessThanOrEqual(LONGEST_LINE + 2 * piece.length);
});
