import { Injectable } from '@nestjs/common';
import type { ExportFormat } from '@nianbao/contracts';
import { renderStandalone, reportCsv, toJson, toXml } from '@nianbao/documents';
import type { DocxPicture } from '@nianbao/documents/docx';
import { toPdf } from '@nianbao/documents/pdf';
import type { ReportContent } from '@nianbao/report-formats';
import { DataSource } from 'typeorm';
import { recordReading } from '../../record/chain/record-reading.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { picturesOf } from '../../body/attachments/pictures.ts';
import { composeReport, contentHash } from '../../report/reports/compose.ts';
import { loadReportState } from '../../report/reports/report-state.ts';
import { wordFile } from '../../body/organisations/word-template.ts';
import { madePdf } from './made-pdf.ts';
import { DOCX, fileName, type SentFile } from './sent-file.ts';

type Pictures = ReadonlyMap<string, DocxPicture>;
type Render = (content: ReportContent, hash: string, pictures: Pictures) => Promise<Uint8Array>;

const text = (words: string): Promise<Uint8Array> => Promise.resolve(Buffer.from(words, 'utf8'));
const find = (pictures: Pictures) => (id: string) => pictures.get(id);

/** A page that is kept or mailed has its pictures in it; one that is gone is told by its words. */
const dataUrl = (picture: DocxPicture | undefined): string =>
  picture ? `data:${picture.mediaType};base64,${Buffer.from(picture.data).toString('base64')}` : 'data:,';

const RENDERINGS: Readonly<Record<Exclude<ExportFormat, 'docx'>, { mediaType: string; render: Render }>> = {
  pdf: {
    mediaType: 'application/pdf',
    render: (content, hash, pictures) =>
      madePdf(toPdf(content, { contentHash: hash, picture: find(pictures) })),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    render: (content, hash, pictures) => {
      const attachmentUrl = (id: string) => dataUrl(pictures.get(id));
      return text(renderStandalone(content, { contentHash: hash, attachmentUrl }));
    },
  },
  json: { mediaType: 'application/json; charset=utf-8', render: (content) => text(toJson(content)) },
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    render: (content, hash) => text(reportCsv(content, { contentHash: hash })),
  },
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
    const { organisationId } = user;
    const state = await loadReportState(this.db.manager, organisationId, reportId);
    if (template !== undefined && format !== 'docx')
      throw new Problem('invalid-input', [{ field: 'template', message: '只有 Word 文件可以使用模板' }]);
    if (state.report.status !== 'published') await recordReading(this.db, user, { reportId });
    const content = composeReport(state);
    const pictures = await picturesOf(this.db, organisationId, content);
    const hash = contentHash(content);
    const name = fileName(content.title, format);
    if (format === 'docx') {
      const options = { contentHash: hash, picture: find(pictures), asked: template };
      const bytes = await wordFile(this.db.manager, state.organisation, content, options);
      return { name, mediaType: DOCX, bytes };
    }
    const { mediaType, render } = RENDERINGS[format];
    return { name, mediaType, bytes: await render(content, hash, pictures) };
  }
}
