import { escapeXml } from '../data/escape-xml.ts';
import { runFonts, type DocxFonts } from './fonts.ts';
import { fontOfStyle } from './styles.ts';

/** One paragraph. Line ends and tabs of the text stay; `more` are further properties in the order of the schema. */
export function paragraph(style: string, text: string, fonts: DocxFonts, more = ''): string {
  const run = text === '' ? '' : textRun(text, fonts[fontOfStyle(style)]);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run}</w:p>`;
}

function textRun(text: string, font: string): string {
  const parts = text.split(/(\r\n|[\r\n\t])/u).map((part) => {
    if (part === '') return '';
    if (part === '\t') return '<w:tab/>';
    return /^[\r\n]/u.test(part) ? '<w:br/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  return `<w:r><w:rPr>${runFonts(font)}</w:rPr>${parts.join('')}</w:r>`;
}
