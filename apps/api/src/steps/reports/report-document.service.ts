import { Injectable } from '@nestjs/common';
import type { markSeen, ReportDocument, Response } from '@nianbao/contracts';
import { cellAddress, cellsOf, changesBetween, type ReportContent } from '@nianbao/report-formats';
import { DataSource, type EntityManager } from 'typeorm';
import { recordReading } from '../../record/chain/record-reading.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { changedFigures } from '../../report/reports/changed-figures.ts';
import { composeReport, contentHash, headingId } from '../../report/reports/compose.ts';
import { ownersOf } from '../../report/reports/parts-at.ts';
import { findingsOf, previousOf } from '../../report/reports/report-findings.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { ReportView } from '../../report/reports/report-view.entity.ts';

/** The report as it will be published, and what somebody who judges it wants to see first. */
@Injectable()
export class ReportDocumentService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async get(user: SignedInUser, id: string): Promise<ReportDocument> {
    const tx = this.db.manager;
    const state = await loadReportState(tx, user.organisationId, id);
    if (state.report.status !== 'published') await recordReading(this.db, user, { reportId: id });
    const content = composeReport(state);
    const previous = await previousOf(tx, state);
    const seen = await tx.findOneBy(ReportView, {
      reportId: id,
      personId: user.id,
      organisationId: user.organisationId,
    });
    return {
      content,
      contentHash: contentHash(content),
      findings: await findingsOf(tx, state, content),
      keyFigures: keyFiguresOf(state, content, previous?.content ?? null),
      lastYear: previous ? { year: previous.year } : null,
      changes: seen ? changesBetween(seen.content, content) : null,
      seenAt: seen?.seenAt.toISOString() ?? null,
      partOfAddress: partOfAddress(state),
      opinionsUsed: await opinionsUsed(tx, user),
      changedFigures: await changedFigures(tx, state),
    };
  }

  /** @throws stale-version when the report is no longer what the person was shown. */
  markSeen(user: SignedInUser, id: string, hash: string): Promise<Response<typeof markSeen>> {
    return this.db.transaction(async (tx) => {
      const content = composeReport(await loadReportState(tx, user.organisationId, id));
      if (contentHash(content) !== hash) throw new Problem('stale-version');
      const seenAt = this.clock.now();
      await tx.upsert(
        ReportView,
        {
          reportId: id,
          personId: user.id,
          organisationId: user.organisationId,
          content,
          contentHash: hash,
          seenAt,
        },
        ['reportId', 'personId'],
      );
      return { seenAt: seenAt.toISOString() };
    });
  }
}

const keyFiguresOf = (
  { format }: ReportState,
  content: ReportContent,
  previous: ReportContent | null,
): ReportDocument['keyFigures'] =>
  format.keyFigures.map(({ label, unit, table, path }) => ({
    label,
    unit,
    address: cellAddress(table, path),
    value: content.tables[table]?.[path] ?? null,
    lastYear: previous?.tables[table]?.[path] ?? null,
  }));

/** Which part answers for each place that can be returned; for a sum of several parts, the first of them. */
function partOfAddress(state: ReportState): Record<string, string> {
  const { format, parts, places } = state;
  const cells = format.tables.flatMap((table) =>
    cellsOf(table).flatMap(({ path }) => {
      const address = cellAddress(table.id, path);
      const [owner] = ownersOf(state, address);
      return owner ? [[address, owner.id]] : [];
    }),
  );
  return Object.fromEntries([
    ...parts.map((part) => [`sections/${part.sectionId}/blocks/${headingId(part.id)}`, part.id]),
    ...cells,
    ...places.filter(({ block }) => block !== null).map(({ address, partId }) => [address, partId]),
  ]);
}

/** The leader's own last opinions, to be offered again. */
async function opinionsUsed(tx: EntityManager, user: SignedInUser): Promise<string[]> {
  const rows = await tx.query<{ opinion: string }[]>(
    `SELECT opinion FROM signature WHERE signer_id = $1 AND organisation_id = $2 AND opinion <> ''
     GROUP BY opinion ORDER BY max(signed_at) DESC LIMIT 3`,
    [user.id, user.organisationId],
  );
  return rows.map(({ opinion }) => opinion);
}
