/** `npm run test:long` runs the long properties at full length; the gate runs as much as shows a plain mistake. */
export const LONG = process.env.NIANBAO_LONG === '1';

/** @param {number} usual @param {number} atFullLength */
export const runs = (usual, atFullLength) => (LONG ? atFullLength : usual);

/**
 * All at full length; else every so many, the same ones each time.
 * @template T @param {readonly T[]} items @param {number} every @returns {readonly T[]}
 */
export const sampleOf = (items, every) => (LONG ? items : items.filter((_, i) => i % every === 0));
