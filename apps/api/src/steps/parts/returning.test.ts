import type { OpenReturn, PartView, ReportDocument, ReportView } from '@nianbao/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../../test/a-body.ts';
import { aCell, anOpenReport, aParagraph, completing, partOf, seen } from '../../../test/a-report.ts';
import { actOnPart, cellAt, save } from '../../../test/acts.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';

// Whole workflows on a real database, on machines that do other things as well.
const RECEIVED = 'tables/applications/new_received/natural_person';
const GRANTED = 'tables/applications/granted/natural_person';

let started: StartedApp;
let body: TestBody;
let report: ReportView;
let text: string;
let table: string;

beforeAll(async () => {
  started = await startApp();
});
afterAll(() => started.close());
beforeEach(() => open({}));

async function open(settings: { headStep?: boolean }): Promise<void> {
  body = await aBody(started.db, settings);
  report = await anOpenReport(started, body);
  text = partOf(report, 's1').id;
  table = partOf(report, 's3').id;
}

const fill = async (id: string) =>
  save(started, body.contributor, id, completing(await seen(started, body.contributor, id)));
const act = (by: TestPerson, id: string, action: Parameters<typeof actOnPart>[3], more: object = {}) =>
  actOnPart(started, by, id, action, more);
const submit = (id: string, more: object = {}) => act(body.contributor, id, 'submit', more);
const returnsOf = async (id: string): Promise<readonly OpenReturn[]> =>
  (await seen(started, body.contributor, id)).returns ?? [];
async function type(id: string, address: string, raw: string): Promise<void> {
  const version = cellAt(await seen(started, body.contributor, id), address)?.version ?? 0;
  await save(started, body.contributor, id, [aCell(address, raw, version)]);
}

describe('撤回', () => {
  const withdraw = async () => (await act(body.contributor, text, 'withdraw')).status;

  it('is for who submitted, until the head has endorsed', async () => {
    await fill(text);
    await submit(text);

    const others = [await act(body.head, text, 'withdraw'), await act(body.office, text, 'withdraw')];
    const before = await withdraw();
    await submit(text);
    await act(body.head, text, 'endorse');

    expect(others.map(({ status }) => status)).toEqual([409, 409]);
    expect([before, await withdraw()]).toEqual([200, 409]);
  });

  it('is possible without the head’s step too, until the office has acted', async () => {
    await open({ headStep: false });
    await fill(text);
    const { body: submitted } = await submit(text);

    const { body: withdrawn } = await act(body.contributor, text, 'withdraw');
    await submit(text);
    await act(body.office, text, 'accept');

    expect([submitted.status, withdrawn.status, withdrawn.doneOn]).toEqual(['endorsed', 'drafting', null]);
    expect(await withdraw()).toBe(409);
  });

  it('is over once one of several reviewers has approved', async () => {
    const { version } = await seen(started, body.office, text);
    await (
      await started.as(body.office)
    )
      .put(`/api/parts/${text}/reviewers`)
      .send({ version, mode: 'all', personIds: [body.head.id, body.leader.id] });
    await fill(text);
    await submit(text);
    await act(body.leader, text, 'endorse');

    expect((await seen(started, body.office, text)).status).toBe('submitted');
    expect(await withdraw()).toBe(409);
  });
});

describe('an endorsement', () => {
  const returned = async () => {
    await fill(text);
    await submit(text);
    await act(body.head, text, 'endorse');
    await act(body.office, text, 'return', { places: [{ address: '', reason: '请说明' }] });
  };

  it('stands for content that has not changed: the head is not asked again', async () => {
    await returned();
    const { body: view } = await submit(text, { confirmUntouched: true });

    expect(view.status).toBe('endorsed');
  });

  it('is asked for again by a change', async () => {
    await returned();
    await save(started, body.contributor, text, [aParagraph('s1', '说明如下。', 'a5')]);

    expect((await submit(text)).body.status).toBe('submitted');
  });

  it('does not stand for a part that went to another department', async () => {
    await returned();
    const departmentId = body.otherDepartment.id;
    await act(body.office, text, 'reassign', { departmentId, reason: '分工调整' });
    await act(body.otherContributor, text, 'start');

    const { body: view } = await act(body.otherContributor, text, 'submit', { confirmUntouched: true });

    expect(view.status).toBe('submitted');
  });
});

