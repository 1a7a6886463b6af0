import type { ExtensionView } from '@nianbao/contracts';
import { estimatedYears, STAGE_NAMES } from '@nianbao/workdays';
import { holds, whoHasPart } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { stagesBehind } from './derived-moves.ts';
import { Extension } from './extension.entity.ts';
import { type ReportFacts, reportFactsOf } from './report-facts.ts';

/** Those of a report, the latest first. */
export async function findExtensions(
  tx: EntityManager,
  user: SignedInUser,
  where: { reportId: string; id?: string },
): Promise<ExtensionView[]> {
  const { organisationId } = user;
  const rows = await tx.find(Extension, {
    where: { ...where, organisationId },
    order: { askedAt: 'DESC', id: 'ASC' },
  });
  if (rows.length === 0) return [];
  const facts = await reportFactsOf(tx, organisationId, where.reportId);
  const calendar = await calendarOf(tx, organisationId);
  const names = await namesOf(
    tx,
    rows.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? []].flat()),
  );
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => {
    const status = row.status === 'asked' && isMoot(row, facts) ? 'void' : row.status;
    const decides = row.partId === null ? ('leader' as const) : ('office' as const);
    return {
      id: row.id,
      reportId: row.reportId,
      partId: row.partId,
      stage: row.stage,
      subject: subjectOf(row, facts),
      from: row.fromDay,
      until: row.until,
      reason: row.reason,
      status,
      askedBy: person(row.askedBy),
      askedAt: row.askedAt.toISOString(),
      decidedBy: row.decidedBy === null ? null : person(row.decidedBy),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      decisionReason: row.decisionReason,
      later: row.later,
      mayDecide: status === 'asked' && holds(user, decides) && row.askedBy !== user.id,
      estimated: estimatedYears([row.until], calendar).length > 0,
    };
  });
}

export async function viewOfExtension(
  tx: EntityManager,
  user: SignedInUser,
  id: string,
): Promise<ExtensionView> {
  const { reportId } = await tx.findOneByOrFail(Extension, { id, organisationId: user.organisationId });
  const [view] = await findExtensions(tx, user, { reportId, id });
  if (!view) throw new Error(`extension ${id} vanished`);
  return view;
}

/** Nobody has to decide on what is done by now. */
function isMoot({ partId, stage }: Extension, facts: ReportFacts): boolean {
  if (stage !== null) return stagesBehind(facts).includes(stage);
  const part = facts.parts.find(({ id }) => id === partId);
  return !part || !whoHasPart(part.standing).some(({ stage: due }) => due === 'input');
}

function subjectOf({ partId, stage }: Extension, { report, parts }: ReportFacts): string {
  const title = parts.find(({ id }) => id === partId)?.title;
  if (title !== undefined) return `${report.year}年度年报“${title}”填报期限`;
  return `${report.year}年度年报${stage ? STAGE_NAMES[stage] : ''}期限（全单位）`;
}
