import type { ReportContent } from '@nianbao/report-formats';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { documentXml } from './docx/document.ts';
import { fontTableXml, OFFICIAL_FONTS, type DocxFonts } from './docx/fonts.ts';
import type { DocxOptions } from './docx/options.ts';
import * as parts from './docx/package.ts';
import { placePictures } from './docx/picture.ts';
import { stylesXml } from './docx/styles.ts';

export { OFFICIAL_FONTS, type DocxFonts } from './docx/fonts.ts';
export type { DocxOptions } from './docx/options.ts';
export {
  checkTemplate,
  fillTemplate,
  TEMPLATE_PLACES,
  type TemplatePlace,
  type TemplateRefusal,
} from './docx/template.ts';
export type { DocxPicture } from './docx/picture.ts';

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
