import { METADATA_LABELS, type ReportContent } from '@nianbao/report-formats';
import { escapeXml, xmlAttributes } from '../data/escape-xml.ts';
import { runFonts, WORD_NAMESPACE, type DocxFonts } from './fonts.ts';
import { CHARACTER, SIZE } from './measures.ts';
import type { PlacedPicture } from './picture.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const CUSTOM_PROPERTIES = {
  type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
  relation: `${OFFICE}/custom-properties`,
} as const;

export const contentTypesXml = (): string => {
  const parts = [
    ['/word/document.xml', `${WORD_TYPE}.document.main+xml`],
    ['/word/styles.xml', `${WORD_TYPE}.styles+xml`],
    ['/word/settings.xml', `${WORD_TYPE}.settings+xml`],
    ['/word/fontTable.xml', `${WORD_TYPE}.fontTable+xml`],
    ['/word/footer-odd.xml', `${WORD_TYPE}.footer+xml`],
    ['/word/footer-even.xml', `${WORD_TYPE}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/custom.xml', CUSTOM_PROPERTIES.type],
  ];
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
  ];
  return `<Types xmlns="${PACKAGE}/content-types">${defaults
    .map(([Extension, ContentType]) => `<Default${xmlAttributes({ Extension, ContentType })}/>`)
    .join('')}${parts
    .map(([PartName, ContentType]) => `<Override${xmlAttributes({ PartName, ContentType })}/>`)
    .join('')}</Types>`;
};

const relations = (entries: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${entries
    .map(([Id, Type, Target]) => `<Relationship${xmlAttributes({ Id, Type, Target })}/>`)
    .join('')}</Relationships>`;

export const packageRelations = (): string =>
  relations([
    ['rId1', `${OFFICE}/officeDocument`, 'word/document.xml'],
    ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['rId3', CUSTOM_PROPERTIES.relation, 'docProps/custom.xml'],
  ]);

export const documentRelations = (pictures: readonly PlacedPicture[]): string =>
  relations([
    ['rIdStyles', `${OFFICE}/styles`, 'styles.xml'],
    ['rIdSettings', `${OFFICE}/settings`, 'settings.xml'],
    ['rIdFonts', `${OFFICE}/fontTable`, 'fontTable.xml'],
    ['rIdFooterOdd', `${OFFICE}/footer`, 'footer-odd.xml'],
    ['rIdFooterEven', `${OFFICE}/footer`, 'footer-even.xml'],
    ...pictures.map(imageRelation),
  ]);

/** A line that is turned over by hand is not spread over the width of the page. */
export const settingsXml = (): string =>
  `<w:settings ${WORD_NAMESPACE}><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** 4号半角宋体 between two rules; odd pages on the right, even ones on the left, one character from the edge. */
export function footerXml(side: 'left' | 'right', fonts: DocxFonts): string {
  const look = `<w:rPr>${runFonts(fonts.table)}<w:sz w:val="${SIZE.pageNumber}"/><w:szCs w:val="${SIZE.pageNumber}"/></w:rPr>`;
  const run = (inner: string) => `<w:r>${look}${inner}</w:r>`;
  const text = (words: string) => run(`<w:t xml:space="preserve">${words}</w:t>`);
  const indent = `<w:ind w:${side}Chars="100" w:${side}="${CHARACTER}"/><w:jc w:val="${side}"/>`;
  const field = `${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${text('1')}${run('<w:fldChar w:fldCharType="end"/>')}`;
  return `<w:ftr ${WORD_NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/>${indent}</w:pPr>${text('— ')}${field}${text(' —')}</w:p></w:ftr>`;
}

export const imageRelation = ({ relationId, fileName }: PlacedPicture) =>
  [relationId, `${OFFICE}/image`, `media/${fileName}`] as const;

/** Word wants times; they are the end of the year reported on, so that equal contents give equal files. */
export function corePropertiesXml({ title, organisation, year }: ReportContent): string {
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${String(year).padStart(4, '0')}-12-31T00:00:00Z</dcterms:${name}>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(organisation)}</dc:creator><dc:language>zh-CN</dc:language>${time('created')}${time('modified')}</cp:coreProperties>`;
}

/** What is not printed on paper, kept for the way back: format, year, body, metadata and the hash of the content. */
export function customPropertiesXml(
  content: ReportContent,
  { contentHash, exportId }: { contentHash?: string; exportId?: string },
): string {
  const values: [string, string | undefined][] = [
    ['nianbao.formatId', content.formatId],
    ['nianbao.year', String(content.year)],
    ['nianbao.organisation', content.organisation],
    ['nianbao.contentHash', contentHash],
    ['nianbao.exportId', exportId],
    ...Object.keys(METADATA_LABELS).map((key): [string, string | undefined] => [
      `nianbao.metadata.${key}`,
      Object.entries(content.metadata).find(([name]) => name === key)?.[1],
    ]),
  ];
  const properties = values
    .flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
    .map(
      ({ name, value }, index) =>
        `<property${xmlAttributes({ fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: index + 2, name })}><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
    );
  return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`;
}
