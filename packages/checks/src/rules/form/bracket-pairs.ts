import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage } from '../../passage.ts';

const PAIRS: Readonly<Record<string, string>> = {
  '《': '》',
  '“': '”',
  '‘': '’',
  '(': ')',
  '[': ']',
  '【': '】',
  '〔': '〕',
  '〈': '〉',
  '「': '」',
  '『': '』',
};
const OPENING = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]));
const NAMES: Readonly<Record<string, string>> = { '《': '书名号', '“': '引号', '‘': '引号', '(': '括号' };

interface Half {
  mark: string;
  at: number;
}

/** The halves of pairs that a passage opens and does not close, or closes and did not open. */
function halves({ text }: Passage): Half[] {
  const open: Half[] = [];
  const left: Half[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[《》“”‘’()[\]【】〔〕〈〉「」『』]/gu)) {
    const partner = OPENING.get(mark);
    if (partner === undefined) {
      open.push({ mark, at });
      continue;
    }
    const found = open.findLastIndex((half) => half.mark === partner);
    // `1)` numbers an item; `’` is an apostrophe behind a letter.
    if (found < 0) {
      if (!isNumbering(text, at, mark)) left.push({ mark, at });
      continue;
    }
    left.push(...open.splice(found).slice(1));
  }
  return [...left, ...open].toSorted((a, b) => a.at - b.at);
}

const isNumbering = (text: string, at: number, mark: string): boolean =>
  (mark === ')' &&
    /(?:^|[^\d(])[\da-zA-Z一二三四五六七八九十①-⑳]{1,2}$/u.test(text.slice(Math.max(0, at - 4), at))) ||
  (mark === '’' && /[A-Za-z]$/u.test(text.slice(0, at)));

/** Half a pair of brackets, quotation marks or 书名号. */
const unbalanced: Rule = {
  id: 'form.unbalanced_brackets',
  title: '书名号、引号或括号不成对',
  area: 'form',
  level: 'question',
  basis: 'GB/T 15834-2011《标点符号用法》',
  find: ({ passages }) =>
    passages.flatMap((passage, index): Problem[] => {
      const found = halves(passage);
      const [first] = found;
      if (!first || goesOn(found, passages[index + 1]) || goesOn(found, passages[index - 1])) return [];
      const partner = PAIRS[first.mark] ?? OPENING.get(first.mark) ?? '';
      const name = NAMES[first.mark] ?? NAMES[partner] ?? '括号';
      return [
        {
          addresses: [passage.address],
          quote: clauseAround(passage, first.at, first.at + 1),
          message: `${name}不成对：“${passage.raw.charAt(first.at)}”没有与之配对的另一半${found.length > 1 ? `（本段共 ${found.length} 处）` : ''}`,
        },
      ];
    }),
};

/** One pair around several paragraphs: the half that is open here is closed in the next one. */
function goesOn(found: readonly Half[], neighbour: Passage | undefined): boolean {
  const [half] = found;
  if (!half || !neighbour || found.length > 1) return false;
  const rest = halves(neighbour);
  const partner = PAIRS[half.mark] ?? OPENING.get(half.mark);
  return rest.length === 1 && rest[0]?.mark === partner;
}

export const bracketRules: readonly Rule[] = [unbalanced];
