import { whoHasPart } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { Department } from '../../body/organisations/department.entity.ts';
import { afterStep } from '../../dates/deadlines/after-step.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import { partTitle } from '../../report/parts/scope.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { partStanding } from '../../report/reports/standing.ts';
import type { PartsService } from '../parts/parts.service.ts';
import { OPEN } from '../people/open-tasks.ts';

/** What the record keeps of it: which 科室 took over which parts. */
export interface HandedOverParts {
  to: string;
  parts: string[];
}

interface Left {
  state: ReportState;
  part: Part;
}

/**
 * Gives what the 科室 has not done in the open reports to the 科室 `successorId`, each part as 转办 does, in the
 * transaction that disables it.
 *
 * @throws tasks-open when something is left and nobody is named.
 */
export async function handOverParts(
  tx: EntityManager,
  parts: PartsService,
  user: SignedInUser,
  { id, name }: Department,
  successorId: string | undefined,
  today: string,
): Promise<HandedOverParts | null> {
  const states = await openReports(tx, user.organisationId);
  const left = states.flatMap((state) => partsOf(state, id).map((part): Left => ({ state, part })));
  if (left.length === 0) return null;
  if (successorId === undefined)
    throw new Problem(
      'tasks-open',
      left.map((one) => ({ field: one.part.id, message: `${titleOf(one)}：${stateOf(one)}` })),
    );
  await refuseStranger(tx, user.organisationId, id, successorId);
  const titles = left.map(titleOf);
  for (const { state, part } of left)
    await parts.apply(
      tx,
      state,
      part,
      user,
      {
        action: 'reassign',
        version: part.version,
        departmentId: successorId,
        reason: `${name}停用，由接手科室填报`,
      },
      'assigned',
    );
  for (const state of new Set(left.map((one) => one.state))) await afterStep(tx, state, today);
  return { to: successorId, parts: titles };
}

/** Locked, so that the 科室 is given nothing between this look and the move. */
async function openReports(tx: EntityManager, organisationId: string): Promise<ReportState[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM report WHERE organisation_id = $1 AND ${OPEN} ORDER BY id FOR UPDATE`,
    [organisationId],
  );
  const states: ReportState[] = [];
  for (const { id } of rows) states.push(await loadReportState(tx, organisationId, id));
  return states;
}

const partsOf = ({ parts }: ReportState, departmentId: string): Part[] =>
  parts.filter((part) => part.departmentId === departmentId && part.status !== 'accepted');

const titleOf = ({ state, part }: Left): string =>
  `${state.report.year}年度“${partTitle(state.format, part)}”`;

/** Nobody has a part before the year is opened, but it is the 科室's already. */
const stateOf = ({ state, part }: Left): string =>
  whoHasPart(partStanding(state, part))
    .map(({ words }) => words)
    .join('；') || '已分派，尚未开始填报';

async function refuseStranger(
  tx: EntityManager,
  organisationId: string,
  id: string,
  successorId: string,
): Promise<void> {
  const known =
    successorId !== id &&
    (await tx.existsBy(Department, { id: successorId, organisationId, disabled: false }));
  if (!known)
    throw new Problem('reference-unknown', [
      { field: 'handOverTo', message: '接手科室须是本单位另一个在用的科室' },
    ]);
}
