import type { ReportContent } from '@nianbao/report-formats';
import { xmlAttributes } from '../data/escape-xml.ts';
import { TEXT_WIDTH } from './measures.ts';

export interface DocxPicture {
  data: Uint8Array;
  mediaType: 'image/png' | 'image/jpeg';
  /** Size in pixels, for the proportion. */
  width: number;
  height: number;
}

export interface PlacedPicture extends DocxPicture {
  relationId: string;
  fileName: string;
}

/** English Metric Units to a pixel of 96 dpi and to a twip. */
const PER_PIXEL = 9525;
const PER_TWIP = 635;

/** As large as it is, but not wider than the 版心. `id` is unique in the document, where one picture may stand twice. */
export function pictureRun(
  { width, height, relationId, fileName }: PlacedPicture,
  { id, caption }: { id: number; caption: string },
): string {
  const scale = Math.min(1, (TEXT_WIDTH * PER_TWIP) / (width * PER_PIXEL));
  const size = { cx: Math.round(width * PER_PIXEL * scale), cy: Math.round(height * PER_PIXEL * scale) };
  const names = xmlAttributes({ id, name: fileName, descr: caption });
  return [
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent${xmlAttributes(size)}/>`,
    `<wp:docPr${names}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`,
    `<pic:pic><pic:nvPicPr><pic:cNvPr${names}/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${relationId}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext${xmlAttributes(size)}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  ].join('');
}

/** The pictures that the text shows and `find` has, each once, named in the order of the document. */
export function placePictures(
  content: ReportContent,
  find: ((attachmentId: string) => DocxPicture | undefined) | undefined,
): Map<string, PlacedPicture> {
  const placed = new Map<string, PlacedPicture>();
  for (const block of content.sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'image' || placed.has(block.attachmentId)) continue;
    const picture = find?.(block.attachmentId);
    if (!picture) continue;
    const number = placed.size + 1;
    const fileName = `nianbao-${number}.${picture.mediaType.slice('image/'.length)}`;
    placed.set(block.attachmentId, { ...picture, fileName, relationId: `rIdNianbaoPicture${number}` });
  }
  return placed;
}
