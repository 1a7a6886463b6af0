import type { Mention } from './mentions.ts';
import { CAME_IN, DIMENSIONS, FINISHED, REST } from './words.ts';

/**
 * Whether parts must add up to their total. `exhaustive`: the words say that they are all and exclude one another.
 * `overlapping`: one thing may be counted in several. `unknown`: the words do not say; never ground for an error.
 */
export type Coverage = 'exhaustive' | 'overlapping' | 'unknown';

export function coverageOf(total: Mention, parts: readonly Mention[], says: 'some' | 'all'): Coverage {
  const dimension = dimensionOf(parts);
  if (dimension && (!dimension.exclusive || isOfOthers(dimension, total))) return 'overlapping';
  if (says === 'all' || parts.some(({ label }) => REST.test(label))) return 'exhaustive';
  if (dimension && isWhole(dimension, parts) && speaksOf(total)) return 'exhaustive';
  return 'unknown';
}

/** Outcomes are those of what was finished in the year, which is not what came in: some are older, some are pending. */
const isOfOthers = ({ of }: Dimension, total: Mention): boolean =>
  of === 'finished' && CAME_IN.test(total.clause) && !FINISHED.test(total.clause);

type Dimension = (typeof DIMENSIONS)[number];

const nameOf = ({ label, after }: Mention): string =>
  label.replace(/^(?:其中|有)/u, '') === '' ? after : label;

/** The way of dividing that the parts share; for channels of publication two of them are enough. */
export function dimensionOf(parts: readonly Mention[]): Dimension | null {
  for (const dimension of DIMENSIONS.toSorted((a, b) => Number(a.exclusive) - Number(b.exclusive))) {
    const known = parts.filter((part) => dimension.kinds.some((kind) => kind.test(nameOf(part))));
    if (dimension.exclusive ? known.length === parts.length : known.length > 1) return dimension;
  }
  return null;
}

const isWhole = ({ kinds, whole }: Dimension, parts: readonly Mention[]): boolean =>
  whole.length > 0 && whole.every((index) => parts.some((part) => kinds[index]?.test(nameOf(part)) ?? false));

/** What the known ways divide: applications, answers, cases. */
const speaksOf = ({ clause }: Mention): boolean =>
  /申请|受理|收到|办结|答复|办理|案件|复议|诉讼/u.test(clause);

/** Whether the part is one of the kinds of a known way of dividing. */
export const isOfKind = (part: Mention, name: string): boolean =>
  DIMENSIONS.find((dimension) => dimension.name === name)?.kinds.some((kind) => kind.test(nameOf(part))) ??
  false;
