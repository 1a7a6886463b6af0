import { Injectable } from '@nestjs/common';
import { toJson } from '@nianbao/documents';
import { ANCHORS_FILE, type ArchivedFile, ArchiveTooLarge, packArchive, RECORD_FILE } from '@nianbao/record';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import { findAnchors } from '../../record/chain/anchors.ts';
import { exportedRecord, inPieces } from '../../record/chain/exported-record.ts';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { composeReport } from '../../report/reports/compose.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { aFile, attachedFiles, publishedFiles } from './archived-files.ts';
import { rowsOfReport } from './archived-rows.ts';

const HOW_TO_VERIFY = `本档案由年报系统导出，内容：
公开/      各版公开的年报（网页、数据和当时提供下载的文件）
现稿/      导出时的稿件
数据/      本年报的全部数据行（每表一个文件，每行一个 JSON）：填报项、历次修改与各版稿件、批注、情况说明、审查、签发、公开；
           person、department 是其中提到的人员和科室
附件/      通知、图片、依据、扫描件
${RECORD_FILE}    本单位全部审计记录，逐条以哈希相连
${ANCHORS_FILE}     审计记录的锚点
manifest.json     以上文件的大小和 SHA-256

核验（不需要数据库，也不依赖导出者）：
  nianbao verify 本文件.zip [--anchor 另行保存的锚点.json]
`;

/** An archive on the disk of the server, to be sent and then removed. */
export interface PackedYear {
  name: string;
  file: string;
  size: number;
  remove: () => Promise<void>;
}

/** All that the system knows of one year's report, in one file that can be verified without the system. */
@Injectable()
export class YearArchiveService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Written to disk first: a slow line does not keep the database waiting, and what fails fails before it is sent. */
  async pack(user: SignedInUser, reportId: string): Promise<PackedYear> {
    requireRole(user, 'auditor', 'office', 'admin');
    await this.recordExport(user, reportId);
    const folder = await mkdtemp(join(tmpdir(), 'nianbao-archive-'));
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      // One moment of the database, however long the reading takes.
      return await this.db.transaction('REPEATABLE READ', async (tx) => {
        const state = await loadReportState(tx, user.organisationId, reportId);
        const file = join(folder, 'archive.zip');
        const size = await this.write(tx, state, file);
        return { name: `${state.organisationName}${state.report.year}年度年报档案.zip`, file, size, remove };
      });
    } catch (error) {
      await remove();
      if (!(error instanceof ArchiveTooLarge)) throw error;
      throw new Problem('action-not-allowed', [
        { field: '', message: '档案超过 4 GB，请联系系统管理员导出' },
      ]);
    }
  }

  private async write(tx: EntityManager, state: ReportState, file: string): Promise<number> {
    const { report, organisation } = state;
    const facts = {
      organisation: { id: organisation.id, name: state.organisationName },
      year: report.year,
      report: report.title,
      archivedAt: this.clock.now().toISOString(),
    };
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const piece of packArchive(facts, this.filesOf(tx, state))) await handle.write(piece);
      return (await handle.stat()).size;
    } finally {
      await handle.close();
    }
  }

  private async *filesOf(tx: EntityManager, state: ReportState): AsyncGenerator<ArchivedFile> {
    const { id: reportId, organisationId } = state.report;
    const named = new Set<string>();
    yield aFile('说明.txt', HOW_TO_VERIFY);
    yield* publishedFiles(tx, organisationId, reportId);
    yield aFile('现稿/report.json', toJson(composeReport(state)));
    yield* rowsOfReport(tx, organisationId, reportId, named);
    yield* attachedFiles(tx, organisationId, named);
    yield { path: RECORD_FILE, content: inPieces(exportedRecord(tx, state.organisation, this.clock.now())) };
    yield aFile(ANCHORS_FILE, JSON.stringify(await findAnchors(tx, organisationId), null, 2));
  }

  private recordExport(user: SignedInUser, reportId: string): Promise<void> {
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const [report]: unknown[] = await tx.query(
        'SELECT 1 FROM report WHERE id = $1 AND organisation_id = $2',
        [reportId, organisationId],
      );
      if (!report) throw new Problem('not-found');
      await record(tx, { organisationId, actor: user, action: 'report.archive', reportId });
    });
  }
}
