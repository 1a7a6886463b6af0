import type { DocxFonts } from './fonts.ts';
import { CHARACTER, widthOf } from './measures.ts';
import { paragraph } from './paragraph.ts';

/**
 * How far 署名 and 成文日期 stand from the right, in characters, without a seal (GB/T 9704-2012, 7.3.5.2): 署名 two, the
 * date starting two characters right of it; a date that is longer than the 署名 takes the two characters itself.
 */
export function signatureIndents(organisation: string, date: string): [number, number] {
  const beyond = widthOf(date) + 2 - widthOf(organisation);
  return beyond > 0 ? [2 + beyond, 2] : [2, Math.max(0, 2 - beyond)];
}

/** 署名 and 成文日期, one line down. */
export function signature(organisation: string, date: string, fonts: DocxFonts): string {
  const [signed, dated] = signatureIndents(organisation, date).map(
    (characters) => `<w:ind w:rightChars="${characters * 100}" w:right="${characters * CHARACTER}"/>`,
  );
  return [
    paragraph('SignatureSpace', '', fonts),
    paragraph('Signature', organisation, fonts, { more: signed ?? '' }),
    paragraph('Date', date, fonts, { more: dated ?? '' }),
  ].join('');
}
