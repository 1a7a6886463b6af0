import { Injectable } from '@nestjs/common';
import { toJson } from '@nianbao/documents';
import { ANCHORS_FILE, packArchive, RECORD_FILE } from '@nianbao/record';
import { DataSource, type EntityManager } from 'typeorm';
import { findAnchors } from '../audit/anchors.ts';
import { exportedRecord } from '../audit/exported-record.ts';
import { record } from '../audit/record.ts';
import { Clock } from '../clock/clock.module.ts';
import { Problem } from '../http/problem.ts';
import { requireRole, type SignedInUser } from '../http/session.guard.ts';
import { composeReport } from '../reports/compose.ts';
import { loadReportState } from '../reports/report-state.ts';
import { attachedFiles, publishedFiles } from './archived-files.ts';
import { rowsOfReport } from './archived-rows.ts';

const HOW_TO_VERIFY = `本档案由年报系统导出，内容：
公开/      各版公开的年报（网页、数据和当时提供下载的文件）
现稿/      导出时的稿件
数据/      本年报的全部数据行（每表一个文件，每行一个 JSON）：填报项、历次修改与各版稿件、批注、情况说明、审查、签发、公开
附件/      通知、图片、依据、扫描件
${RECORD_FILE}    本单位全部审计记录，逐条以哈希相连
${ANCHORS_FILE}     审计记录的锚点
manifest.json     以上文件的大小和 SHA-256

核验（不需要数据库，也不依赖导出者）：
  nianbao verify 本文件.zip [--anchor 另行保存的锚点.json]
`;

/** All that the system knows of one year's report, in one file that can be verified without the system. */
@Injectable()
export class YearArchiveService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async pack(user: SignedInUser, reportId: string): Promise<{ name: string; bytes: Uint8Array }> {
    requireRole(user, 'auditor', 'office', 'admin');
    const { organisationId } = user;
    await this.recordExport(user, reportId);
    // One moment of the database, however long the reading takes.
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const state = await loadReportState(tx, organisationId, reportId);
      const content = composeReport(state);
      const rows = await rowsOfReport(tx, organisationId, reportId);
      const files = new Map<string, Uint8Array>([
        ['说明.txt', Buffer.from(HOW_TO_VERIFY)],
        ...(await publishedFiles(tx, organisationId, reportId)),
        ['现稿/report.json', Buffer.from(toJson(content))],
        ...[...rows].map(([table, lines]): [string, Uint8Array] => [
          `数据/${table}.jsonl`,
          Buffer.from(lines),
        ]),
        ...(await attachedFiles(tx, organisationId, rows.values())),
        [RECORD_FILE, await this.recordOf(tx, organisationId)],
        [ANCHORS_FILE, Buffer.from(JSON.stringify(await findAnchors(tx, organisationId), null, 2))],
      ]);
      const { year, title } = state.report;
      const facts = {
        organisation: { id: organisationId, name: state.organisationName },
        year,
        report: title,
        archivedAt: this.clock.now().toISOString(),
      };
      return { name: `${state.organisationName}${year}年度年报档案.zip`, bytes: packArchive(facts, files) };
    });
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

  private async recordOf(tx: EntityManager, organisationId: string): Promise<Uint8Array> {
    const lines: string[] = [];
    for await (const line of exportedRecord(tx, organisationId, this.clock.now())) lines.push(line);
    return Buffer.from(lines.join(''));
  }
}
