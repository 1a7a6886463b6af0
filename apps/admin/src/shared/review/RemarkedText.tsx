import type { TextRange } from '@nianbao/report-formats';

/** A text with words marked; where marks overlap they are one. */
export function RemarkedText({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  return markedPieces(text, ranges).map(({ from, words, marked }) =>
    marked ? (
      <mark key={from} className="remarked">
        {words}
      </mark>
    ) : (
      <span key={from}>{words}</span>
    ),
  );
}

export interface MarkedPiece {
  from: number;
  words: string;
  marked: boolean;
}

export function markedPieces(text: string, ranges: readonly TextRange[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const add = (from: number, to: number, marked: boolean) => {
    if (to > from) pieces.push({ from, words: text.slice(from, to), marked });
  };
  let done = 0;
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    add(done, Math.min(from, text.length), false);
    add(Math.max(from, done), Math.min(to, text.length), true);
    done = Math.max(done, Math.min(to, text.length));
  }
  add(done, text.length, false);
  return pieces;
}
