import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../passage.ts';

const STEP = 20;
const MIN_LENGTH = 60;
const MAX_FOUND = 20;

/** The same sixty characters at two places. Long titles of documents inside 《》 may recur. */
const duplicate: Rule = {
  id: 'form.duplicate_text',
  title: '大段文字重复',
  area: 'form',
  level: 'warning',
  basis: '文字自身：相同文字在报告中出现两次',
  find: ({ paragraphs }) => {
    const seen = new Map<string, { passage: Passage; at: number }>();
    const found: Problem[] = [];
    for (const passage of paragraphs) {
      if (found.length < MAX_FOUND) found.push(...repeatedIn(passage, seen));
      for (let at = 0; at + STEP <= passage.text.length; at += STEP) {
        const piece = passage.text.slice(at, at + STEP);
        if (!seen.has(piece)) seen.set(piece, { passage, at });
      }
    }
    return found;
  },
};

/** Every place is looked up, but only every twentieth was kept: 60 equal characters hold at least two of those. */
function repeatedIn(
  passage: Passage,
  seen: ReadonlyMap<string, { passage: Passage; at: number }>,
): Problem[] {
  const found: Problem[] = [];
  for (let at = 0; at + STEP <= passage.text.length && found.length < 3; at += 1) {
    const before = seen.get(passage.text.slice(at, at + STEP));
    if (!before) continue;
    const { start, end, length } = widen(passage.text, at, before.passage.text, before.at);
    const words = passage.text.slice(start, end);
    if (
      length >= MIN_LENGTH &&
      words.replace(/《[^《》]{0,120}》?|^[^《》]{0,60}》/gu, '').length >= MIN_LENGTH - 20
    )
      found.push(problem(passage, start, end, before.passage));
    at = Math.max(at, end - 1);
  }
  return found;
}

function widen(
  text: string,
  at: number,
  other: string,
  otherAt: number,
): { start: number; end: number; length: number } {
  let back = 0;
  while (back < 200 && back < at && back < otherAt && text[at - back - 1] === other[otherAt - back - 1])
    back += 1;
  let on = STEP;
  while (at + on < text.length && otherAt + on < other.length && text[at + on] === other[otherAt + on])
    on += 1;
  return { start: at - back, end: at + on, length: back + on };
}

const problem = (passage: Passage, start: number, end: number, before: Passage): Problem => ({
  addresses: [passage.address, before.address],
  quote: quoteOf(passage, start, Math.min(end, start + 120)),
  message: `这 ${end - start} 个字与前文“${before.raw.trim().slice(0, 16)}……”一段完全相同`,
});

export const duplicateRules: readonly Rule[] = [duplicate];
