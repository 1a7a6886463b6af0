import type { ReportContent } from '@nianbao/report-formats';
import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../passage.ts';
import type { CountClaim } from '../../text/claims/counts.ts';
import { hanOnly } from '../../text/normalise.ts';

/** So many announced, another number listed. */
const counted: Rule = {
  id: 'text.enumeration_mismatch',
  title: '所列项数与所说数目不符',
  area: 'text-against-itself',
  level: 'warning',
  basis: '文字自身：所说“几个”应与所列项数一致',
  find: ({ claims, ending, content }) =>
    claims.counts.flatMap((claim): Problem[] => {
      const { passage, said, says, what, start, end } = claim;
      const listed = readingsOf(claim, content);
      if (!isWrong(claim, listed)) return [];
      const nearest = listed.toSorted((a, b) => Math.abs(a - said) - Math.abs(b - said))[0] ?? 0;
      const quote = quoteOf(passage, says === 'all' ? start : Math.max(start, end - 40), end);
      return [
        {
          ...(ending?.passage === passage ? { level: 'question' as const } : {}),
          addresses: [passage.address],
          quote: quote.length > 60 ? quoteOf(passage, Math.max(start, end - 40), end) : quote,
          message: `“${quoteOf(passage, Math.max(start, end - 24), end)}”说的是 ${said} 个，所列${what}为 ${nearest} 个`,
          expected: String(said),
          actual: String(nearest),
          read: `读作：说 ${said} 个，列 ${nearest} 个${claim.items.length > 0 ? `（${claim.items.join('、')}）` : ''}`,
        },
      ];
    }),
};

/** 和 in the last item may join two items, unless a section of the report has the whole of it as its name. */
function readingsOf({ listed, mayJoin, items }: CountClaim, { sections }: ReportContent): number[] {
  if (!mayJoin) return [...listed];
  const last = hanOnly(items.at(-1) ?? '');
  const isOne = sections.some(({ title }) => hanOnly(title) === last);
  return isOne ? [...listed] : listed.flatMap((count) => [count, count + 1]);
}

const isWrong = ({ said, says }: CountClaim, listed: readonly number[]): boolean =>
  listed.length > 0 &&
  !listed.includes(said) &&
  // 等 may leave some unnamed; without it the list is whole.
  (says === 'all' || listed.every((count) => count > said));

export const enumerationRules: readonly Rule[] = [counted];
