import { Injectable } from '@nestjs/common';
import type { Change, getHistory, listRevisions, PartView, Response } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { recordReading } from '../../record/chain/record-reading.ts';
import { rememberView } from '../../report/comparison/part-views.queries.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { loadReportState } from '../../report/reports/report-state.ts';
import { PartRevision } from '../../report/parts/part-revision.entity.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { partViewOf } from './part.view.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { wordsOf, type Written } from '../../report/parts/place.entity.ts';
import { historyOf } from '../../report/parts/places.queries.ts';

@Injectable()
export class PartReadService {
  constructor(private readonly db: DataSource) {}

  async get(user: SignedInUser, partId: string): Promise<PartView> {
    const tx = this.db.manager;
    const { reportId } = await tx.findOneByOrFail(Part, { id: partId, organisationId: user.organisationId });
    const state = await loadReportState(tx, user.organisationId, reportId);
    const part = state.parts.find(({ id }) => id === partId);
    if (!part) throw new Problem('not-found');
    await rememberView(tx, state, part, user.id);
    await recordReading(this.db, user, { reportId, partId });
    return partViewOf(tx, state, part, user);
  }

  async history(
    user: SignedInUser,
    partId: string,
    address: string | undefined,
  ): Promise<Response<typeof getHistory>> {
    const { organisationId } = user;
    const { reportId } = await this.db.manager.findOneByOrFail(Part, { id: partId, organisationId });
    await recordReading(this.db, user, { reportId, partId });
    const rows = await historyOf(this.db.manager, organisationId, partId, address);
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
}

const valueOf = (written: Written): Change['value'] => {
  if (written === null) return { kind: 'removed' };
  return 'raw' in written ? { kind: 'cell', raw: written.raw } : { kind: 'block', ...written };
};
