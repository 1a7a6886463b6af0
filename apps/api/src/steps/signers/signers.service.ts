import { Injectable } from '@nestjs/common';
import type { addSigner, Body, ReportView } from '@nianbao/contracts';
import { mayAddSigner } from '@nianbao/workflow';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { actingAs } from '../../body/delegations/acting-as.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { holders } from '../../body/people/holders.ts';
import { loadReportState } from '../../report/reports/report-state.ts';
import { reportViewOf } from '../reports/report.view.ts';
import { judge } from '../../report/reports/judgement.ts';

@Injectable()
export class SignersService {
  constructor(private readonly db: DataSource) {}

  /** The new signer comes right after the one whose turn it is; what was signed stands. */
  add(
    user: SignedInUser,
    id: string,
    { version, personId, reason }: Body<typeof addSigner>,
  ): Promise<ReportView> {
    const { organisationId } = user;
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, organisationId, id, 'update');
      const { report } = state;
      if (report.version !== version) throw new Problem('stale-version');
      const { signersLeft } = await judge(tx, state);
      const may = (by: SignedInUser) => mayAddSigner(report.status, { signersLeft }, by);
      if (!may(user)) throw new Problem('action-not-allowed');
      if (!(await holders(tx, organisationId, 'leader', null)).includes(personId))
        throw new Problem('reference-unknown', [{ field: 'personId', message: '签发人须是本单位领导' }]);
      if (report.signerIds.includes(personId))
        throw new Problem('already-exists', [{ field: 'personId', message: '已在签发人之中' }]);

      const before = report.signerIds;
      const turn = before.indexOf(signersLeft[0] ?? '');
      report.signerIds = before.toSpliced(turn + 1, 0, personId);
      await tx.save(report);
      await record(tx, {
        organisationId,
        actor: actingAs(user, may),
        action: 'report.add_signer',
        reportId: id,
        before: { signerIds: before },
        after: { signerIds: report.signerIds },
        comment: reason,
      });
      return reportViewOf(tx, await loadReportState(tx, organisationId, id), user);
    });
  }
}
