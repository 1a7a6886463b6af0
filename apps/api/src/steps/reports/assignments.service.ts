import { Injectable } from '@nestjs/common';
import type {
  assignParts,
  Body,
  divideSection,
  proposeAssignments,
  ReportView,
  Response,
} from '@nianbao/contracts';
import { isBeingPlanned, nextPartStatus } from '@nianbao/workflow';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { refuseUnknownDepartment } from '../../report/parts/assignable.ts';
import { Part } from '../../report/parts/part.entity.ts';
import { placesOf } from '../parts/part.view.ts';
import { PartsService } from '../parts/parts.service.ts';
import { divisionProblems } from '../../report/parts/scope.ts';
import { loadReportState, partFacts } from '../../report/reports/report-state.ts';
import { reportViewOf } from './report.view.ts';

/** Who fills what: dividing sections into parts, and giving parts to departments. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly parts: PartsService,
  ) {}

  /** Divides a section anew; what was divided before must still be empty. */
  divide(
    user: SignedInUser,
    id: string,
    sectionId: string,
    { version, parts: scopes }: Body<typeof divideSection>,
  ): Promise<ReportView> {
    requireRole(user, 'office');
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, user.organisationId, id, 'update');
      if (state.report.version !== version) throw new Problem('stale-version');
      if (!isBeingPlanned(state.report.status)) throw new Problem('action-not-allowed');
      const old = state.parts.filter((part) => part.sectionId === sectionId);
      if (old.length === 0) throw new Problem('not-found');
      // A table of 2014 may lawfully be handed in empty: what was handed in is not taken away either.
      const handedIn = ['submitted', 'endorsed', 'accepted'];
      if (old.some((part) => placesOf(state, part).length > 0 || handedIn.includes(part.status))) {
        throw new Problem('action-not-allowed', [
          { field: `sections/${sectionId}`, message: '已有人填写，不能重新划分' },
        ]);
      }
      const problems = divisionProblems(state.format, sectionId, scopes);
      if (problems.length > 0) {
        throw new Problem(
          'report-incomplete',
          problems.map((message) => ({ field: `sections/${sectionId}`, message })),
        );
      }
      await tx.query('DELETE FROM remark WHERE part_id = ANY($1::uuid[])', [old.map((part) => part.id)]);
      await tx.remove(old);
      await tx.insert(
        Part,
        scopes.map((scope, position) => ({
          organisationId: user.organisationId,
          reportId: id,
          sectionId,
          scope,
          position,
        })),
      );
      // A new division is a new state of the report: whoever still shows the old one is told so.
      await tx.query('UPDATE report SET version = version + 1 WHERE id = $1', [id]);
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'report.divide',
        reportId: id,
        address: `sections/${sectionId}`,
        before: old.map(({ scope }) => scope),
        after: scopes,
      });
      return reportViewOf(tx, await loadReportState(tx, user.organisationId, id), user);
    });
  }

  /** All or nothing, so that a half-assigned year never results from one click. */
  assign(
    user: SignedInUser,
    id: string,
    assignments: Body<typeof assignParts>['assignments'],
  ): Promise<ReportView> {
    return this.db.transaction(async (tx) => {
      const state = await loadReportState(tx, user.organisationId, id, 'update');
      for (const { partId, version, departmentId, dueOn } of assignments) {
        const part = state.parts.find((candidate) => candidate.id === partId);
        if (!part) throw new Problem('not-found');
        if (part.version !== version) throw new Problem('stale-version');
        const next = nextPartStatus(part.status, partFacts(state, part), 'assign', user);
        if (!next) throw new Problem('action-not-allowed');
        await refuseUnknownDepartment(tx, user.organisationId, departmentId);
        await this.parts.apply(
          tx,
          state,
          part,
          user,
          { action: 'assign', version, departmentId, dueOn },
          next,
        );
      }
      return reportViewOf(tx, await loadReportState(tx, user.organisationId, id), user);
    });
  }

  /** The department that had the same part in the report of the year before, where it still exists. */
  async propose(user: SignedInUser, id: string): Promise<Response<typeof proposeAssignments>> {
    const tx = this.db.manager;
    await loadReportState(tx, user.organisationId, id);
    return tx.query<Response<typeof proposeAssignments>>(
      `SELECT now.id AS "partId", d.id AS "departmentId", d.name AS "departmentName"
       FROM part now
       JOIN report r ON r.id = now.report_id
       JOIN report last ON last.organisation_id = r.organisation_id AND last.year = r.year - 1
       JOIN part was ON was.report_id = last.id AND was.section_id = now.section_id AND was.scope = now.scope
       JOIN department d ON d.id = was.department_id AND NOT d.disabled
       WHERE now.report_id = $1 AND now.organisation_id = $2 AND now.status = 'unassigned'
       ORDER BY now.section_id, now.position`,
      [id, user.organisationId],
    );
  }
}
