/** A stretch of a text with its position. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

const cut = (text: string, pattern: RegExp, offset: number): Span[] => {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    spans.push({ start: offset + start, end: offset + end, text: text.slice(start, end) });
    start = end;
  }
  if (start < text.length)
    spans.push({ start: offset + start, end: offset + text.length, text: text.slice(start) });
  return spans;
};

/** Sentences with their closing mark. */
export const sentencesOf = (text: string): Span[] => cut(text, /[。!?\n]+/gu, 0);

/** Clauses with the mark that ends them; positions are those of the text the span was cut from. */
export const clausesOf = (span: Span): Span[] => cut(span.text, /[,;:。!?、]+/gu, span.start);

export const wholeOf = (text: string): Span => ({ start: 0, end: text.length, text });
