import { Injectable } from '@nestjs/common';
import type { WordComparisonView } from '@nianbao/contracts';
import { compareWord, exportIdOf, readWord } from '@nianbao/importer';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readUploadedFile } from '../../body/attachments/uploaded-file.ts';
import { recordReading } from '../../record/chain/record-reading.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { composeReport } from '../../report/reports/compose.ts';
import { loadReportState } from '../../report/reports/report-state.ts';
import { WordDifferences } from './word-differences.ts';
import { exportView, findExport } from './word-exports.service.ts';

/** Compares what came back from Word with what went out and with what stands now. Writes nothing of the report. */
@Injectable()
export class WordComparisonService {
  constructor(private readonly db: DataSource) {}

  async compare(user: SignedInUser, reportId: string, request: FastifyRequest): Promise<WordComparisonView> {
    const tx = this.db.manager;
    const { organisationId } = user;
    const state = await loadReportState(tx, organisationId, reportId);
    const { bytes } = await readUploadedFile(request);
    const exportId = exportIdOf(bytes);
    const known = exportId !== null && z.uuid().safeParse(exportId).success;
    const row = known ? await findExport(tx, organisationId, reportId, exportId) : null;
    if (!row) {
      throw refused(
        exportId === null
          ? '文件里没有导出编号：请上传从本系统导出后修改的 .docx 文件'
          : '这个文件不是从本年度年报导出的，请核对单位和年度',
      );
    }
    const reading = readWord(bytes, row.content);
    if ('refusal' in reading) throw refused(reading.refusal.message);
    await recordReading(this.db, user, { reportId });
    const content = composeReport(state);
    const { differences, notes } = compareWord(row.content, reading, content);
    const names = await namesOf(tx, [row.exportedBy]);
    return {
      export: exportView(state, row, names.get(row.exportedBy) ?? ''),
      differences: new WordDifferences(state, content, user).view(differences),
      notes,
    };
  }
}

const refused = (message: string): Problem => new Problem('invalid-input', [{ field: 'file', message }]);
