import { randomUUID } from 'node:crypto';
import type { Change, PartSummary, PartView, ReportView } from '@nianbao/contracts';
import { cellAddress, cellsOf, type FormatId, findFormat } from '@nianbao/report-formats';
import { aBody, aPerson, type TestBody, type TestPerson } from './a-body.ts';
import type { Reachable, StartedApp } from './app.ts';

export const NOTICE = {
  title: '关于做好年度报告编制工作的通知',
  documentNumber: '测政办〔2026〕1号',
  date: '2025-12-19',
  text: '',
};
export const STAGES = {
  inputDue: '2026-01-12',
  reviewDue: '2026-01-19',
  signDue: '2026-01-26',
  publishDue: '2026-01-30',
};

/** A year just opened by the office: a draft report, one part a section, nobody assigned. */
export async function aReport(
  started: Reachable,
  body: TestBody,
  formatId: FormatId = '2021',
): Promise<ReportView> {
  const office = await started.as(body.office);
  const year = formatId === '2021' ? 2025 : 2020;
  const { body: cycle } = await office
    .post('/api/cycles')
    .send({ year, formatId, notice: NOTICE, stages: STAGES });
  const { body: report } = await office.get(`/api/reports/${cycle.reportId}`);
  return report;
}

/** All parts given to the first department, the year opened for input. */
export async function anOpenReport(
  started: Reachable,
  body: TestBody,
  formatId: FormatId = '2021',
): Promise<ReportView> {
  const draft = await aReport(started, body, formatId);
  const office = await started.as(body.office);
  await office.post(`/api/reports/${draft.id}/assignments`).send({
    assignments: partsOf(draft).map(({ id, version }) => ({
      partId: id,
      version,
      departmentId: body.department.id,
      dueOn: STAGES.inputDue,
    })),
  });
  const { body: report } = await office
    .post(`/api/reports/${draft.id}/actions`)
    .send({ action: 'open', version: draft.version });
  return report;
}

/** Two contributors of one department, and a table and a text in which both may write. */
export async function twoContributors(
  started: StartedApp,
): Promise<{ body: TestBody; second: TestPerson; tablePart: string; textPart: string }> {
  const body = await aBody(started.db);
  const second = await aPerson(started.db.manager, body.organisation.id, '填报人丙', [
    { role: 'contributor', departmentId: body.department.id },
  ]);
  const report = await anOpenReport(started, body);
  return { body, second, tablePart: partOf(report, 's2').id, textPart: partOf(report, 's1').id };
}

export const partsOf = (report: ReportView): PartSummary[] => report.sections.flatMap(({ parts }) => parts);

export function partOf(report: ReportView, sectionId: string): PartSummary {
  const part = partsOf(report).find((candidate) => candidate.sectionId === sectionId);
  if (!part) throw new Error(`no part of ${sectionId}`);
  return part;
}

/** The part as the person sees it. */
export async function seen(started: Reachable, person: TestPerson, partId: string): Promise<PartView> {
  const { body } = await (await started.as(person)).get(`/api/parts/${partId}`);
  return body;
}

export const aParagraph = (sectionId: string, text: string, position = 'a0'): Change => {
  const id = randomUUID();
  return {
    id: randomUUID(),
    address: `sections/${sectionId}/blocks/${id}`,
    base: 0,
    value: { kind: 'block', block: { id, kind: 'paragraph', text }, position },
  };
};

export const aCell = (address: string, raw: string, base = 0): Change => ({
  id: randomUUID(),
  address,
  base,
  value: { kind: 'cell', raw },
});

/** Every change needed to make the part complete: zeros in its cells, a paragraph in its text. */
export function completing(part: Pick<PartView, 'cells' | 'sectionId' | 'table'>): Change[] {
  return part.table === null
    ? [aParagraph(part.sectionId, '本年度工作情况如下。')]
    : part.cells.map(({ address, version }) => aCell(address, '0', version));
}

/** Fills the part, and takes it through submission, endorsement and acceptance. */
export async function accept(started: Reachable, body: TestBody, partId: string): Promise<PartView> {
  const contributor = await started.as(body.contributor);
  const part = await seen(started, body.contributor, partId);
  await contributor.post(`/api/parts/${partId}/changes`).send({ changes: completing(part) });
  for (const [person, action] of [
    [body.contributor, 'submit'],
    [body.head, 'endorse'],
    [body.office, 'accept'],
  ] as const) {
    const { version } = await seen(started, person, partId);
    const { status, body: answer } = await (
      await started.as(person)
    )
      .post(`/api/parts/${partId}/actions`)
      .send({ action, version });
    if (status !== 200) throw new Error(`${action}: ${JSON.stringify(answer)}`);
  }
  return seen(started, body.office, partId);
}

/** A report whose parts are all accepted, every section cleared, one leader to sign: ready to be sent to sign. */
export async function aReadyReport(started: Reachable, body: TestBody): Promise<ReportView> {
  const report = await anOpenReport(started, body);
  const contributor = await started.as(body.contributor);
  for (const { id } of partsOf(report)) {
    const part = await seen(started, body.contributor, id);
    await contributor.post(`/api/parts/${id}/changes`).send({ changes: completing(part) });
  }
  // The way there has tests of its own; walking it each time would take most of their minutes.
  await started.db.query(
    `UPDATE part SET status = 'accepted', submitted_by = $2, done_on = due_on, version = version + 1
     WHERE report_id = $1`,
    [report.id, body.contributor.id],
  );
  await started.db.query(`UPDATE report SET status = 'reviewing', version = version + 1 WHERE id = $1`, [
    report.id,
  ]);
  const office = await started.as(body.office);
  const reviewer = await started.as(body.reviewer);
  const now = async (): Promise<ReportView> => (await office.get(`/api/reports/${report.id}`)).body;
  const { version, title, metadata } = await now();
  await office
    .put(`/api/reports/${report.id}`)
    .send({ version, title, metadata, signerIds: [body.leader.id] });
  await reviewer.post(`/api/reports/${report.id}/actions`).send({
    action: 'pass_secrecy_review',
    version: (await now()).version,
    contentHash: (await reviewer.get(`/api/reports/${report.id}/document`)).body.contentHash,
    sectionIds: report.sections.map(({ id }) => id),
    basis: '条例第十七条',
    result: 'pass',
  });
  return now();
}

export const firstCell = (formatId: FormatId): string => {
  const [table] = findFormat(formatId).tables;
  const [cell] = table ? cellsOf(table) : [];
  if (!table || !cell) throw new Error(`no cell in ${formatId}`);
  return cellAddress(table.id, cell.path);
};
