import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aBody, type TestBody, type TestPerson } from '../../test/a-body.ts';
import { aCell, anOpenReport, aParagraph, partOf } from '../../test/a-report.ts';
import { actOnPart, recorded, save } from '../../test/acts.ts';
import { type ApiProcess, anApiProcess } from '../../test/api-process.ts';
import { aSession } from '../../test/app.ts';
import { aDatabase } from '../../test/database.ts';
import { type LiveReader, readLive } from '../../test/live-reader.ts';

const CELL = 'tables/art20/art20_1/rules/issued';

/** Two processes of the API on one database: what is done at one is seen at the other. */
let here: ApiProcess;
let there: ApiProcess;
let drop: () => Promise<void>;
let body: TestBody;
let table: string;
let text: string;
const open: LiveReader[] = [];

beforeAll(async () => {
  const database = await aDatabase();
  ({ drop } = database);
  here = await anApiProcess(database.url);
  there = await anApiProcess(database.url);
  await here.start();
  await there.start();
});
beforeEach(async () => {
  body = await aBody(here.db);
  const report = await anOpenReport(here, body);
  table = partOf(report, 's2').id;
  text = partOf(report, 's1').id;
});
afterAll(async () => {
  for (const reader of open) reader.close();
  await here.close();
  await there.close();
  await drop();
});

async function watch(api: ApiProcess, person: TestPerson, lastEventId?: string) {
  const token = await aSession(api.db, person);
  const reader = await readLive(api.address, token, lastEventId);
  open.push(reader);
  await Promise.race([reader.until('hello'), reader.until('reset')]);
  return { reader, token };
}

it('brings what is saved at one process to a reader of another, and nothing to another body', async () => {
  const { reader } = await watch(there, body.head);
  await (await there.as(body.head)).post(`/api/parts/${text}/presence`).send({ address: null });
  const { reader: elsewhere } = await watch(there, body.otherHead);
  const neighbour = await aBody(here.db);
  const { reader: stranger } = await watch(there, neighbour.office);

  const change = aParagraph('s1', '本年度工作情况。');
  await save(here, body.contributor, text, [change]);
  const event = await reader.until('places');

  expect(event).toMatchObject({
    partId: text,
    places: [{ address: change.address, version: 1 }],
    now: [
      { kind: 'block', block: { text: '本年度工作情况。' }, version: 1, changedBy: body.contributor.name },
    ],
    by: { id: body.contributor.id, name: body.contributor.name },
  });
  expect(stranger.events.map(({ kind }) => kind)).toEqual(['hello']);
  // Who has not opened the part learns that something was written, not what.
  const told = await elsewhere.until('places');
  expect(told.places).toEqual(event.places);
  expect(told).not.toHaveProperty('now');
  expect(await recorded(here, text, 'part.read')).toBe(1);
});

it('leaves out what lost a conflict', async () => {
  await save(here, body.contributor, table, [aCell(CELL, '1')]);
  const { reader } = await watch(there, body.office);

  await save(here, body.head, table, [aCell(CELL, '2')]);
  await save(here, body.contributor, table, [aCell(CELL, '3', 1)]);
  await reader.until('places', ({ places }) => places.length > 0);

  const seen = reader.events.filter((event) => event.kind === 'places');
  expect(seen.flatMap(({ places }) => places)).toEqual([{ address: CELL, version: 2 }]);
});

it('tells of steps, of remarks, and of messages to this person only', async () => {
  const { reader: head } = await watch(there, body.head);
  const { reader: other } = await watch(there, body.otherContributor);

  await save(here, body.contributor, text, [aParagraph('s1', '本年度工作情况。')]);
  await actOnPart(here, body.contributor, text, 'submit');
  await (await here.as(body.head)).post(`/api/parts/${text}/remarks`).send({ text: '请补充' });

  await expect(head.until('part', ({ action }) => action === 'part.submit')).resolves.toMatchObject({
    id: text,
  });
  await expect(head.until('remark')).resolves.toMatchObject({ partId: text });
  await head.until('notification');
  expect(other.events.some(({ kind }) => kind === 'notification')).toBe(false);
});

