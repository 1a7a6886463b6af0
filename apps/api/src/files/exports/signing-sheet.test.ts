import { execFileSync } from 'node:child_process';
import type { ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aParagraph, aReadyReport, aReport, partOf } from '../../../test/a-report.ts';
import { actOnPart, clear, handIn, publish, save } from '../../../test/acts.ts';
import { actOnReport } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { auditOf } from '../../../test/audit-of.ts';
import { SignedCopy } from './signed-copy.entity.ts';

const hasPdftotext = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

let started: StartedApp;
let body: TestBody;
let report: ReportView;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(async () => {
  body = await aBody(started.db);
});

const fetchFile = async (person: TestPerson, path: string) =>
  (await started.as(person)).get(`/api${path}`).responseType('blob');

describe('the signing sheet and its scanned copy', () => {
  const attach = async (name = '签批单扫描件.pdf', bytes = Buffer.from('%PDF-1.7 scan')) => {
    const { body: view } = await (
      await started.as(body.office)
    )
      .post('/api/attachments')
      .attach('file', bytes, name);
    return view.id;
  };
  const add = async (printedHash: string, person = body.office) =>
    (await started.as(person))
      .post(`/api/reports/${report.id}/signed-copies`)
      .send({ attachmentId: await attach(), printedHash });
  const act = async (person: TestPerson, action: object) => {
    const agent = await started.as(person);
    const { body: now } = await agent.get(`/api/reports/${report.id}`);
    return agent.post(`/api/reports/${report.id}/actions`).send({ ...action, version: now.version });
  };
  const hashNow = async () =>
    (await (await started.as(body.office)).get(`/api/reports/${report.id}/document`)).body.contentHash;

  it('is one page of PDF', async () => {
    report = await aReadyReport(started, body);

    const { status, body: bytes } = await fetchFile(body.leader, `/reports/${report.id}/signing-sheet`);

    expect(status).toBe(200);
    expect([...bytes.toString('latin1').matchAll(/\/Type ?\/Page\b/gu)]).toHaveLength(1);
  });

  it.skipIf(!hasPdftotext)(
    'bears witness of where the record ended (skipped without pdftotext)',
    async () => {
      report = await aReadyReport(started, body);

      const { body: bytes } = await fetchFile(body.leader, `/reports/${report.id}/signing-sheet`);

      const printed = execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes, encoding: 'utf8' });
      const record = await auditOf(started.db, body);
      const last = record.at(-1);
      expect(last?.action).toBe('report.read');
      expect(printed.replaceAll(/\s/gu, '')).toContain(
        `共${record.length}条，末条校验码（前16位）${last?.hash.slice(0, 16)}。`,
      );
    },
  );

  it('agrees with what is public only after that very content is public', async () => {
    report = await aReadyReport(started, body);
    const hash: string = await hashNow();
    const { body: before } = await add(`${hash.slice(0, 8)} ${hash.slice(8, 16).toUpperCase()}`);
    await act(body.office, { action: 'send_to_sign' });
    await act(body.leader, { action: 'sign', opinion: '同意', contentHash: hash });
    await actOnReport(started, body.office, report.id, 'publish');

    const { body: copies } = await (
      await started.as(body.office)
    ).get(`/api/reports/${report.id}/signed-copies`);
    const { body: wrong } = await add('0'.repeat(16));

    expect([before.agreement, copies[0].agreement, wrong.agreement]).toEqual([
      'current',
      'published',
      'none',
    ]);
    expect((await auditOf(started.db, body)).at(-1)).toMatchObject({ action: 'report.add_signed_copy' });
  });

  it('is known as that of a version which has been corrected', async () => {
    report = await aReadyReport(started, body);
    const hash: string = await hashNow();
    await publish(started, body, report.id);
    await act(body.office, { action: 'correct', reason: '漏写一段' });
    const { id } = partOf(report, 's5');
    await actOnPart(started, body.office, id, 'reopen', { places: [{ address: '', reason: '补写' }] });
    await save(started, body.contributor, id, [aParagraph('s5', '补写的一段。', 'a5')]);
    await handIn(started, body, id);
    await clear(started, body, report, ['s5']);
    await publish(started, body, report.id);

    expect((await add(hash.slice(0, 16))).body.agreement).toBe('earlier');
    expect((await add((await hashNow()).slice(0, 16))).body.agreement).toBe('published');
  });

  it('refuses what no scanner makes', async () => {
    report = await aReport(started, body);
    const attachmentId = await attach('签批单.txt', Buffer.from('盖章'));

    const { status, body: problem } = await (
      await started.as(body.office)
    )
      .post(`/api/reports/${report.id}/signed-copies`)
      .send({ attachmentId, printedHash: '0'.repeat(16) });

    expect([status, problem.details[0].message]).toEqual([400, expect.stringContaining('扫描件应是 PDF')]);
  });

  it('refuses a hash that is none, a file that is not there, and whoever is not of the office', async () => {
    report = await aReport(started, body);
    const missing = await (
      await started.as(body.office)
    )
      .post(`/api/reports/${report.id}/signed-copies`)
      .send({ attachmentId: body.office.id, printedHash: '0'.repeat(16) });

    expect([
      (await add('abc')).status,
      missing.body.code,
      (await add('0'.repeat(16), body.leader)).body.code,
    ]).toEqual([400, 'reference-unknown', 'role-not-allowed']);
    expect(await started.db.manager.countBy(SignedCopy, { reportId: report.id })).toBe(0);
  });
});
