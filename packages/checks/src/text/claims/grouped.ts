import { sameUnit } from '../items.ts';
import type { Mention } from './mentions.ts';
import type { Line } from './lines.ts';
import type { SumClaim } from './sums.ts';
import { VERBS } from './words.ts';

/** Several totals, each with its part in every group: `受理…,办结…。其中:甲受理…,办结…;乙受理…,办结…`. */
export function groupedSums(lines: readonly Line[]): SumClaim[] {
  return lines.flatMap((line, index) =>
    line.openers.slice(0, 1).flatMap((opener): SumClaim[] => {
      const own = line.mentions.filter(({ quantity }) => quantity.end <= opener.start);
      const before = lines[index - 1];
      const sameParagraph = before?.passage === line.passage ? before.mentions : [];
      const totals = (own.length > 0 ? own : sameParagraph).filter(isTotal);
      const groups = groupsOf(line, opener.end);
      if (totals.length < 2 || groups.length < 2) return [];
      const matched = totals.map((total) => groups.map((group) => matching(total, group)));
      if (matched.some((parts) => parts.includes(null))) return [];
      return totals.map((total, at) => {
        const parts = (matched[at] ?? []).filter((part) => part !== null);
        return {
          kind: 'sum',
          form: 'grouped',
          total,
          parts,
          coverage: 'unknown',
          named: true,
          readings: [{ total, parts }],
        };
      });
    }),
  );
}

const isTotal = (mention: Mention): boolean =>
  mention.role === 'count' && verbOf(mention) !== '' && !mention.quantity.approximate;

/** Figures behind the opener, set apart by semicolons. */
function groupsOf(line: Line, from: number): Mention[][] {
  const groups: Mention[][] = [];
  let last = -1;
  for (const mention of line.mentions) {
    const { start, quantity } = mention;
    if (quantity.start < from || mention.role !== 'count') continue;
    const parted = last < 0 || line.passage.text.slice(last, start).includes(';');
    if (parted) groups.push([]);
    groups.at(-1)?.push(mention);
    last = quantity.end;
  }
  return groups;
}

const verbOf = ({ label }: Mention): string => VERBS.find((verb) => label.includes(verb)) ?? '';

/** The figure of a group that belongs to the total: same verb, same unit. */
const matching = (total: Mention, group: readonly Mention[]): Mention | null =>
  group.find((one) => verbOf(one) === verbOf(total) && sameUnit(one.quantity, total.quantity)) ?? null;
