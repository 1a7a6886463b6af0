export interface Dice {
  chance: (p: number) => boolean;
  below: (n: number) => number;
}

/** The same numbers for the same seed, on every machine. */
export function dice(seed: number): Dice {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { chance: (p) => next() < p, below: (n) => Math.floor(next() * n) };
}
