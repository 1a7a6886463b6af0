/** Choices that follow from one seed: the same seed always makes the same text. */
export interface Pick {
  int: (min: number, max: number) => number;
  of: <T>(options: readonly T[]) => T;
  /** So many different ones, in an order of their own. */
  some: <T>(options: readonly T[], count: number) => T[];
  chance: (share: number) => boolean;
}

export function pickBy(seed: number): Pick {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const of = <T>(options: readonly T[]): T => {
    const chosen = options[int(0, options.length - 1)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  };
  const some = <T>(options: readonly T[], count: number): T[] => {
    const left = [...options];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(int(0, left.length - 1), 1),
    ).flat();
  };
  return { int, of, some, chance: (share) => next() < share };
}
