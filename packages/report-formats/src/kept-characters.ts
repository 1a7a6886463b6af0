/** Texts further apart than this count as rewritten where they differ: nobody could say what of them stayed. */
const MOST_EDITS = 300;

/** For each character of `before` its place in `after`; -1 where it went. As few edits as possible (Myers). */
export function keptCharacters(before: string, after: string): Int32Array {
  const kept = new Int32Array(before.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    kept[head] = head;
    head += 1;
  }
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
    kept[before.length - tail] = after.length - tail;
  }
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  for (const [x, y] of commonCharacters(a, b)) kept[head + x] = head + y;
  return withoutChance(kept);
}

/** One character alone between two edits is there by chance, as 的 and commas are. */
function withoutChance(kept: Int32Array): Int32Array {
  if (kept.length < 2) return kept;
  return kept.map((at, i) => {
    const follows = i > 0 && kept[i - 1] === at - 1;
    const leads = i < kept.length - 1 && kept[i + 1] === at + 1;
    return at >= 0 && (follows || leads) ? at : -1;
  });
}

type Pair = readonly [x: number, y: number];

function commonCharacters(a: string, b: string): Pair[] {
  if (a === '' || b === '') return [];
  const most = Math.min(a.length + b.length, MOST_EDITS);
  /** How far into `a` one gets on each diagonal with so many edits. */
  const reach = new Int32Array(2 * most + 3);
  const at = (line: Int32Array, diagonal: number) => line[diagonal + most + 1] ?? 0;
  const steps: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    steps.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOn(reach, diagonal, edits, at);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach[diagonal + most + 1] = x;
      if (x >= a.length && x - diagonal >= b.length) return wayBack(steps, a.length, b.length, at);
    }
  }
  return [];
}

type At = (line: Int32Array, diagonal: number) => number;

/** Coming from above takes a character in, coming from the left leaves one out. */
const comesFromAbove = (line: Int32Array, diagonal: number, edits: number, at: At): boolean =>
  diagonal === -edits || (diagonal !== edits && at(line, diagonal - 1) < at(line, diagonal + 1));

const startOn = (line: Int32Array, diagonal: number, edits: number, at: At): number =>
  comesFromAbove(line, diagonal, edits, at) ? at(line, diagonal + 1) : at(line, diagonal - 1) + 1;

function wayBack(steps: readonly Int32Array[], width: number, height: number, at: At): Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [width, height];
  for (const [edits, line] of [...steps.entries()].toReversed()) {
    const diagonal = x - y;
    const above = comesFromAbove(line, diagonal, edits, at);
    const before = diagonal + (above ? 1 : -1);
    const fromX = edits === 0 ? 0 : at(line, before);
    const fromY = edits === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return pairs;
}
