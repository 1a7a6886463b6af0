import type { PrintedLabel } from '../../printed-label.ts';
import type { Problem, Rule } from '../../rule.ts';
import { squeeze } from '../../text/normalise.ts';

/** Seed finding 002-07: heads that lost what the form prints in the next line. The same remainder is told once. */
export const labelCut: Rule = {
  id: 'form.table_label_cut',
  title: '表头或行名不完整',
  area: 'form',
  level: 'warning',
  basis: '统一格式所印的表头和行名',
  find: ({ printed }) => {
    const cut = printed.filter(isCut);
    return [...new Set(cut.map(({ text }) => text))].map((quote): Problem => {
      const labels = cut.filter(({ text }) => text === quote);
      const officials = labels.map(({ official }) => `“${official}”`).join('、');
      return {
        addresses: labels.map(({ address }) => address),
        quote,
        message: `“${quote}”印得不完整，应为${officials}`,
        expected: officials,
        actual: quote,
      };
    });
  },
};

function isCut({ text, official = '' }: PrintedLabel): boolean {
  const [short, full] = [squeeze(text), squeeze(official)];
  // Remarks in brackets are left out by many and are no part of the name.
  return (
    short.length >= 2 &&
    short !== full &&
    full.replace(/\([^()]*\)$/u, '') !== short &&
    full.startsWith(short)
  );
}
