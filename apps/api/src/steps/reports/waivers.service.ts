import { Injectable } from '@nestjs/common';
import type { Body, Response, waiveFinding } from '@nianbao/contracts';
import { isBeingFilled } from '@nianbao/workflow';
import { DataSource } from 'typeorm';
import { forget } from '../../platform/database/once.ts';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { findingsOf } from '../../report/reports/report-findings.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { Waiver } from '../../report/reports/waiver.entity.ts';

/** 情况说明: the office explains why a finding may stand. It holds until the figures or words it speaks of change. */
@Injectable()
export class WaiversService {
  constructor(private readonly db: DataSource) {}

  waive(
    user: SignedInUser,
    reportId: string,
    { fingerprint, reason }: Body<typeof waiveFinding>,
  ): Promise<Response<typeof waiveFinding>> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, user.organisationId, reportId, 'update');
      refuseClosed(state);
      const finding = (await findingsOf(tx, state)).find(
        (candidate) => candidate.fingerprint === fingerprint,
      );
      // Findings are computed, so a finding that was mended meanwhile is simply not there any more.
      if (!finding) throw new Problem('stale-version');
      await tx.upsert(
        Waiver,
        {
          organisationId: user.organisationId,
          reportId,
          fingerprint,
          rule: finding.rule,
          address: finding.addresses[0] ?? '',
          reason,
          byId: user.id,
          at: new Date(),
        },
        ['reportId', 'fingerprint'],
      );
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'waiver.give',
        reportId,
        address: finding.addresses[0] ?? '',
        after: { rule: finding.rule, message: finding.message },
        comment: reason,
      });
      forget(state, 'decisions');
      return { findings: await findingsOf(tx, state) };
    });
  }

  withdraw(user: SignedInUser, id: string): Promise<Response<typeof waiveFinding>> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const waiver = await tx.findOneByOrFail(Waiver, { id, organisationId: user.organisationId });
      const state = await loadReportState(tx, user.organisationId, waiver.reportId, 'update');
      refuseClosed(state);
      await tx.delete(Waiver, { id });
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'waiver.withdraw',
        reportId: waiver.reportId,
        before: { rule: waiver.rule, reason: waiver.reason },
      });
      return { findings: await findingsOf(tx, state) };
    });
  }
}

function refuseClosed({ report }: ReportState): void {
  if (!isBeingFilled(report.status)) throw new Problem('action-not-allowed');
}
