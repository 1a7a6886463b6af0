import { Injectable } from '@nestjs/common';
import type { Body, ReportView, updateReport } from '@nianbao/contracts';
import type { ReportContent } from '@nianbao/report-formats';
import { isBeingPlanned } from '@nianbao/workflow';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { holders } from '../../body/people/holders.ts';
import { claimTyped } from '../../report/publications/publication-numbers.ts';
import { loadReportState } from '../../report/reports/report-state.ts';
import { reportViewOf } from './report.view.ts';

@Injectable()
export class ReportsService {
  constructor(private readonly db: DataSource) {}

  async get(user: SignedInUser, id: string): Promise<ReportView> {
    const tx = this.db.manager;
    return reportViewOf(tx, await loadReportState(tx, user.organisationId, id), user);
  }

  /** Title, public metadata and the order of signers; not while leaders are signing, nor after. */
  update(user: SignedInUser, id: string, body: Body<typeof updateReport>): Promise<ReportView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, user.organisationId, id, 'update');
      const { report } = state;
      if (report.version !== body.version) throw new Problem('stale-version');
      if (!isBeingPlanned(report.status)) throw new Problem('action-not-allowed');
      const leaders = new Set(await holders(tx, user.organisationId, 'leader', null));
      const unknown = body.signerIds.filter(
        (signer, i) => !leaders.has(signer) || body.signerIds.indexOf(signer) !== i,
      );
      if (unknown.length > 0) {
        throw new Problem('reference-unknown', [
          { field: 'signerIds', message: '签发人须是本单位领导，且不能重复' },
        ]);
      }
      await claimTyped(tx, user.organisationId, id, body.metadata);
      const before = { title: report.title, metadata: report.metadata, signerIds: report.signerIds };
      Object.assign(report, {
        title: body.title,
        metadata: withoutBlanks(body.metadata),
        signerIds: body.signerIds,
      });
      await tx.save(report);
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'report.update',
        reportId: id,
        before,
        after: { title: report.title, metadata: report.metadata, signerIds: report.signerIds },
      });
      return reportViewOf(tx, state, user);
    });
  }
}

/** A field left empty is not printed, so it is not kept. */
const withoutBlanks = (metadata: Record<string, string | undefined>): ReportContent['metadata'] =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => value));
