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
  /** From 1 up, in the order of the document. */
  number: number;
  fileName: string;
}

/** English Metric Units to a pixel of 96 dpi and to a twip. */
const PER_PIXEL = 9525;
const PER_TWIP = 635;

/** As large as it is, but not wider than the 版心. */
export function pictureRun(
  { width, height, relationId, number, fileName }: PlacedPicture,
  caption: string,
): string {
  const scale = Math.min(1, (TEXT_WIDTH * PER_TWIP) / (width * PER_PIXEL));
  const size = { cx: Math.round(width * PER_PIXEL * scale), cy: Math.round(height * PER_PIXEL * scale) };
  const names = xmlAttributes({ id: number, name: fileName, descr: caption });
  return [
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent${xmlAttributes(size)}/>`,
    `<wp:docPr${names}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`,
    `<pic:pic><pic:nvPicPr><pic:cNvPr${names}/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${relationId}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext${xmlAttributes(size)}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  ].join('');
}
