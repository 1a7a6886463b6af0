import type { DocxPicture } from '@nianbao/documents/docx';
import type { ReportContent } from '@nianbao/report-formats';
import type { DataSource } from 'typeorm';

export interface StoredPicture {
  id: string;
  mediaType: string;
  bytes: Buffer;
}

/** The pictures that the text shows. An attachment that no published text shows stays private. */
export const picturesShown = ({ sections }: ReportContent): string[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'image' ? [block.attachmentId] : [])),
  );

export async function readPictures(
  db: DataSource,
  organisationId: string,
  ids: readonly string[],
): Promise<StoredPicture[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<{ id: string; media_type: string; bytes: Buffer }[]>(
    `SELECT id, media_type, bytes FROM attachment
     WHERE id::text = ANY($1) AND organisation_id = $2 AND media_type LIKE 'image/%'`,
    [ids, organisationId],
  );
  return rows.map(({ id, media_type: mediaType, bytes }) => ({ id, mediaType, bytes }));
}

/** The pictures as a Word file takes them; one whose size cannot be read is named in words there. */
export async function picturesOf(
  db: DataSource,
  organisationId: string,
  content: ReportContent,
): Promise<Map<string, DocxPicture>> {
  const stored = await readPictures(db, organisationId, picturesShown(content));
  return new Map(
    stored.flatMap(({ id, mediaType, bytes }): [string, DocxPicture][] => {
      const size =
        mediaType === 'image/png' ? pngSize(bytes) : mediaType === 'image/jpeg' ? jpegSize(bytes) : null;
      if (!size || (mediaType !== 'image/png' && mediaType !== 'image/jpeg')) return [];
      return [[id, { data: new Uint8Array(bytes), mediaType, ...size }]];
    }),
  );
}

type Size = { width: number; height: number };

function pngSize(bytes: Buffer): Size | null {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return measured(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** Walks the segments to the frame header, which alone has the size. */
function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return measured(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

const measured = (width: number, height: number): Size | null =>
  width > 0 && height > 0 ? { width, height } : null;
