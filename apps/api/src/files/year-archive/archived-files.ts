import { renderStandalone, toJson } from '@nianbao/documents';
import type { ArchivedFile } from '@nianbao/record';
import type { ReportContent } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { safeName } from './safe-name.ts';

export const aFile = (path: string, content: Uint8Array | string): ArchivedFile => ({
  path,
  content: [typeof content === 'string' ? Buffer.from(content) : content],
});

/** Each public edition as a page and as data, with the files that the public could take away. */
export async function* publishedFiles(
  tx: EntityManager,
  organisationId: string,
  reportId: string,
): AsyncGenerator<ArchivedFile> {
  const editions: { id: string; edition: number; content: ReportContent; content_hash: string }[] =
    await tx.query(
      `SELECT id, edition, content, content_hash FROM publication
       WHERE organisation_id = $1 AND report_id = $2 ORDER BY edition`,
      [organisationId, reportId],
    );
  for (const { id, edition, content, content_hash: contentHash } of editions) {
    const folder = `公开/第${edition}版`;
    const given: { name: string; bytes: Buffer }[] = await tx.query(
      `SELECT name, bytes FROM publication_file WHERE organisation_id = $1 AND publication_id = $2 ORDER BY name`,
      [organisationId, id],
    );
    for (const { name, bytes } of given) yield aFile(`${folder}/${safeName(name)}`, bytes);
    // What the public took away goes before what we would make of the same content today.
    const missing = (name: string) => given.every((file) => file.name !== name);
    if (missing('report.html'))
      yield aFile(`${folder}/report.html`, renderStandalone(content, { contentHash }));
    if (missing('report.json')) yield aFile(`${folder}/report.json`, toJson(content));
  }
}

/** Those of these attachments of the body that exist, one after another: notices, pictures, evidence, scanned copies. */
export async function* attachedFiles(
  tx: EntityManager,
  organisationId: string,
  ids: ReadonlySet<string>,
): AsyncGenerator<ArchivedFile> {
  const found: { id: string; name: string }[] = await tx.query(
    `SELECT id, name FROM attachment WHERE organisation_id = $1 AND id = ANY($2::uuid[]) ORDER BY id`,
    [organisationId, [...ids]],
  );
  for (const { id, name } of found) {
    const [{ bytes }]: [{ bytes: Buffer }] = await tx.query(`SELECT bytes FROM attachment WHERE id = $1`, [
      id,
    ]);
    yield aFile(`附件/${id}/${safeName(name)}`, bytes);
  }
}
