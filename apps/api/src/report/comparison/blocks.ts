import type { ComparisonView } from '@nianbao/contracts';
import { type Block, blockText, canonicalJson, compareWords } from '@nianbao/report-formats';

type Difference = ComparisonView['blocks'][number];
type Pair = [before: Block, after: Block];

/** Two paragraphs that share at least so much of their pairs of characters are the same one, rewritten. */
const ALIKE = 0.5;

/**
 * What differs between two texts, block by block. Blocks are matched by id; those that are left, as in a report of
 * another year, by equal text, then by likeness. What stayed in order is not moved, and that is as much as possible.
 */
export function compareBlocks(
  before: readonly Block[],
  after: readonly Block[],
  addressOf: (block: Block) => string,
): Difference[] {
  const pairs = pairsOf(before, after);
  const inOrder = longestInOrder(
    after.flatMap((block) => {
      const was = pairs.get(block);
      return was ? [before.indexOf(was)] : [];
    }),
  );
  const matched = new Set(pairs.values());
  const rows: { at: number; difference: Difference | null }[] = [];
  let last = -1;
  for (const [index, block] of after.entries()) {
    const was = pairs.get(block);
    if (was && inOrder.has(before.indexOf(was))) last = before.indexOf(was);
    const moved = was !== undefined && !inOrder.has(before.indexOf(was));
    const difference = differenceOf(
      was ?? null,
      block,
      addressOf(block),
      moved ? beginningOf(after[index - 1]) : null,
    );
    rows.push({ at: last, difference });
  }
  for (const [index, block] of before.entries()) {
    if (matched.has(block)) continue;
    // After everything that stood before it.
    const place = rows.findIndex(({ at }) => at > index);
    const row = { at: index, difference: differenceOf(block, null, addressOf(block), null) };
    rows.splice(place === -1 ? rows.length : place, 0, row);
  }
  return rows.flatMap(({ difference }) => difference ?? []);
}

function differenceOf(
  before: Block | null,
  after: Block | null,
  address: string,
  follows: string | null,
): Difference | null {
  const moved = follows !== null;
  const words = compareWords(before ? blockText(before) : '', after ? blockText(after) : '');
  if (!before) return { address, change: 'added', moved, follows, before, after, words };
  if (!after) return { address, change: 'removed', moved, follows, before, after, words };
  const { id: _was, ...old } = before;
  const { id: _is, ...now } = after;
  const changed = canonicalJson(old) !== canonicalJson(now);
  if (!changed && !moved) return null;
  return { address, change: changed ? 'changed' : 'moved', moved, follows, before, after, words };
}

const beginningOf = (block: Block | undefined): string => (block ? blockText(block).slice(0, 30) : '');

/** Each later block with the earlier one that it was. */
function pairsOf(before: readonly Block[], after: readonly Block[]): Map<Block, Block> {
  const pairs = new Map<Block, Block>();
  const free = new Set(before);
  const match = (same: (was: Block, is: Block) => boolean) => {
    for (const is of after) {
      if (pairs.has(is)) continue;
      const was = [...free].find((candidate) => same(candidate, is));
      if (!was) continue;
      pairs.set(is, was);
      free.delete(was);
    }
  };
  match((was, is) => was.id === is.id);
  match((was, is) => was.kind === is.kind && blockText(was) === blockText(is));
  for (const [was, is] of alike(
    [...free],
    after.filter((block) => !pairs.has(block)),
  )) {
    pairs.set(is, was);
  }
  return pairs;
}

/** The likest first, each once. */
function alike(before: readonly Block[], after: readonly Block[]): Pair[] {
  const candidates = before
    .flatMap((was) =>
      after
        .filter(({ kind }) => kind === was.kind)
        .map((is): [Pair, number] => [[was, is], likeness(blockText(was), blockText(is))]),
    )
    .filter(([, degree]) => degree >= ALIKE)
    .toSorted(([, a], [, b]) => b - a);
  const taken = new Set<Block>();
  return candidates.flatMap(([pair]) => {
    if (pair.some((block) => taken.has(block))) return [];
    for (const block of pair) taken.add(block);
    return [pair];
  });
}

/** Share of common pairs of neighbouring characters (Dice), figures aside: they change every year. */
function likeness(a: string, b: string): number {
  const [one, other] = [pairsIn(a), pairsIn(b)];
  if (one.size + other.size === 0) return 0;
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / (one.size + other.size);
}

function pairsIn(text: string): Set<string> {
  const letters = [...text.replaceAll(/[\d\s]/gu, '')].slice(0, 2000);
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
}

/** The longest rising run of numbers, as a set: what lies outside it was moved. */
function longestInOrder(numbers: readonly number[]): Set<number> {
  const best: { length: number; from: number }[] = [];
  let end = -1;
  for (const [i, number] of numbers.entries()) {
    let row = { length: 1, from: -1 };
    for (const [j, earlier] of best.entries()) {
      if ((numbers[j] ?? 0) < number && earlier.length >= row.length)
        row = { length: earlier.length + 1, from: j };
    }
    best.push(row);
    if (row.length > (best[end]?.length ?? 0)) end = i;
  }
  const run = new Set<number>();
  for (let i = end; i >= 0; i = best[i]?.from ?? -1) {
    const number = numbers[i];
    if (number !== undefined) run.add(number);
  }
  return run;
}
