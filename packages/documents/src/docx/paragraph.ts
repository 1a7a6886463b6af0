import { escapeXml } from '../data/escape-xml.ts';
import { runFonts, type DocxFonts } from './fonts.ts';
import { TITLE_CHARACTERS, widthOf } from './measures.ts';
import { marked, type Mark } from './marks.ts';
import { fontOfStyle } from './styles.ts';

/** One paragraph. Line ends and tabs of the text stay; `more` are further properties in the order of the schema. */
export function paragraph(
  style: string,
  text: string,
  fonts: DocxFonts,
  { more = '', mark }: { more?: string; mark?: Mark | undefined } = {},
): string {
  const run = text === '' ? '' : textRun(text, fonts[fontOfStyle(style)]);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${mark ? marked(mark, run) : run}</w:p>`;
}

/** A title too long for one line turns over after the name of the body, not inside a word (7.3.1: 词意完整). */
export function titleLines(title: string, organisation: string): string[] {
  const rest = title.startsWith(organisation) ? title.slice(organisation.length) : '';
  const fits = widthOf(title) <= TITLE_CHARACTERS || title.includes('\n');
  return fits || rest === '' || organisation === '' || widthOf(rest) > TITLE_CHARACTERS
    ? [title]
    : [organisation, rest];
}

/** The break between its lines is no part of the text: its run has the style `LayoutBreak`, and readers leave it out. */
export function titleParagraph(title: string, organisation: string, fonts: DocxFonts): string {
  const lines = titleLines(title, organisation);
  if (lines.length === 1) return paragraph('Title', title, fonts);
  const turn = '<w:r><w:rPr><w:rStyle w:val="LayoutBreak"/></w:rPr><w:br/></w:r>';
  const runs = lines.map((line) => textRun(line, fonts.title)).join(turn);
  return `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${runs}</w:p>`;
}

function textRun(text: string, font: string): string {
  const parts = text.split(/(\r\n|[\r\n\t])/u).map((part) => {
    if (part === '') return '';
    if (part === '\t') return '<w:tab/>';
    return /^[\r\n]/u.test(part) ? '<w:br/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  return `<w:r><w:rPr>${runFonts(font)}</w:rPr>${parts.join('')}</w:r>`;
}
