import { blockText, type Block } from '@nianbao/report-formats';

/** What XML 1.0 cannot carry, lone halves of a character among it: the renderer writes U+FFFD for it. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu;

/** A text as it comes back from a Word file that nobody edited. */
export const comparable = (text: string): string =>
  text.replace(/\r\n|\r/gu, '\n').replace(FORBIDDEN, '\uFFFD');

/** The rows of a free table as a Word file has them: short ones filled up. */
export function filledRows(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, x) => comparable(row[x] ?? '')));
}

export const comparableText = (block: Block): string =>
  block.kind === 'table'
    ? filledRows(block.rows)
        .map((row) => row.join('\t'))
        .join('\n')
    : comparable(blockText(block));

/** Whether a block says the same in the same form; its id does not matter. */
export function sameBlock(a: Block | null, b: Block | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'table' && b.kind === 'table') {
    return JSON.stringify(filledRows(a.rows)) === JSON.stringify(filledRows(b.rows));
  }
  const level = (block: Block) => (block.kind === 'heading' ? block.level : 0);
  return a.kind === b.kind && level(a) === level(b) && comparableText(a) === comparableText(b);
}

/** From 0, nothing in common, to 1, equal: the share of pairs of characters that both have. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [pairs(a), pairs(b)];
  const total = first.length + second.length;
  if (total === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of first) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of second) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(pair, count - 1);
  }
  return (2 * common) / total;
}

const pairs = (text: string): string[] => {
  const characters = [...text];
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
};
