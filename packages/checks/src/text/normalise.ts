/**
 * The same text in half width: digits, letters and punctuation of full width, and every kind of blank.
 * Character for character, so that a position in the result is a position in the original.
 */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0\u2002-\u200a]/gu, (mark) =>
    mark >= '！' ? String.fromCharCode(mark.charCodeAt(0) - 0xfee0) : ' ',
  );
}

/** Blanks of every kind taken out, half width: for comparing words, never for showing them. */
export const squeeze = (text: string): string => halfWidth(text).replace(/[\s\u200b\ufeff]/gu, '');

/** Chinese characters only. */
export const hanOnly = (text: string): string => text.replace(/[^\p{Script=Han}]/gu, '');

/** The text with what stands in round brackets replaced by blanks of the same length; brackets left open stay. */
export function withoutBrackets(text: string): string {
  return text.replace(/\([^()]{0,200}\)/gu, (inside) => ' '.repeat(inside.length));
}

/** The text with what stands in 《》 or “” replaced by blanks of the same length. */
export function withoutQuotes(text: string): string {
  return text.replace(/《[^《》]{0,120}》|“[^“”]{0,120}”/gu, (inside) => ' '.repeat(inside.length));
}
