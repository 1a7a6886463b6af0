import { randomUUID } from 'node:crypto';
import type { Change } from '@nianbao/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../src/overview/audit/verify.ts';
import { aBody, type TestBody } from './a-body.ts';
import { aCell, anOpenReport, aParagraph, partOf, seen } from './a-report.ts';
import { type ApiProcess, anApiProcess } from './api-process.ts';
import { aDatabase } from './database.ts';

// A process is started, killed and started again, on machines that do other things as well.
const CELL = 'tables/art20/art20_1/rules/issued';

let api: ApiProcess;
let drop: () => Promise<void>;
let body: TestBody;

beforeAll(async () => {
  const database = await aDatabase();
  ({ drop } = database);
  api = await anApiProcess(database.url);
  await api.start();
  body = await aBody(api.db);
});
afterAll(async () => {
  await api.close();
  await drop();
});

interface Sent {
  change: Change;
  answered: boolean;
}

/** Saves one after the other until the server is gone; remembers what was sent and what was answered. */
async function typeUntilKilled(partId: string, changes: () => Change[]): Promise<Sent[]> {
  const agent = await api.as(body.contributor);
  const sent: Sent[] = [];
  for (;;) {
    const now = changes().map((change) => ({ change, answered: false }));
    sent.push(...now);
    const answer = await agent
      .post(`/api/parts/${partId}/changes`)
      .send({ changes: now.map(({ change }) => change) })
      .catch(() => null);
    if (answer === null) return sent;
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    for (const one of now) one.answered = true;
  }
}

/** A figure that counts up, each typed on the one before, with a paragraph of its own beside it. */
function counting(address: string, from: number): () => Change[] {
  let base = from;
  return () => [aCell(address, String(base + 1), base++)];
}
const writing = () => [
  aParagraph('s1', `写到这里 ${randomUUID()}`),
  aParagraph('s1', '紧接着的一段。', 'a1'),
];

it('loses nothing that was answered, and leaves every place whole, when it is killed in the middle of saves', async () => {
  const report = await anOpenReport(api, body);
  const table = partOf(report, 's2').id;
  const text = partOf(report, 's1').id;
  const sent: Sent[] = [];

  for (const wait of [700, 1100, 1500]) {
    const standing = (await seen(api, body.contributor, table)).cells;
    const from = (address: string) => standing.find((cell) => cell.address === address)?.version ?? 0;
    const typing = [
      typeUntilKilled(table, counting(CELL, from(CELL))),
      ...['repealed', 'in_force'].map((column) => {
        const address = `tables/art20/art20_1/rules/${column}`;
        return typeUntilKilled(table, counting(address, from(address)));
      }),
      ...Array.from({ length: 3 }, () => typeUntilKilled(text, writing)),
    ];
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    await api.kill();
    sent.push(...(await Promise.all(typing)).flat());
    await api.start();
  }

  const answered = sent.filter((one) => one.answered);
  expect(answered.length).toBeGreaterThan(20);
  expect(sent.length).toBeGreaterThan(answered.length);
  const stored = new Set(
    (await api.db.query<{ id: string }[]>('SELECT id FROM place_change')).map(({ id }) => id),
  );
  expect(answered.filter(({ change }) => !stored.has(change.id))).toEqual([]);
  expect(await disagreements()).toEqual([]);
  expect(await verifyChain(api.db.manager, body.organisation.id)).toMatchObject({ intact: true });
  expect((await seen(api, body.contributor, text)).blocks.length).toBeGreaterThan(0);
});

it('saves what was never answered once when it is sent again after the restart', async () => {
  const report = await anOpenReport(api, (body = await aBody(api.db)));
  const text = partOf(report, 's1').id;
  const typing = Array.from({ length: 4 }, () => typeUntilKilled(text, writing));
  await new Promise((resolve) => {
    setTimeout(resolve, 600);
  });
  await api.kill();
  const sent = (await Promise.all(typing)).flat();
  await api.start();

  const agent = await api.as(body.contributor);
  for (const { change } of sent) {
    const { status, body: answer } = await agent
      .post(`/api/parts/${text}/changes`)
      .send({ changes: [change] });
    expect([status, answer.results[0].outcome]).toEqual([200, 'saved']);
  }

  const { blocks } = await seen(api, body.contributor, text);
  expect(blocks).toHaveLength(sent.length);
  expect(blocks.every(({ version }) => version === 1)).toBe(true);
  expect(await disagreements()).toEqual([]);
  expect(await verifyChain(api.db.manager, body.organisation.id)).toMatchObject({ intact: true });
});

/** Places that do not hold what their history says, and saves on record without their changes. */
const disagreements = () =>
  api.db.query<unknown[]>(`
    WITH history AS (
      SELECT report_id, address, count(*) AS changes, max(version) AS version,
        (array_agg(after ORDER BY sequence DESC))[1] AS after
      FROM place_change WHERE kept GROUP BY report_id, address)
    SELECT 'place' AS what, p.address FROM place p FULL JOIN history h USING (report_id, address)
    WHERE p.version IS DISTINCT FROM h.version OR h.changes <> h.version
      OR p.raw IS DISTINCT FROM h.after->>'raw' OR p.block IS DISTINCT FROM h.after->'block'
    UNION ALL
    SELECT 'record', a.part_id::text FROM audit_entry a, jsonb_array_elements(a.after) AS saved
    WHERE a.action = 'part.save' AND NOT EXISTS (
      SELECT FROM place_change c WHERE c.part_id = a.part_id AND c.address = saved->>'address'
        AND c.version = (saved->>'version')::int)
    UNION ALL
    SELECT 'part', id::text FROM part WHERE status = 'assigned' AND id IN (SELECT part_id FROM place)`);