describe('a return', () => {
  it('may quote a finding of the report, which is kept in its words', async () => {
    await fill(table);
    await submit(table);
    const { body: document }: { body: ReportDocument } = await (
      await started.as(body.office)
    ).get(`/api/reports/${report.id}/document`);
    const found = document.findings[0];
    if (!found) throw new Error('no finding to quote');
    const quoting = (finding: object) =>
      act(body.head, table, 'return', { places: [{ address: RECEIVED, reason: '请核对', finding }] });

    const invented = await quoting({ rule: found.rule, message: '编造的问题' });
    const { status } = await quoting({ rule: found.rule, message: found.message });

    expect([invented.status, invented.body.details[0].field]).toEqual([422, RECEIVED]);
    expect(status).toBe(200);
    expect(await returnsOf(table)).toMatchObject([
      { reason: '请核对', by: body.head.name, finding: { rule: found.rule, message: found.message } },
    ]);
  });

  it('warns of exactly the places about which nothing was done, and keeps who submitted nevertheless', async () => {
    await fill(table);
    await submit(table);
    const places = [
      { address: RECEIVED, reason: '改这一格' },
      { address: GRANTED, reason: '请答复' },
      { address: 'tables/applications', reason: '标记即可' },
      { address: 'sections/s3', reason: '没有处理' },
    ];
    await act(body.head, table, 'return', { places });
    const returns = await returnsOf(table);
    const remarkAt = (address: string) => returns.find((one) => one.address === address)?.remarkId;
    const agent = await started.as(body.contributor);

    const untouched = await submit(table);
    await agent
      .post(`/api/parts/${table}/remarks`)
      .send({ text: '与登记簿一致', parentId: remarkAt(GRANTED) });
    await agent.put(`/api/remarks/${remarkAt('tables/applications')}/resolution`).send({ resolved: true });
    const partly = await submit(table);
    const { body: view }: { body: PartView } = await submit(table, { confirmUntouched: true });

    expect([untouched.status, untouched.body.code]).toEqual([422, 'returned-places-untouched']);
    expect(untouched.body.details).toHaveLength(4);
    expect(partly.body.details).toEqual(
      [
        { field: RECEIVED, message: '改这一格' },
        { field: 'sections/s3', message: '没有处理' },
      ].toSorted((a, b) => order(partly.body.details, a.field) - order(partly.body.details, b.field)),
    );
    expect(view.returns?.find(({ address }) => address === GRANTED)?.answers).toMatchObject([
      { text: '与登记簿一致', by: { name: body.contributor.name } },
    ]);
    const [entry] = await started.db.query<{ after: { confirmUntouched: boolean; untouched: string[] } }[]>(
      `SELECT after FROM audit_entry WHERE part_id = $1 AND action = 'part.submit' ORDER BY sequence DESC LIMIT 1`,
      [table],
    );
    expect(entry?.after.confirmUntouched).toBe(true);
    expect(entry?.after.untouched.toSorted()).toEqual(['sections/s3', RECEIVED]);
  });

  it('is seen to where the place itself was written anew, and not by the same value typed again', async () => {
    await fill(table);
    await submit(table);
    await act(body.head, table, 'return', { places: [{ address: RECEIVED, reason: '请核对' }] });
    await type(table, RECEIVED, '0');
    const same = await submit(table);
    await type(table, RECEIVED, '1');
    await type(table, GRANTED, '1');

    expect(same.body.code).toBe('returned-places-untouched');
    expect(await returnsOf(table)).toMatchObject([{ changed: true, touched: true, done: false }]);
    expect((await submit(table)).status).toBe(200);
  });
});

const order = (details: readonly { field: string }[], field: string): number =>
  details.findIndex((detail) => detail.field === field);
