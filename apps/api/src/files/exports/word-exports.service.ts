import { Injectable } from '@nestjs/common';
import type { Body, exportWord, WordExport } from '@nianbao/contracts';
import { toDocx } from '@nianbao/documents/docx';
import { DataSource, type EntityManager } from 'typeorm';
import { recordReading } from '../../record/chain/record-reading.ts';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { partLabel } from '../../report/parts/scope.ts';
import { picturesOf } from '../../body/attachments/pictures.ts';
import { composeReport, contentHash } from '../../report/reports/compose.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { partContent } from './content-of-one-part.ts';
import { DOCX, fileName, type SentFile } from './sent-file.ts';
import { WordExportRow } from './word-export.entity.ts';

/** Word files that are edited outside and come back. What went out is kept. */
@Injectable()
export class WordExportsService {
  constructor(private readonly db: DataSource) {}

  create(user: SignedInUser, reportId: string, { partId }: Body<typeof exportWord>): Promise<WordExport> {
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, user.organisationId, reportId);
      const part = state.parts.find(({ id }) => id === partId);
      if (partId !== null && !part) throw new Problem('not-found');
      if (partId === null) requireRole(user, 'office');
      else requireRole(user, 'office', 'department_head', 'contributor');
      const whole = composeReport(state);
      const content = part ? partContent(state, part, whole) : whole;
      const hash = contentHash(content);
      const row = await tx.save(WordExportRow, {
        organisationId: user.organisationId,
        reportId,
        partId,
        content,
        contentHash: hash,
        exportedBy: user.id,
      });
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'report.export',
        reportId,
        ...(partId === null ? {} : { partId }),
        after: { exportId: row.id, contentHash: hash },
      });
      return exportView(state, row, user.name);
    });
  }

  async list(user: SignedInUser, reportId: string): Promise<WordExport[]> {
    const tx = this.db.manager;
    const state = await loadReportState(tx, user.organisationId, reportId);
    const rows = await tx.find(WordExportRow, {
      where: { reportId, organisationId: user.organisationId },
      order: { exportedAt: 'DESC', id: 'ASC' },
      take: 100,
    });
    const names = await namesOf(
      tx,
      rows.map(({ exportedBy }) => exportedBy),
    );
    return rows.map((row) => exportView(state, row, names.get(row.exportedBy) ?? ''));
  }

  /** The same bytes each time: content and id are kept, and the renderer takes nothing else. */
  async file(user: SignedInUser, id: string): Promise<SentFile> {
    const { organisationId } = user;
    const row = await this.db.manager.findOneByOrFail(WordExportRow, { id, organisationId });
    const { reportId, partId, content } = row;
    const state = await loadReportState(this.db.manager, organisationId, reportId);
    await recordReading(this.db, user, { reportId, ...(partId === null ? {} : { partId }) });
    const pictures = await picturesOf(this.db, organisationId, content);
    const bytes = await toDocx(content, {
      exportId: row.id,
      contentHash: row.contentHash,
      picture: (picture) => pictures.get(picture),
    });
    return { name: exportView(state, row, '').fileName, mediaType: DOCX, bytes };
  }
}

/** The export that a file names, if it is one of this report. */
export const findExport = (
  tx: EntityManager,
  organisationId: string,
  reportId: string,
  id: string,
): Promise<WordExportRow | null> => tx.findOneBy(WordExportRow, { id, reportId, organisationId });

export function exportView(state: ReportState, row: WordExportRow, exportedBy: string): WordExport {
  const part = state.parts.find(({ id }) => id === row.partId);
  const [section] = row.content.sections;
  const name = part
    ? `${state.report.year}年年报 ${section?.number ?? ''}${section?.title ?? ''} ${partLabel(state.format, part)}`
    : row.content.title;
  return {
    id: row.id,
    reportId: row.reportId,
    partId: row.partId,
    fileName: fileName(name, 'docx'),
    contentHash: row.contentHash,
    exportedBy,
    exportedAt: row.exportedAt.toISOString(),
  };
}
