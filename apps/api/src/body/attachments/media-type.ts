/** What may be attached, by the ending of its name. */
const MEDIA_TYPES = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword',
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain',
  html: 'text/html',
} as const;
type Kind = keyof typeof MEDIA_TYPES;

export const ALLOWED = 'pdf、ofd、docx、doc、xlsx、png、jpg、txt、html';

const ENDINGS: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(Object.keys(MEDIA_TYPES).map((kind) => [kind, kind as Kind])),
  jpeg: 'jpg',
  htm: 'html',
};

/** The media type of a file whose bytes are what its name says, else `null`. What the sender claims counts for nothing. */
export function mediaTypeOf(name: string, bytes: Buffer): string | null {
  const kind = ENDINGS[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  return kind && LOOKS_LIKE[kind](bytes) ? MEDIA_TYPES[kind] : null;
}

const startsWith = (bytes: Buffer, hex: string): boolean =>
  bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'));
/** A ZIP archive names its members in clear. */
const archiveWith = (bytes: Buffer, member: string): boolean =>
  startsWith(bytes, '504b0304') && bytes.includes(member);

const LOOKS_LIKE: Record<Kind, (bytes: Buffer) => boolean> = {
  pdf: (bytes) => bytes.subarray(0, 1024).includes('%PDF-'),
  ofd: (bytes) => archiveWith(bytes, 'OFD.xml'),
  docx: (bytes) => archiveWith(bytes, 'word/document.xml'),
  xlsx: (bytes) => archiveWith(bytes, 'xl/workbook.xml'),
  doc: (bytes) =>
    startsWith(bytes, 'd0cf11e0a1b11ae1') && bytes.includes(Buffer.from('WordDocument', 'utf16le')),
  png: (bytes) => startsWith(bytes, '89504e470d0a1a0a'),
  jpg: (bytes) => startsWith(bytes, 'ffd8ff'),
  txt: isText,
  html: isText,
};

/** Reads as UTF-8 or as GB 18030, the two encodings in which such texts come. UTF-16 starts with its mark. */
function isText(bytes: Buffer): boolean {
  if (startsWith(bytes, 'fffe') || startsWith(bytes, 'feff')) return true;
  if (bytes.includes(0)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => decodes(bytes, encoding));
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
