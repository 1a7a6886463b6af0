import { type Block, blockAddress } from '@nianbao/report-formats';
import { generateKeyBetween } from 'fractional-indexing';
import { blocksInOrder, type PlacedBlock } from '../../../pieces/placed-blocks.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PlaceValue } from '../../../pieces/place-value.ts';
import { currentValue } from '../outbox/outbox.ts';

/** The blocks of the part as the person sees them, in order. */
export const blocksOf = (outbox: Outbox): PlacedBlock[] =>
  blocksInOrder([...outbox.places.values()].map(currentValue));

/** What must be written so that `before` becomes `after`: only the blocks that changed, came, went or moved. */
export function blockEdits(
  sectionId: string,
  before: readonly PlacedBlock[],
  after: readonly Block[],
): { address: string; value: PlaceValue }[] {
  const old = new Map(before.map((placed) => [placed.block.id, placed]));
  const positions = positionsFor(after.map(({ id }) => old.get(id)?.position ?? null));
  const written = after.flatMap((block, i) => {
    const position = positions[i] ?? '';
    const was = old.get(block.id);
    const same = was && was.position === position && JSON.stringify(was.block) === JSON.stringify(block);
    return same
      ? []
      : [{ address: blockAddress(sectionId, block.id), value: { kind: 'block' as const, block, position } }];
  });
  const kept = new Set(after.map(({ id }) => id));
  const removed = before
    .filter(({ block }) => !kept.has(block.id))
    .map(({ block }) => ({
      address: blockAddress(sectionId, block.id),
      value: { kind: 'removed' as const },
    }));
  return [...written, ...removed];
}

/** Positions in rising order: as many as possible stay, the others are put between their neighbours. */
function positionsFor(known: readonly (string | null)[]): string[] {
  const staying = longestRise(known);
  const result: string[] = [];
  try {
    for (const [i, position] of known.entries()) {
      if (position !== null && staying.has(i)) {
        result.push(position);
        continue;
      }
      const after = known.find((_, j) => j > i && staying.has(j)) ?? null;
      result.push(generateKeyBetween(result.at(-1) ?? null, after));
    }
    return result;
  } catch {
    // Positions made by another hand than ours (an import) have no keys between them: all are given anew.
    return known.reduce<string[]>((all) => [...all, generateKeyBetween(all.at(-1) ?? null, null)], []);
  }
}

/** The indices of the longest strictly rising run of known positions. */
function longestRise(known: readonly (string | null)[]): ReadonlySet<number> {
  const best: { length: number; previous: number }[] = [];
  for (const [i, position] of known.entries()) {
    let found = { length: position === null ? 0 : 1, previous: -1 };
    for (const [j, earlier] of known.slice(0, i).entries()) {
      if (position === null) break;
      const length = (best[j]?.length ?? 0) + 1;
      if (earlier !== null && earlier < position && length > found.length) found = { length, previous: j };
    }
    best.push(found);
  }
  let at = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
  const staying = new Set<number>();
  for (let left = best[at]?.length ?? 0; left > 0; left -= 1) {
    staying.add(at);
    at = best[at]?.previous ?? -1;
  }
  return staying;
}
