export const LONG: boolean;
export function runs(usual: number, atFullLength: number): number;
export function sampleOf<T>(items: readonly T[], every: number): readonly T[];
