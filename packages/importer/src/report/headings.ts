/** A line that begins with a number, cut in two; `depth` 0 is 一、, 1 （一）, 2 1., 3 （1）. */
export interface NumberedLine {
  depth: 0 | 1 | 2 | 3;
  /** With the blanks printed after it, so that number and title make up the line. */
  number: string;
  rest: string;
}

const PATTERNS: readonly (readonly [NumberedLine['depth'], RegExp])[] = [
  [
    0,
    /^(?:第[一二三四五六七八九十]{1,3}(?:部分|章)[\s、.．,，:：]*|[一二三四五六七八九十]{1,3}[ \u00a0\u3000]?[、.．,，][\s\u00a0\u3000]*)/u,
  ],
  [1, /^(?:[（(][ \u3000]?[一二三四五六七八九十]{1,3}[ \u3000]?[）)]|[㈠-㈩])[、.．,，]?[\s\u3000]*/u],
  [2, /^\d{1,2}[ \u00a0]?(?:[、．]|[.](?!\d)|[)）])[\s\u3000]*/u],
  [3, /^(?:[（(]\d{1,2}[）)]|[①-⑳⑴-⒇])[、.．]?[\s\u3000]*/u],
];

export function numbered(text: string): NumberedLine | null {
  for (const [depth, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    // A single blank was typed; several are the indent that a word processor puts after an automatic number.
    const number = match[0].replace(/[\s\u00a0]{2,}$|\u00a0$/u, '');
    return { depth, number, rest: text.slice(match[0].length) };
  }
  return null;
}

const MAX_HEADING = 45;
const SENTENCE_END = /[。；;！!？?,，、]$/u;

/** Short, and not a sentence: `（一）主动公开` is one, `（一）主动公开。2020年，…` is not. */
export function isHeadingText(rest: string): boolean {
  if (rest.length > MAX_HEADING || SENTENCE_END.test(rest) || /[。；;]/u.test(rest)) return false;
  // An enumerated figure is not a heading: （一）制发规范性文件3件，废止1件
  return !/\d\s*(?:件|条|次|篇|人|场|期|万元|元)(?:[,，]|$)/u.test(rest);
}
