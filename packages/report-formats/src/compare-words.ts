/** What stayed, came or went. */
export interface TextPiece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const sentences = new Intl.Segmenter('zh', { granularity: 'sentence' });
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** A number with its decimals and percent sign is one word, and so is a year. */
const NUMBER = /\d[\d,.]*%?/gu;
/** Cells of the table of the longest common subsequence; beyond it the middle counts as replaced. */
const MAX_CELLS = 4_000_000;

/** What stayed, came and went between two texts, in words; nothing where they are equal. */
export function compareWords(before: string, after: string): TextPiece[] {
  if (before === after) return [];
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = common(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    ...a.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...middle,
    ...a.slice(a.length - end).map((text) => ({ kind: 'same' as const, text })),
  ]);
}

const sentencesOf = (text: string): string[] => [...sentences.segment(text)].map(({ segment }) => segment);

/** Every sentence of both texts once, those of `mine` before those that stand against them: a start for joining by hand. */
export const joinTexts = (mine: string, theirs: string): string =>
  common(sentencesOf(mine), sentencesOf(theirs))
    .map(({ text }) => text)
    .join('');

function wordsOf(text: string): string[] {
  const words: string[] = [];
  let from = 0;
  const divide = (piece: string) =>
    words.push(...[...segmenter.segment(piece)].map(({ segment }) => segment));
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    divide(text.slice(from, index));
    words.push(number);
    from = index + number.length;
  }
  divide(text.slice(from));
  return words;
}

function common(a: readonly string[], b: readonly string[]): TextPiece[] {
  const removed = a.map((text) => ({ kind: 'removed' as const, text }));
  const added = b.map((text) => ({ kind: 'added' as const, text }));
  const width = b.length + 1;
  if ((a.length + 1) * width > MAX_CELLS) return [...removed, ...added];
  const lengths = lengthsOf(a, b);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  const pieces: TextPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [removed[i], added[j]];
    if (one && other && one.text === other.text) {
      pieces.push({ kind: 'same', text: one.text });
      i += 1;
      j += 1;
    } else if (one && (!other || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(one);
      i += 1;
    } else if (other) {
      pieces.push(other);
      j += 1;
    }
  }
  return pieces;
}

/** Length of the longest common subsequence of what follows `i` in one and `j` in the other. */
function lengthsOf(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Neighbours of one kind are one piece; what went stands before what came in its place. */
function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}
