import type { ReportContent } from '@nianbao/report-formats';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { documentXml } from './docx/document.ts';
import { fontTableXml, OFFICIAL_FONTS, type DocxFonts } from './docx/fonts.ts';
import * as parts from './docx/package.ts';
import { placePictures, type DocxPicture } from './docx/picture.ts';
import { stylesXml } from './docx/styles.ts';

export { OFFICIAL_FONTS, type DocxFonts } from './docx/fonts.ts';
export {
  checkTemplate,
  fillTemplate,
  TEMPLATE_PLACES,
  type TemplatePlace,
  type TemplateRefusal,
} from './docx/template.ts';
export type { DocxPicture } from './docx/picture.ts';

export interface DocxOptions {
  fonts?: Partial<DocxFonts>;
  /** The bytes of an attached picture; one that is missing is named in words. */
  picture?: (attachmentId: string) => DocxPicture | undefined;
  /** 成文日期 as printed, `2025年1月20日`; without it the one of the metadata, and without that no 署名. */
  date?: string;
  contentHash?: string;
  /** Kept in the file, so that what comes back from Word is compared with what went out. */
  exportId?: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The first moment that a zip file can name, in local time as the format has it: the same bytes everywhere. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** The report as a Word file by GB/T 9704-2012, equal byte for byte for equal content and options. */
export async function toDocx(content: ReportContent, options: DocxOptions = {}): Promise<Uint8Array> {
  const fonts: DocxFonts = { ...OFFICIAL_FONTS, ...options.fonts };
  const pictures = placePictures(content, options.picture);
  const placed = [...pictures.values()];
  const files: [string, string][] = [
    ['[Content_Types].xml', parts.contentTypesXml()],
    ['_rels/.rels', parts.packageRelations()],
    ['docProps/core.xml', parts.corePropertiesXml(content)],
    ['docProps/custom.xml', parts.customPropertiesXml(content, options)],
    [
      'word/document.xml',
      documentXml(content, { fonts, pictures, date: options.date ?? content.metadata.writtenOn }),
    ],
    ['word/_rels/document.xml.rels', parts.documentRelations(placed)],
    ['word/styles.xml', stylesXml(fonts)],
    ['word/settings.xml', parts.settingsXml()],
    ['word/fontTable.xml', fontTableXml(fonts)],
    ['word/footer-odd.xml', parts.footerXml('right', fonts)],
    ['word/footer-even.xml', parts.footerXml('left', fonts)],
  ];
  const zip: Zippable = Object.fromEntries([
    ...files.map(([name, xml]) => [name, strToU8(DECLARATION + xml)] as const),
    ...placed.map(({ fileName, data }) => [`word/media/${fileName}`, data] as const),
  ]);
  return zipSync(zip, { mtime: ZIP_EPOCH, level: 6 });
}
