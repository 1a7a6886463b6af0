import { Injectable } from '@nestjs/common';
import type { Body, Response, saveChanges } from '@nianbao/contracts';
import type { TableContent } from '@nianbao/report-formats';
import { mayFill } from '@nianbao/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { actingAs } from '../../body/delegations/acting-as.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { composeTable } from '../../report/reports/compose.ts';
import { refuseForeignPlaces } from '../../report/parts/foreign-places.ts';
import { judgeChanges, type Judged } from '../../report/parts/judge-changes.ts';
import { partFindings } from '../../report/parts/part-findings.ts';
import { placeView } from './part.view.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { wordsOf } from '../../report/parts/place.entity.ts';
import { writeChanges } from '../../report/parts/places.queries.ts';
import { lockForSaving, type SavingState } from '../../report/parts/saving-state.ts';
import { tableOfSection } from '../../report/parts/scope.ts';
import { recordZeros, refuseZerosOfOthers } from '../../report/parts/zero-reports.ts';

/** Saves what people type, place by place: the version of each cell and block decides, never that of the whole part. */
@Injectable()
export class PartSaveService {
  constructor(private readonly db: DataSource) {}

  save(
    user: SignedInUser,
    partId: string,
    { changes }: Body<typeof saveChanges>,
  ): Promise<Response<typeof saveChanges>> {
    return this.db.transaction(async (tx) => {
      const state = await lockForSaving(tx, user.organisationId, partId, changes);
      const { part, facts, format } = state;
      if (!mayFill(part.status, facts, user)) throw new Problem('action-not-allowed');
      refuseZerosOfOthers(user, changes);
      await refuseForeignPlaces(tx, state, changes);

      const judged = judgeChanges(state, user, changes);
      await writeChanges(tx, judged.log, judged.written);
      if (judged.log.length > 0) await this.start(tx, part);
      const others = judged.results.map(({ place }) => place.changedBy).filter((id) => id !== user.id);
      const names = (await namesOf(tx, others)).set(user.id, user.name);
      if (judged.log.length > 0) {
        await record(tx, {
          organisationId: user.organisationId,
          actor: actingAs(user, (by) => mayFill(part.status, facts, by)),
          action: 'part.save',
          reportId: part.reportId,
          partId,
          before: judged.log.map(({ address, before }) => ({ address, value: wordsOf(before) })),
          after: judged.log.map(({ address, version, kept, after }) => ({
            address,
            version,
            kept,
            value: wordsOf(after),
          })),
        });
      }
      await recordZeros(tx, user, state, judged.log);
      return {
        results: judged.results.map(({ id, address, outcome, place }) => ({
          id,
          address,
          outcome,
          place: placeView(format, place, names.get(place.changedBy) ?? ''),
        })),
        status: part.status,
        version: part.version,
        findings: partFindings(format, part, tableAfter(state, judged)),
      };
    });
  }

  /** Writing into an assigned part starts it. */
  private async start(tx: EntityManager, part: SavingState['part']): Promise<void> {
    if (part.status !== 'assigned') return;
    part.status = 'drafting';
    part.version += 1;
    await tx.query(`UPDATE part SET status = 'drafting', version = $2 WHERE id = $1`, [
      part.id,
      part.version,
    ]);
  }
}

function tableAfter({ format, part }: SavingState, { places }: Judged): TableContent {
  const table = tableOfSection(format, part.sectionId);
  return table ? composeTable(format, table, [...places.values()]) : {};
}
