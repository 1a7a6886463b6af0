import type { Block } from '@nianbao/report-formats';
import { comparableText, likeness } from './comparable.ts';

/** A block of the Word file before it is known which of ours it is. */
export interface FoundBlock {
  /** By its bookmark; `null` where there is none. */
  id: string | null;
  block: Block;
}

/** How much alike two texts must be to be taken for one that was edited. */
const ALIKE = 0.4;
/** Pairs of texts that are compared at most: a file that asks for more was not made by editing a report. */
const MOST_COMPARED = 100_000;

/**
 * Says which block each found one is: by its bookmark, else by equal words, else by similar words at the same place, for
 * programs lose bookmarks when a paragraph is retyped. What remains is new, and keeps `null`.
 */
export function matchBlocks(base: readonly Block[], found: readonly FoundBlock[]): FoundBlock[] {
  const matched = found.map((each) => ({ ...each }));
  const taken = new Set(matched.flatMap(({ id }) => id ?? []));
  const byWords = new Map<string, string[]>();
  for (const block of base) {
    const words = comparableText(block);
    byWords.set(words, [...(byWords.get(words) ?? []), block.id]);
  }
  for (const each of matched) {
    if (each.id !== null) continue;
    const same = byWords.get(comparableText(each.block))?.find((id) => !taken.has(id));
    if (same !== undefined) take(each, same);
  }
  const unknown = matched.filter(({ id }) => id === null).length;
  if (unknown * (base.length - taken.size) <= MOST_COMPARED) matchAlike();
  return matched;

  function matchAlike(): void {
    const next = followers(matched);
    let before: string | null = null;
    for (const [at, each] of matched.entries()) {
      if (each.id === null) {
        const [best] = between(base, before, next[at])
          .filter(({ id, kind }) => !taken.has(id) && kind === each.block.kind)
          .map((block) => ({ block, like: likeness(comparableText(block), comparableText(each.block)) }))
          .toSorted((a, b) => b.like - a.like);
        if (best && best.like >= ALIKE) take(each, best.block.id);
      }
      before = each.id ?? before;
    }
  }

  function take(each: FoundBlock, id: string): void {
    each.id = id;
    taken.add(id);
  }
}

/** For each found block the next one behind it that is known. */
function followers(found: readonly FoundBlock[]): (string | null)[] {
  const next: (string | null)[] = [];
  let after: string | null = null;
  for (let at = found.length - 1; at >= 0; at -= 1) {
    next[at] = after;
    after = found[at]?.id ?? after;
  }
  return next;
}

/** The blocks that stood between two others; all to the end where one is not known. */
function between(
  base: readonly Block[],
  before: string | null | undefined,
  after: string | null | undefined,
): Block[] {
  const from = base.findIndex(({ id }) => id === before) + 1;
  const until = base.findIndex(({ id }) => id === after);
  return base.slice(from, until < from ? undefined : until);
}

/** The ids that keep their order: those outside the longest rising run were moved. */
export function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const positions = after.map((id) => before.indexOf(id)).filter((position) => position >= 0);
  const lengths = positions.map(() => 1);
  const previous = positions.map(() => -1);
  for (let i = 0; i < positions.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if ((positions[j] ?? 0) < (positions[i] ?? 0) && (lengths[j] ?? 0) + 1 > (lengths[i] ?? 0)) {
        lengths[i] = (lengths[j] ?? 0) + 1;
        previous[i] = j;
      }
    }
  }
  const kept = new Set<number>();
  for (let at = lengths.indexOf(Math.max(0, ...lengths)); at >= 0; at = previous[at] ?? -1) {
    kept.add(positions[at] ?? -1);
  }
  return new Set(
    positions.filter((position) => !kept.has(position)).flatMap((position) => before[position] ?? []),
  );
}
