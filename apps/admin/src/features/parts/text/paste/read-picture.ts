import { type PastedBlock, trimmed } from './pasted-block.ts';
import type { RtfPicture } from './rtf-pictures.ts';

type PastedImage = Extract<PastedBlock, { kind: 'image' }>;

/** What came with the HTML: pictures of its RTF, and picture files. */
export interface Pictures {
  ofRtf: readonly RtfPicture[];
  files: readonly File[];
}

const MAX_CAPTION = 500;
const OWN = /^\/api\/attachments\/([\da-f-]{36})$/u;

/** Finds the bytes of the pictures in a pasted text, and counts those that it must not or cannot have. */
export class PictureReader {
  readonly refused = { remote: 0, local: 0 };
  readonly #pictures: Pictures;
  readonly #locals: readonly Element[];
  readonly #alone: boolean;
  readonly #captioned = new WeakSet<Element>();

  constructor(body: ParentNode & Node, pictures: Pictures) {
    this.#pictures = pictures;
    const images = [...body.querySelectorAll('img')];
    this.#locals = images.filter((image) => isLocal(sourceOf(image)));
    this.#alone = images.length === 1 && trimmed(body.textContent ?? '') === '';
  }

  /** For places that hold no pictures. */
  static none(): PictureReader {
    return new PictureReader(document.createDocumentFragment(), { ofRtf: [], files: [] });
  }

  /** Whether these words were taken as the caption of a picture. */
  isCaption(element: Element): boolean {
    const figure = element.closest('figure');
    return figure !== null && this.#captioned.has(figure);
  }

  read(image: Element): PastedImage | null {
    const found = this.#read(image);
    const figure = image.closest('figure');
    if (found && figure) this.#captioned.add(figure);
    return found;
  }

  #read(image: Element): PastedImage | null {
    if (isSpacer(image)) return null;
    const source = sourceOf(image);
    const caption = captionOf(image);
    const [file] = this.#pictures.files;
    // A picture copied in a browser comes as a file beside its address.
    if (this.#alone && file) return { kind: 'image', source: { kind: 'bytes', file }, caption };
    const own = ownAttachment(source);
    if (own) return { kind: 'image', source: { kind: 'attachment', id: own }, caption };
    const bytes = /^data:/iu.test(source) ? fileOfData(source) : this.#fromRtf(image);
    if (bytes) return { kind: 'image', source: { kind: 'bytes', file: bytes }, caption };
    if (this.#locals.includes(image)) this.refused.local += 1;
    else this.refused.remote += 1;
    return null;
  }

  /** Only where both name as many: a picture in the wrong place would be worse than none. */
  #fromRtf(image: Element): File | null {
    const { ofRtf } = this.#pictures;
    if (ofRtf.length !== this.#locals.length) return null;
    const found = ofRtf[this.#locals.indexOf(image)];
    return found ? pictureFile(found.bytes, found.mediaType) : null;
  }
}

const sourceOf = (image: Element): string => (image.getAttribute('src') ?? '').trim();

const isLocal = (source: string): boolean => /^file:|^[a-z]:[\\/]/iu.test(source);

/** A picture of one point counts visitors or makes room. */
const isSpacer = (image: Element): boolean =>
  ['width', 'height'].some((side) => /^[012]$/u.test(image.getAttribute(side) ?? '')) ||
  sourceOf(image) === '';

function ownAttachment(source: string): string | null {
  try {
    const { origin, pathname } = new URL(source, location.origin);
    return origin === location.origin ? (OWN.exec(pathname)?.[1] ?? null) : null;
  } catch {
    return null;
  }
}

const RASTER = /^data:(image\/(?:png|jpe?g|gif|webp|bmp));base64,([\w+/=\s%]+)$/iu;

/** The file inside a data URL of a picture made of points; an SVG is a program and is none. */
function fileOfData(source: string): File | null {
  const [, type = '', coded = ''] = RASTER.exec(source) ?? [];
  if (!type) return null;
  try {
    const bytes = Uint8Array.from(atob(decodeURIComponent(coded).replaceAll(/\s/gu, '')), (c) =>
      c.charCodeAt(0),
    );
    return pictureFile(bytes, type.toLowerCase().replace('jpg', 'jpeg'));
  } catch {
    return null;
  }
}

const pictureFile = (bytes: Uint8Array<ArrayBuffer>, type: string): File =>
  new File([bytes], `图片.${type.split('/')[1]}`, { type });

/** The words under the picture, or those that describe it; never the name of a file. */
function captionOf(image: Element): string {
  const below = image.closest('figure')?.querySelector('figcaption')?.textContent;
  const words = trimmed(below ?? image.getAttribute('alt') ?? '').replaceAll(/\s+/gu, ' ');
  const noise =
    /^(?:图片|图像|image|picture|img|clip_image|wps)?[\s_-]*\d*$|\.(?:png|jpe?g|gif|bmp|webp|tmp)$/iu.test(
      words,
    );
  return noise ? '' : words.slice(0, MAX_CAPTION);
}
