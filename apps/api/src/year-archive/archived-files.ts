import { renderStandalone, toJson } from '@nianbao/documents';
import type { ReportContent } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';

/** Each public edition as a page and as data, with the files that the public could take away. */
export async function publishedFiles(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
): Promise<[path: string, bytes: Uint8Array][]> {
  const editions: { id: string; edition: number; content: ReportContent; content_hash: string }[] =
    await tx.query(
      `SELECT id, edition, content, content_hash FROM publication
       WHERE organisation_id = $1 AND report_id = $2 ORDER BY edition`,
      [organisationId, reportId],
    );
  const files: [string, Uint8Array][] = [];
  for (const { id, edition, content, content_hash: contentHash } of editions) {
    const folder = `公开/第${edition}版`;
    files.push(
      [`${folder}/report.html`, Buffer.from(renderStandalone(content, { contentHash }))],
      [`${folder}/report.json`, Buffer.from(toJson(content))],
    );
    const given: { name: string; bytes: Buffer }[] = await tx.query(
      `SELECT name, bytes FROM publication_file WHERE organisation_id = $1 AND publication_id = $2 ORDER BY name`,
      [organisationId, id],
    );
    files.push(...given.map(({ name, bytes }): [string, Uint8Array] => [`${folder}/${name}`, bytes]));
  }
  return files;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;

/** Every attachment of the body that these rows name: notices, pictures, evidence, scanned copies. */
export async function attachedFiles(
  tx: EntityManager,
  organisationId: string,
  rows: Iterable<string>,
): Promise<[path: string, bytes: Uint8Array][]> {
  const named = new Set([...rows].flatMap((text) => text.match(UUID) ?? []));
  const found: { id: string; name: string; bytes: Buffer }[] = await tx.query(
    `SELECT id, name, bytes FROM attachment WHERE organisation_id = $1 AND id = ANY($2::uuid[]) ORDER BY id`,
    [organisationId, [...named]],
  );
  return found.map(({ id, name, bytes }) => [`附件/${id}/${fileName(name)}`, bytes]);
}

/** A name that is one on any system: no folders, no characters that some forbid. */
const fileName = (name: string): string =>
  name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 100) || '附件';
