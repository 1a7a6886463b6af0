/** Decimals a figure may carry (元 to the cent of 万元). */
export const MAX_DECIMALS = 6;
const UNIT = 10 ** MAX_DECIMALS;

/** A figure in millionths, a whole number: sums and comparisons are exact, as float addition is not. */
export const toUnits = (value: number): number => Math.round(value * UNIT);
export const fromUnits = (units: number): number => units / UNIT;

/** Exact sum of figures with up to six decimals. */
export const addUp = (values: readonly number[]): number =>
  fromUnits(values.reduce((sum, value) => sum + toUnits(value), 0));
