import { createHash } from 'node:crypto';
import { type Download, toCsv, toJson, toXml } from '@nianbao/documents';
import { findFormat, type ReportContent } from '@nianbao/report-formats';

/** A file in which the public may take the report away. */
export interface PublicFile {
  name: string;
  label: string;
  mediaType: string;
  bytes: Buffer;
}

/** The open data of a published report; equal content gives equal bytes. */
export function filesOf(content: ReportContent): PublicFile[] {
  const csv = findFormat(content.formatId).tables.flatMap(({ id, title }) => {
    const text = toCsv(id, content);
    return text === null ? [] : [file(`${id}.csv`, `${title}（CSV）`, 'text/csv; charset=utf-8', text)];
  });
  return [
    file('report.json', '全文数据（JSON）', 'application/json; charset=utf-8', toJson(content)),
    file('report.xml', '全文数据（XML）', 'application/xml; charset=utf-8', toXml(content)),
    ...csv,
  ];
}

const file = (name: string, label: string, mediaType: string, text: string): PublicFile => ({
  name,
  label,
  mediaType,
  bytes: Buffer.from(text, 'utf8'),
});

export const downloadsOf = (content: ReportContent, path: string): Download[] =>
  filesOf(content).map(({ name, label, mediaType, bytes }) => ({
    label,
    path: `${path}/files/${name}`,
    mediaType,
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
  }));
