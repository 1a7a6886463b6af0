import { runFonts, WORD_NAMESPACE, type DocxFonts } from './fonts.ts';
import { CHARACTER, CHARACTER_SPACE, LINE_PITCH, SIZE } from './measures.ts';

/** A paragraph style, by the id that the text uses and the name that Word shows. */
interface Style {
  id: string;
  name: string;
  font: keyof DocxFonts;
  size: number;
  /** In the order of the schema. */
  paragraph: string;
}

const exact = (line: number): string => `<w:spacing w:line="${line}" w:lineRule="exact"/>`;
const SINGLE = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>';
/** LibreOffice wants the length, Word the characters. */
const INDENT = `<w:ind w:firstLineChars="200" w:firstLine="${CHARACTER * 2}"/>`;
const NONE = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';
const heading = (level: number, font: keyof DocxFonts): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  font,
  size: SIZE.text,
  paragraph: `<w:keepNext/>${exact(LINE_PITCH)}${INDENT}<w:outlineLvl w:val="${level - 1}"/>`,
});

const STYLES: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    font: 'title',
    size: SIZE.title,
    paragraph: `<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:after="${LINE_PITCH}" w:line="700" w:lineRule="exact"/>${NONE}<w:jc w:val="center"/>`,
  },
  heading(1, 'heading'),
  heading(2, 'subheading'),
  heading(3, 'text'),
  heading(4, 'text'),
  heading(5, 'text'),
  { id: 'BodyText', name: 'Body Text', font: 'text', size: SIZE.text, paragraph: exact(LINE_PITCH) + INDENT },
  {
    id: 'SignatureSpace',
    name: '署名空行',
    font: 'text',
    size: SIZE.text,
    paragraph: `<w:keepNext/>${exact(LINE_PITCH)}`,
  },
  {
    id: 'Signature',
    name: 'Signature',
    font: 'text',
    size: SIZE.text,
    paragraph: `<w:keepNext/>${exact(LINE_PITCH)}<w:jc w:val="right"/>`,
  },
  {
    id: 'Date',
    name: 'Date',
    font: 'text',
    size: SIZE.text,
    paragraph: `${exact(LINE_PITCH)}<w:jc w:val="right"/>`,
  },
  {
    id: 'AnnexNote',
    name: '附件说明',
    font: 'text',
    size: SIZE.text,
    paragraph: `<w:keepNext/>${exact(LINE_PITCH)}${INDENT}`,
  },
  {
    id: 'Annex',
    name: '附件',
    font: 'heading',
    size: SIZE.text,
    paragraph: `<w:keepNext/><w:pageBreakBefore/>${exact(LINE_PITCH)}${NONE}`,
  },
  {
    id: 'TableTitle',
    name: '表题',
    font: 'title',
    size: SIZE.text,
    paragraph: `<w:keepNext/><w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>`,
  },
  {
    id: 'TableText',
    name: '表格文字',
    font: 'table',
    size: SIZE.table,
    paragraph: `${SINGLE}<w:jc w:val="center"/>`,
  },
  {
    id: 'TableSmall',
    name: '表格小字',
    font: 'table',
    size: SIZE.smallTable,
    paragraph: `${SINGLE}<w:jc w:val="center"/>`,
  },
  {
    id: 'TableSmallest',
    name: '表格最小字',
    font: 'table',
    size: SIZE.widestTable,
    paragraph: `${SINGLE}<w:jc w:val="center"/>`,
  },
  /** A short line that keeps two tables apart. */
  {
    id: 'Gap',
    name: '表间',
    font: 'table',
    size: 12,
    paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:line="160" w:lineRule="exact"/>',
  },
  {
    id: 'Picture',
    name: '图片',
    font: 'text',
    size: SIZE.text,
    paragraph: '<w:keepNext/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
  },
  { id: 'Caption', name: 'caption', font: 'table', size: SIZE.table, paragraph: '<w:jc w:val="center"/>' },
  {
    id: 'Footer',
    name: 'footer',
    font: 'table',
    size: SIZE.pageNumber,
    paragraph: `<w:snapToGrid w:val="0"/>${exact(SIZE.pageNumber * 10)}`,
  },
];

export function stylesXml(fonts: DocxFonts): string {
  return [
    `<w:styles ${WORD_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>${runFonts(fonts.text)}<w:sz w:val="${SIZE.text}"/><w:szCs w:val="${SIZE.text}"/>`,
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${BASE}</w:pPr></w:style>`,
    ...STYLES.map((style) => styleXml(style, fonts)),
    layoutBreak('', ''),
    '</w:styles>',
  ].join('');
}

/** Of the run of a break that is no part of the text. */
const layoutBreak = (id: string, name: string): string =>
  `<w:style w:type="character" w:styleId="${id}LayoutBreak"><w:name w:val="${name}版面换行"/></w:style>`;

/**
 * No gap between letters and figures: 28 characters are 28 everywhere. Punctuation may hang at the end of a line, as Word has
 * it from the start: where that is not said, LibreOffice lets it hang all the same and sets an empty line after it.
 */
const BASE =
  '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:jc w:val="both"/>';

const styleXml = ({ id, name, font, size, paragraph }: Style, fonts: DocxFonts): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${runFonts(fonts[font])}${type(size)}</w:rPr></w:style>`;

/** What a template's defaults say of gaps and indents is not for our paragraphs. */
const PLAIN = BASE.replace(
  '<w:jc ',
  '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc ',
);

/** Our styles for a document that has its own: under ids and names that none of its can have, based on nothing of it. */
export const styleElements = (fonts: DocxFonts, prefix: string): string =>
  [
    `<w:style w:type="paragraph" w:styleId="${prefix}Normal"><w:name w:val="${prefix} Normal"/><w:pPr>${PLAIN}</w:pPr></w:style>`,
    ...STYLES.map((style) =>
      styleXml({ ...style, id: prefix + style.id, name: `${prefix} ${style.name}` }, fonts).replace(
        '<w:basedOn w:val="Normal"/>',
        `<w:basedOn w:val="${prefix}Normal"/>`,
      ),
    ),
    layoutBreak(prefix, `${prefix} `),
  ].join('');

/** Text is set as close as 28 characters to a line want it. */
const type = (size: number): string =>
  `${size === SIZE.text ? `<w:spacing w:val="${CHARACTER_SPACE}"/>` : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;

const FONT_OF = new Map(STYLES.map(({ id, font }) => [id, font]));

/** The font that a style prescribes, for the runs that stand in it. */
export const fontOfStyle = (style: string): keyof DocxFonts => FONT_OF.get(style) ?? 'text';
