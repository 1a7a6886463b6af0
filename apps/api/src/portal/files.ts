import { createHash } from 'node:crypto';
import { type Download, toCsv, toJson, toXml } from '@nianbao/documents';
import { findFormat, type ReportContent } from '@nianbao/report-formats';
import type { DataSource } from 'typeorm';
import { wordFile } from '../body/organisations/word-template.ts';
import { Organisation } from '../body/organisations/organisation.entity.ts';
import { picturesOf } from '../body/attachments/pictures.ts';
import type { PublicRow } from './portal.queries.ts';

/** A file in which the public may take the report away. */
export interface PublicFile {
  name: string;
  label: string;
  mediaType: string;
  bytes: Buffer;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Stored after the others: where it is, they are. */
const LAST_STORED = 'report.docx';

interface StoredFile {
  name: string;
  label: string;
  media_type: string;
  sha256: string;
  size: number;
}

/** The files of a publication with size and hash. Made when they are first asked for, and from then on as they were. */
export async function downloadsOf(db: DataSource, row: PublicRow, path: string): Promise<Download[]> {
  let stored = await storedFiles(db, row.id);
  if (!stored.some(({ name }) => name === LAST_STORED)) {
    await storeFiles(db, row, await filesOf(db, row));
    stored = await storedFiles(db, row.id);
  }
  return stored.map(({ name, label, media_type: mediaType, size, sha256 }) => ({
    label,
    path: `${path}/${name}`,
    mediaType,
    bytes: size,
    hash: sha256,
  }));
}

/** Every file of the publication as it was first given out. */
export async function allFiles(
  db: DataSource,
  publicationId: string,
): Promise<{ name: string; bytes: Buffer }[]> {
  return db.query<{ name: string; bytes: Buffer }[]>(
    'SELECT name, bytes FROM publication_file WHERE publication_id = $1 ORDER BY name',
    [publicationId],
  );
}

/** The file as it was first given out; null when the publication has none of that name. */
export async function storedFile(
  db: DataSource,
  publicationId: string,
  name: string,
): Promise<{ mediaType: string; sha256: string; bytes: Buffer } | null> {
  const [file] = await db.query<{ media_type: string; sha256: string; bytes: Buffer }[]>(
    'SELECT media_type, sha256, bytes FROM publication_file WHERE publication_id = $1 AND name = $2',
    [publicationId, name],
  );
  return file ? { mediaType: file.media_type, sha256: file.sha256, bytes: file.bytes } : null;
}

/** Equal content gives equal bytes. The PDF takes a second and is made apart. */
async function filesOf(db: DataSource, row: PublicRow): Promise<PublicFile[]> {
  const { content, content_hash: contentHash, organisation_id: organisationId } = row;
  const pictures = await picturesOf(db, organisationId, content);
  const body = await db.manager.findOneByOrFail(Organisation, { id: organisationId });
  const picture = (id: string) => pictures.get(id);
  const docx = await wordFile(db.manager, body, content, { contentHash, picture });
  return [
    text('report.json', '全文数据（JSON）', 'application/json; charset=utf-8', toJson(content)),
    text('report.xml', '全文数据（XML）', 'application/xml; charset=utf-8', toXml(content, { contentHash })),
    ...tablesOf(content, contentHash),
    { name: LAST_STORED, label: 'Word 文档（DOCX）', mediaType: DOCX, bytes: Buffer.from(docx) },
  ];
}

const tablesOf = (content: ReportContent, contentHash: string): PublicFile[] =>
  findFormat(content.formatId).tables.flatMap(({ id, title }) => {
    const csv = toCsv(id, content, { contentHash });
    return csv === null ? [] : [text(`${id}.csv`, `${title}（CSV）`, 'text/csv; charset=utf-8', csv)];
  });

const text = (name: string, label: string, mediaType: string, written: string): PublicFile => ({
  name,
  label,
  mediaType,
  bytes: Buffer.from(written, 'utf8'),
});

/** Of two processes that make them at once the first one's stay. */
export async function storeFiles(
  db: DataSource,
  row: PublicRow,
  files: readonly PublicFile[],
): Promise<void> {
  for (const { name, label, mediaType, bytes } of files) {
    await db.query(
      `INSERT INTO publication_file (publication_id, name, organisation_id, label, media_type, sha256, bytes)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        row.id,
        name,
        row.organisation_id,
        label,
        mediaType,
        createHash('sha256').update(bytes).digest('hex'),
        bytes,
      ],
    );
  }
}

const storedFiles = (db: DataSource, publicationId: string): Promise<StoredFile[]> =>
  db.query<StoredFile[]>(
    `SELECT name, label, media_type, sha256, octet_length(bytes) AS size FROM publication_file
     WHERE publication_id = $1
     ORDER BY name NOT LIKE '%.docx', name NOT LIKE '%.pdf', name LIKE '%.csv', name`,
    [publicationId],
  );
