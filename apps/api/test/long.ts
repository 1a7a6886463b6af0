/** `npm run test:long` runs the long properties at full length; the gate runs as many as show a plain mistake. */
export const LONG = process.env.NIANBAO_LONG === '1';

export const runs = (usual: number, atFullLength: number): number => (LONG ? atFullLength : usual);
