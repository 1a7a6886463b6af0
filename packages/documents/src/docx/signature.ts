import type { DocxFonts } from './fonts.ts';
import { CHARACTER, widthOf } from './measures.ts';
import { paragraph } from './paragraph.ts';

/**
 * 署名 and 成文日期 without a seal (GB/T 9704-2012, 7.3.5.2): one line down, 署名 two characters from the right, the date
 * starting two characters right of it; a date that is longer than the 署名 takes the two characters itself.
 */
export function signature(organisation: string, date: string, fonts: DocxFonts): string {
  const beyond = widthOf(date) + 2 - widthOf(organisation);
  const right = (characters: number) => {
    const rounded = Math.max(0, characters);
    return `<w:ind w:rightChars="${rounded * 100}" w:right="${rounded * CHARACTER}"/>`;
  };
  return [
    paragraph('BodyText', '', fonts),
    paragraph('Signature', organisation, fonts, right(beyond > 0 ? 2 + beyond : 2)),
    paragraph('Date', date, fonts, right(beyond > 0 ? 2 : 2 - beyond)),
  ].join('');
}
