import { Injectable } from '@nestjs/common';
import type { Change, getHistory, listRevisions, PartSummary, PartView, Response } from '@nianbao/contracts';
import { blockText } from '@nianbao/report-formats';
import { DataSource } from 'typeorm';
import { record } from '../audit/record.ts';
import { Clock } from '../clock/clock.module.ts';
import { rememberView } from '../comparison/part-views.queries.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInUser } from '../http/session.guard.ts';
import { loadReportState } from '../reports/report-state.ts';
import { lockPart } from './lock-part.ts';
import { tellOfPart } from './part-audience.ts';
import { PartRevision } from './part-revision.entity.ts';
import { Part } from './part.entity.ts';
import { namesOf, partSummaryOf, partViewOf } from './part.view.ts';
import type { Written } from './place.entity.ts';
import { historyOf } from './places.queries.ts';

@Injectable()
export class PartReadService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async get(user: SignedInUser, partId: string): Promise<PartView> {
    const tx = this.db.manager;
    const { reportId } = await tx.findOneByOrFail(Part, { id: partId, organisationId: user.organisationId });
    const state = await loadReportState(tx, user.organisationId, reportId);
    const part = state.parts.find(({ id }) => id === partId);
    if (!part) throw new Problem('not-found');
    await rememberView(tx, state, part, user.id);
    return partViewOf(tx, state, part, user);
  }

  async history(
    user: SignedInUser,
    partId: string,
    address: string | undefined,
  ): Promise<Response<typeof getHistory>> {
    await this.db.manager.findOneByOrFail(Part, { id: partId, organisationId: user.organisationId });
    const rows = await historyOf(this.db.manager, user.organisationId, partId, address);
    return rows.map(({ changed_at, before, after, zero_report, ...row }) => ({
      ...row,
      at: changed_at.toISOString(),
      before: wordsOf(before),
      after: wordsOf(after),
      value: valueOf(after),
      zeroReport: zero_report && { by: row.by, statement: zero_report.statement },
    }));
  }

  async revisions(user: SignedInUser, partId: string): Promise<Response<typeof listRevisions>> {
    const tx = this.db.manager;
    await tx.findOneByOrFail(Part, { id: partId, organisationId: user.organisationId });
    const revisions = await tx.find(PartRevision, {
      where: { partId, organisationId: user.organisationId },
      order: { number: 'DESC' },
    });
    const names = await namesOf(
      tx,
      revisions.map(({ madeBy }) => madeBy),
    );
    return revisions.map(({ id, number, action, contentHash, madeBy, madeAt }) => ({
      id,
      number,
      action,
      contentHash,
      by: names.get(madeBy) ?? '',
      at: madeAt.toISOString(),
    }));
  }

  /** 催办: at most once a day a part, so that reminders stay worth reading. */
  nudge(user: SignedInUser, partId: string): Promise<PartSummary> {
    return this.db.transaction(async (tx) => {
      const { state, part } = await lockPart(tx, user.organisationId, partId, 'share');
      const summary = partSummaryOf(state, part, user);
      if (!summary.mayNudge) throw new Problem('action-not-allowed');
      const today = this.clock.today();
      const [nudged] = await tx.query<unknown[]>(
        `SELECT 1 FROM audit_entry WHERE organisation_id = $1 AND part_id = $2 AND action = 'part.nudge'
           AND after->>'day' = $3`,
        [user.organisationId, partId, today],
      );
      if (nudged)
        throw new Problem('already-exists', [{ field: partId, message: '今天已经催办过，明天可再催办' }]);
      await tellOfPart(tx, state, part, 'nudge', user);
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'part.nudge',
        reportId: part.reportId,
        partId,
        after: { day: today },
      });
      return summary;
    });
  }
}

const wordsOf = (written: Written): string | null => {
  if (written === null) return null;
  return 'raw' in written ? written.raw : blockText(written.block);
};

const valueOf = (written: Written): Change['value'] => {
  if (written === null) return { kind: 'removed' };
  return 'raw' in written ? { kind: 'cell', raw: written.raw } : { kind: 'block', ...written };
};
