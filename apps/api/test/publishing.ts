import type { PublishingView, ReportView } from '@nianbao/contracts';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { Clock } from '../src/platform/clock/clock.module.ts';
import { aBody, type TestBody } from './a-body.ts';
import { aReadyReport } from './a-report.ts';
import { actOnReport, reportSeen } from './acts.ts';
import { type Signer, type StartedApp, startApp } from './app.ts';
import { SetClock } from './set-clock.ts';

const MORNING = '2026-01-20T02:00:00Z';
/** Ten o'clock in Shanghai before each test. */
export const clock = new SetClock(MORNING);
export let started: StartedApp;
export let body: TestBody;
export let report: ReportView;

/** The application at an address of its own, with a report that is ready to be signed; a new one before each test. */
export function usePublishing(): void {
  beforeAll(async () => {
    started = await startApp({ alone: true, providers: [[Clock, clock]] });
    await started.app.listen(0, '127.0.0.1');
    started.config.PUBLIC_URL = await started.app.getUrl();
  });
  afterAll(() => started.close());
  // What was public in one test is not looked at in the next.
  afterEach(() => started.db.query('UPDATE report SET withdrawn_through = edition'));
  beforeEach(async () => {
    clock.set(MORNING);
    body = await aBody(started.db);
    report = await aReadyReport(started, body);
  });
}

export const path = (rest: string) => `/api/reports/${report.id}/${rest}`;
export const version = async () => (await reportSeen(started, body.office, report.id)).version;
export const publishing = async (): Promise<PublishingView> =>
  (await (await started.as(body.office)).get(path('publishing'))).body;
export const rules = (publishingRules: object) =>
  started.db.query(
    `UPDATE organisation SET settings = settings || jsonb_build_object('publishing', $2::jsonb) WHERE id = $1`,
    [
      body.organisation.id,
      {
        code: '11530000MB0X12345Y',
        indexNumber: '{机构代码}/{年}-{序号:5}',
        documentNumber: '',
        catalogue: '',
        classification: '',
        keywords: '',
        superior: '',
        ...publishingRules,
      },
    ],
  );
export const take = async (kind: string, person: Signer = body.office) =>
  (await started.as(person)).post(path('numbers')).send({ version: await version(), kind });
export const statusOf = async () => (await reportSeen(started, body.office, report.id)).status;

export async function sign(): Promise<void> {
  await actOnReport(started, body.office, report.id, 'send_to_sign');
  await actOnReport(started, body.leader, report.id, 'sign', { opinion: '同意' });
}
export const plan = async (at: string | null) =>
  (await started.as(body.office)).put(path('publication-plan')).send({ version: await version(), at });
/** Without entering the 备案 where it is waited for. */
export const publishAtOnce = async () =>
  (await started.as(body.office))
    .post(`/api/reports/${report.id}/actions`)
    .send({ action: 'publish', version: await version() });
export const file = async (more: object = {}) =>
  (await started.as(body.office)).post(path('filing')).send({
    version: await version(),
    superior: '云溪市人民政府办公室',
    filedOn: '2026-01-20',
    number: '云政公备〔2026〕7号',
    attachmentId: null,
    ...more,
  });
export const messages = (kind: string): Promise<{ text: string; person_ids: string[] }[]> =>
  started.db.query('SELECT text, person_ids FROM outbox WHERE organisation_id = $1 AND kind = $2', [
    body.organisation.id,
    kind,
  ]);
