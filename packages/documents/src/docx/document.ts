import { findFormat, type Block, type ReportContent, type TableFormat } from '@nianbao/report-formats';
import { annexNotes, placeTables } from '../places.ts';
import type { DocxFonts } from './fonts.ts';
import { CHARACTER, LINE_PITCH, PAGE, TEXT_HEIGHT, TEXT_WIDTH, twips } from './measures.ts';
import { blockMark, sectionMark, tableMark, type Mark } from './marks.ts';
import { paragraph, titleParagraph } from './paragraph.ts';
import { pictureRun, type PlacedPicture } from './picture.ts';
import { signature } from './signature.ts';
import { freeTable, officialTable } from './table.ts';

export interface DocumentParts {
  fonts: DocxFonts;
  /** By attachment id; what is missing is named in words. */
  pictures: ReadonlyMap<string, PlacedPicture>;
  /** 成文日期 as printed, if the report is dated. */
  date: string | undefined;
}

/** Prefixes that the body uses. */
export const NAMESPACES: readonly (readonly [prefix: string, uri: string])[] = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
];

export function documentXml(content: ReportContent, parts: DocumentParts): string {
  const namespaces = NAMESPACES.map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ');
  const title = titleParagraph(content.title, content.organisation, parts.fonts);
  return `<w:document ${namespaces}><w:body>${title}${bodyXml(content, parts)}${SECTION_PROPERTIES}</w:body></w:document>`;
}

/** All that stands below the title. */
export function bodyXml(content: ReportContent, parts: DocumentParts): string {
  const { fonts, date } = parts;
  const { inSection, annexed } = placeTables(findFormat(content.formatId), content);
  // A 署名 never stands alone on a page (GB/T 9704, 7.3.5.4).
  const signedAfter = date === undefined ? undefined : content.sections.at(-1)?.blocks.at(-1);
  let count = -1;
  const pieces = [
    ...content.sections.flatMap(({ number, title, blocks }, index) => [
      number + title === '' ? '' : paragraph('Heading1', number + title, fonts, { mark: sectionMark(index) }),
      ...(inSection.get(index) ?? []).map((table) => withGap(printTable(table, content, fonts), fonts)),
      ...blocks.map((block) =>
        printBlock(block, blockMark((count += 1)), { ...parts, last: block === signedAfter }),
      ),
    ]),
    annexNoteXml(annexNotes(content, annexed), fonts),
    date === undefined ? '' : signature(content.organisation, date, fonts),
    ...annexed.map((table) =>
      [
        paragraph('Annex', '附件', fonts),
        paragraph('TableTitle', table.title, fonts),
        withGap(printTable(table, content, fonts), fonts),
      ].join(''),
    ),
  ];
  return pieces.join('');
}

/** One line down, two characters in, further ones under the first name. */
const annexNoteXml = (notes: readonly string[], fonts: DocxFonts): string =>
  notes
    .map((note, index) =>
      index === 0
        ? paragraph('SignatureSpace', '', fonts) + paragraph('AnnexNote', note, fonts)
        : paragraph('AnnexNote', note, fonts, { more: UNDER_FIRST }),
    )
    .join('');
const UNDER_FIRST = `<w:ind w:firstLineChars="500" w:firstLine="${CHARACTER * 5}"/>`;

const printTable = (table: TableFormat, content: ReportContent, fonts: DocxFonts): string =>
  officialTable(
    table,
    content.tables[table.id] ?? {},
    fonts,
    tableMark(table.id, findFormat(content.formatId).tables.indexOf(table)),
  );

/** Two tables without a paragraph between them would become one. */
const withGap = (table: string, fonts: DocxFonts, more = ''): string =>
  table && table + paragraph('Gap', '', fonts, { more });

function printBlock(
  block: Block,
  mark: Mark,
  { fonts, pictures, last }: DocumentParts & { last: boolean },
): string {
  const more = last ? '<w:keepNext/>' : '';
  switch (block.kind) {
    case 'heading':
      return paragraph(`Heading${block.level + 1}`, block.text, fonts, { mark });
    case 'paragraph':
      return paragraph('BodyText', block.text, fonts, { mark, more });
    case 'table':
      return withGap(freeTable(block.rows, fonts, mark, last), fonts, more);
    case 'image': {
      const picture = pictures.get(block.attachmentId);
      const caption = paragraph('Caption', block.caption, fonts, { mark, more });
      if (!picture) return paragraph('Picture', '（图片）', fonts) + caption;
      return `<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr>${pictureRun(picture, { id: mark.id + 1, caption: block.caption })}</w:p>${caption}`;
    }
  }
}

/**
 * Page and lines of GB/T 9704: 22 on 225 mm; page numbers 7 mm below. The 28 characters of a line come from the spacing
 * of the type: a grid of characters is 21 to a line in LibreOffice.
 */
const SECTION_PROPERTIES = [
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooterOdd"/><w:footerReference w:type="even" r:id="rIdFooterEven"/>',
  `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/>`,
  `<w:pgMar w:top="${PAGE.top}" w:right="${PAGE.width - PAGE.left - TEXT_WIDTH}" w:bottom="${PAGE.height - PAGE.top - TEXT_HEIGHT}" w:left="${PAGE.left}" w:header="851" w:footer="${twips(25.3)}" w:gutter="0"/>`,
  `<w:docGrid w:type="lines" w:linePitch="${LINE_PITCH}"/></w:sectPr>`,
].join('');
