import { splitLabel, squeeze } from '../normalise.ts';
import { likeness, type RowLabel, type TableLabels } from './labels.ts';
import type { TokenStream } from './tokens.ts';
import { readValue } from './values.ts';

export interface LabelMatch {
  row: RowLabel;
  /** How many tokens the label is made of. */
  used: number;
  printed: string;
  likeness: number;
  numbered: boolean;
}

/** Narrow columns break a label every two characters. */
const MOST_PARTS = 8;

/** The row that the token names, alone or with the next ones when a label is broken over lines. */
export function matchLabel(
  labels: TableLabels,
  tokens: TokenStream,
  from: number,
  order: number,
  isUsed: (row: RowLabel) => boolean,
): LabelMatch | null {
  let best: LabelMatch | null = null;
  let text = '';
  for (let used = 1; used <= MOST_PARTS; used += 1) {
    const token = tokens.at(from + used - 1);
    if (!token || token.end || token.text === '' || text.length + token.text.length > 80) break;
    // A figure never begins a label, nor does it belong to one.
    if (readValue(token.text) !== null || (used > 1 && token.explicit)) break;
    text += token.text;
    const found = bestRow(labels, text, order, isUsed);
    if (found && (!best || found.likeness > best.likeness)) best = { ...found, used, printed: text };
    if (best?.likeness === 3) break;
  }
  return best;
}

function bestRow(
  labels: TableLabels,
  text: string,
  order: number,
  isUsed: (row: RowLabel) => boolean,
): Omit<LabelMatch, 'used' | 'printed'> | null {
  const { number, rows } = rowsLike(labels, text);
  let best: { row: RowLabel; score: number; likeness: number } | null = null;
  for (const { row, like } of rows) {
    const score =
      like * 100 +
      (isUsed(row) ? 0 : 40) +
      (row.order > order ? 20 : 0) +
      (number !== '' && number.endsWith(row.number) && row.number !== '' ? 10 : 0) -
      Math.abs(row.order - order - 1) / 10;
    if (!best || score > best.score) best = { row, score, likeness: like };
  }
  return best && { row: best.row, likeness: best.likeness, numbered: number !== '' };
}

interface LikeRows {
  number: string;
  rows: { row: RowLabel; like: number }[];
}
const known = new WeakMap<TableLabels, Map<string, LikeRows>>();
const MOST_KNOWN = 2000;

/** The rows that the words may name. The same words come again and again, so the answers are kept. */
function rowsLike(labels: TableLabels, text: string): LikeRows {
  const answers = known.get(labels) ?? new Map<string, LikeRows>();
  known.set(labels, answers);
  const answer = answers.get(text);
  if (answer) return answer;
  const printed = splitLabel(text);
  const none = printed.body === '' && printed.bare === '';
  const found: LikeRows = {
    number: squeeze(printed.number).replace(/[^一二三四五六七八九十\d]/gu, ''),
    rows: none
      ? []
      : labels.rows.flatMap((row) => {
          const like = likeness(printed, row);
          return like === 0 ? [] : [{ row, like }];
        }),
  };
  if (answers.size >= MOST_KNOWN) answers.clear();
  answers.set(text, found);
  return found;
}