it('gives a reader that was cut off what it missed, once and in order', async () => {
  const { reader, token } = await watch(there, body.office);
  await save(here, body.contributor, table, [aCell(CELL, '1')]);
  await reader.until('places');
  reader.close();
  for (let version = 1; version <= 5; version++)
    await save(here, body.contributor, table, [aCell(CELL, String(version + 1), version)]);

  const again = await readLive(here.address, token, reader.lastEventId);
  open.push(again);
  await again.until('places', ({ places }) => places[0]?.version === 6);
  await save(there, body.contributor, table, [aCell(CELL, '99', 6)]);
  await again.until('places', ({ places }) => places[0]?.version === 7);

  const versions = again.events.flatMap((event) =>
    event.kind === 'places' ? event.places.map(({ version }) => version) : [],
  );
  expect(versions).toEqual([2, 3, 4, 5, 6, 7]);
  expect(again.events.some(({ kind }) => kind === 'notification')).toBe(true);
});

it('loses nothing when the connection to PostgreSQL is cut', async () => {
  const { reader } = await watch(there, body.office);
  await here.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE 'LISTEN live%'`,
  );

  await save(here, body.contributor, table, [aCell(CELL, '1')]);

  await expect(reader.until('places')).resolves.toMatchObject({ partId: table });
});

it('goes on after the server was killed', async () => {
  const { reader, token } = await watch(there, body.office);
  await there.kill();
  await reader.ended;
  await save(here, body.contributor, table, [aCell(CELL, '1')]);
  await there.start();

  const again = await readLive(there.address, token, reader.lastEventId);
  open.push(again);

  await expect(again.until('places')).resolves.toMatchObject({ partId: table });
});

it.each([
  ['another body', () => `${crypto.randomUUID()}:1`],
  ['the future', () => `${body.organisation.id}:999999`],
  ['nowhere', () => 'x'],
])('tells a reader that comes from %s to read everything again', async (_, id) => {
  const { reader } = await watch(there, body.office, id());

  expect(reader.events[0]?.kind).toBe('reset');
});

it('shows who is at a part and where, across processes, until they leave', async () => {
  const { reader } = await watch(there, body.head);
  const announce = async (person: TestPerson, sent: object) =>
    (await here.as(person)).post(`/api/parts/${table}/presence`).send(sent);

  const first = await announce(body.contributor, { address: CELL });
  const me = { id: body.contributor.id, name: body.contributor.name, address: CELL };
  await reader.until('presence', ({ people }) => people.length === 1);
  const again = await announce(body.contributor, { address: CELL });
  const second = await announce(body.head, { address: null });
  await reader.until('presence', ({ people }) => people.length === 2);
  const { reader: late } = await watch(there, body.office);
  await announce(body.contributor, { address: null, leaving: true });
  await reader.until('presence', ({ people }) => people.length === 1 && people[0]?.id === body.head.id);

  expect([first.body.people, again.body.people]).toEqual([[me], [me]]);
  expect(second.body.people).toHaveLength(2);
  await expect(late.until('presence')).resolves.toMatchObject({ partId: table });
});

it('is neither packed nor kept, and needs a session', async () => {
  const { reader } = await watch(there, body.office);
  const { status } = await there.anyone().get('/api/live');

  expect(status).toBe(401);
  expect(reader.status).toBe(200);
  expect(reader.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
  });
  expect(reader.headers).not.toHaveProperty('content-encoding');
});

it('ends with the session, wherever that was ended', async () => {
  const { reader, token } = await watch(there, body.office);

  await here.anyone().delete('/api/session').set('cookie', `nianbao_session=${token}`).send({});
  await reader.ended;

  expect(reader.events.at(-1)?.kind).toBe('ended');
});
