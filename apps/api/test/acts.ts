import type { Change, PartView, ReportView } from '@nianbao/contracts';
import type { PartAction, ReportAction } from '@nianbao/workflow';
import type request from 'supertest';
import type { TestBody, TestPerson } from './a-body.ts';
import { seen } from './a-report.ts';
import type { Reachable } from './app.ts';

export const save = async (
  started: Reachable,
  person: TestPerson,
  partId: string,
  changes: readonly Change[],
): Promise<request.Response> =>
  (await started.as(person)).post(`/api/parts/${partId}/changes`).send({ changes });

/** Takes the step on the version that the person sees now. */
export async function actOnPart(
  started: Reachable,
  person: TestPerson,
  partId: string,
  action: PartAction,
  more: object = {},
): Promise<request.Response> {
  const { version } = await seen(started, person, partId);
  return (await started.as(person)).post(`/api/parts/${partId}/actions`).send({ action, version, ...more });
}

export async function reportSeen(
  started: Reachable,
  person: TestPerson,
  reportId: string,
): Promise<ReportView> {
  const { body } = await (await started.as(person)).get(`/api/reports/${reportId}`);
  return body;
}

/**
 * Takes the step on the version that the person sees now; who signs or reviews, judges the content shown now. Where the
 * year waits for 备案, it is entered before the report is published.
 */
export async function actOnReport(
  started: Reachable,
  person: TestPerson,
  reportId: string,
  action: ReportAction,
  more: object = {},
): Promise<request.Response> {
  const agent = await started.as(person);
  const { version, obstacles } = await reportSeen(started, person, reportId);
  if (action === 'publish' && obstacles.publish?.some(({ field }) => field === 'publishing'))
    await agent.post(`/api/reports/${reportId}/filing`).send({ version });
  const shown =
    action === 'sign' || action === 'pass_secrecy_review'
      ? { contentHash: (await agent.get(`/api/reports/${reportId}/document`)).body.contentHash }
      : {};
  return agent.post(`/api/reports/${reportId}/actions`).send({ action, version, ...shown, ...more });
}

export const clear = (
  started: Reachable,
  body: TestBody,
  report: ReportView,
  sectionIds = report.sections.map(({ id }) => id),
): Promise<request.Response> =>
  actOnReport(started, body.reviewer, report.id, 'pass_secrecy_review', {
    sectionIds,
    basis: '条例第十七条',
    result: 'pass',
  });

/** Sent, signed by the one leader, published. */
export async function publish(
  started: Reachable,
  body: TestBody,
  reportId: string,
): Promise<request.Response> {
  await actOnReport(started, body.office, reportId, 'send_to_sign');
  await actOnReport(started, body.leader, reportId, 'sign', { opinion: '同意' });
  return actOnReport(started, body.office, reportId, 'publish');
}

/** Submits what is filled, and takes it through acceptance; the head is asked only about what they have not endorsed yet. */
export async function handIn(started: Reachable, body: TestBody, partId: string): Promise<void> {
  for (const [person, action] of [
    [body.contributor, 'submit'],
    [body.head, 'endorse'],
    [body.office, 'accept'],
  ] as const) {
    if (action === 'endorse' && (await seen(started, person, partId)).status === 'endorsed') continue;
    const knowingly = action === 'submit' ? { confirmUntouched: true } : {};
    const { status, body: answer } = await actOnPart(started, person, partId, action, knowingly);
    if (status !== 200) throw new Error(`${action}: ${JSON.stringify(answer)}`);
  }
}

/** How often the record has the action, of this part or report. */
export async function recorded(started: Reachable, subjectId: string, action: string): Promise<number> {
  const [row] = await started.db.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM audit_entry WHERE action = $2 AND $1 IN (part_id, report_id)`,
    [subjectId, action],
  );
  return row?.count ?? 0;
}

export const cellAt = (part: PartView, address: string) =>
  part.cells.find((cell) => cell.address === address);
