import { Injectable } from '@nestjs/common';
import type { ExportFormat } from '@nianbao/contracts';
import { renderStandalone, reportCsv, toJson, toXml } from '@nianbao/documents';
import { type DocxPicture, fillTemplate, toDocx } from '@nianbao/documents/docx';
import { toPdf } from '@nianbao/documents/pdf';
import type { ReportContent } from '@nianbao/report-formats';
import { DataSource } from 'typeorm';
import { Attachment } from '../attachments/attachment.entity.ts';
import { recordReading } from '../audit/record-reading.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInUser } from '../http/session.guard.ts';
import { picturesOf } from '../portal/pictures.ts';
import { composeReport, contentHash } from '../reports/compose.ts';
import { loadReportState } from '../reports/report-state.ts';
import { DOCX, fileName, type SentFile } from './sent-file.ts';

type Pictures = ReadonlyMap<string, DocxPicture>;
type Render = (content: ReportContent, hash: string, pictures: Pictures) => Promise<Uint8Array>;

const text = (words: string): Promise<Uint8Array> => Promise.resolve(Buffer.from(words, 'utf8'));
const find = (pictures: Pictures) => (id: string) => pictures.get(id);

const RENDERINGS: Readonly<Record<ExportFormat, { mediaType: string; render: Render }>> = {
  docx: {
    mediaType: DOCX,
    render: (content, hash, pictures) => toDocx(content, { contentHash: hash, picture: find(pictures) }),
  },
  pdf: {
    mediaType: 'application/pdf',
    render: (content, hash, pictures) => toPdf(content, { contentHash: hash, picture: find(pictures) }),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    render: (content, hash) => text(renderStandalone(content, { contentHash: hash })),
  },
  json: { mediaType: 'application/json; charset=utf-8', render: (content) => text(toJson(content)) },
  csv: { mediaType: 'text/csv; charset=utf-8', render: (content) => text(reportCsv(content)) },
  xml: {
    mediaType: 'application/xml; charset=utf-8',
    render: (content, hash) => text(toXml(content, { contentHash: hash })),
  },
};

/** The report as it stands, as a file. What is not public yet is read on record. */
@Injectable()
export class ReportFileService {
  constructor(private readonly db: DataSource) {}

  async make(
    user: SignedInUser,
    reportId: string,
    format: ExportFormat,
    template?: string,
  ): Promise<SentFile> {
    const state = await loadReportState(this.db.manager, user.organisationId, reportId);
    if (state.report.status !== 'published') await recordReading(this.db, user, { reportId });
    const content = composeReport(state);
    if (template !== undefined) return this.onTemplate(user, content, format, template);
    const pictures = await picturesOf(this.db, user.organisationId, content);
    const { mediaType, render } = RENDERINGS[format];
    return {
      name: fileName(content.title, format),
      mediaType,
      bytes: await render(content, contentHash(content), pictures),
    };
  }

  /** @throws template-invalid with every reason why the body's template cannot be used. */
  private async onTemplate(
    user: SignedInUser,
    content: ReportContent,
    format: ExportFormat,
    id: string,
  ): Promise<SentFile> {
    if (format !== 'docx') {
      throw new Problem('invalid-input', [{ field: 'template', message: '只有 Word 文件可以使用模板' }]);
    }
    const found = await this.db.manager.findOne(Attachment, {
      where: { id, organisationId: user.organisationId },
      select: { id: true, bytes: true },
    });
    if (!found) {
      throw new Problem('reference-unknown', [{ field: 'template', message: '模板不存在，请重新上传' }]);
    }
    const filled = fillTemplate(new Uint8Array(found.bytes), content);
    if ('problems' in filled) {
      throw new Problem(
        'template-invalid',
        filled.problems.map((message) => ({ field: 'template', message })),
      );
    }
    return { name: fileName(content.title, 'docx'), mediaType: DOCX, bytes: filled };
  }
}
