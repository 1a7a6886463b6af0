import { escapeXml } from '../data/escape-xml.ts';
import { runFonts, type DocxFonts } from './fonts.ts';
import { marked, type Mark } from './marks.ts';
import { fontOfStyle } from './styles.ts';
import { titleLines } from '../title-lines.ts';

/**
 * One paragraph. Line ends and tabs of the text stay; `more` are further properties in the order of the schema. Where
 * `text` is a list, it turns over after each of its pieces, and that is layout only.
 */
export function paragraph(
  style: string,
  text: string | readonly string[],
  fonts: DocxFonts,
  { more = '', mark }: { more?: string; mark?: Mark | undefined } = {},
): string {
  const pieces = typeof text === 'string' ? [text] : text;
  const run = pieces
    .filter((piece) => piece !== '')
    .map((piece) => textRun(piece, fonts[fontOfStyle(style)]))
    .join(LAYOUT_BREAK);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${mark ? marked(mark, run) : run}</w:p>`;
}

/** A break that is no part of the text: its run has the style `LayoutBreak`, and readers leave it out. */
const LAYOUT_BREAK = '<w:r><w:rPr><w:rStyle w:val="LayoutBreak"/></w:rPr><w:br/></w:r>';

export const titleParagraph = (title: string, organisation: string, fonts: DocxFonts): string =>
  paragraph('Title', titleLines(title, organisation), fonts);

function textRun(text: string, font: string): string {
  const parts = text.split(/(\r\n|[\r\n\t])/u).map((part) => {
    if (part === '') return '';
    if (part === '\t') return '<w:tab/>';
    return /^[\r\n]/u.test(part) ? '<w:br/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  return `<w:r><w:rPr>${runFonts(font)}</w:rPr>${parts.join('')}</w:r>`;
}
