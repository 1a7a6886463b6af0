import type { Change, PartView } from '@nianbao/contracts';
import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  nat,
  oneof,
  record,
} from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../src/overview/audit/verify.ts';
import { aBody, aPerson, type TestBody, type TestPerson } from './a-body.ts';
import { anOpenReport, partOf } from './a-report.ts';
import { browserOutbox, type OutboxModel } from './browser-outbox.ts';
import { aDatabase } from './database.ts';
import { runs } from '@nianbao/launcher/long';
import { type TwoServers, twoServers } from './two-servers.ts';
import { FAULTS, type Scene, Typist } from './typist.ts';

/** `FAULTS_SEED` and `FAULTS_PATH`, as printed with a failure, run that sequence again; `FAULTS_RUNS` more or fewer. */
const { FAULTS_RUNS = String(runs(60, 500)), FAULTS_SEED, FAULTS_PATH } = process.env;
const RUNS = Number(FAULTS_RUNS);

const BLOCKS = ['0f0f0f0f-0000-4000-8000-000000000001', '0f0f0f0f-0000-4000-8000-000000000002'];
const PLACES = [
  ...['issued', 'repealed', 'in_force'].map((column) => `tables/art20/art20_1/rules/${column}`),
  ...BLOCKS.map((id) => `sections/s2/blocks/${id}`),
];

/** What happens: somebody types, sends what is typed over a bad line, reads again, decides, loses the session. */
const user = nat({ max: 2 });
const happening = oneof(
  {
    weight: 6,
    arbitrary: record({
      does: constant('types' as const),
      user,
      place: nat({ max: PLACES.length - 1 }),
      removes: boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: record({ does: constant('sends' as const), user, fault: constantFrom(...FAULTS) }),
  },
  { weight: 1, arbitrary: record({ does: constant('reads' as const), user }) },
  { weight: 1, arbitrary: record({ does: constant('decides' as const), user, mine: boolean() }) },
  { weight: 1, arbitrary: record({ does: constant('expires' as const), user }) },
  { weight: 1, arbitrary: record({ does: constant('arrives late' as const) }) },
);
const sequences = record({
  events: array(happening, { minLength: 3, maxLength: 16 }),
  /** Before which event the server is killed, if at all. */
  killAt: oneof({ weight: 32, arbitrary: constant(null) }, { weight: 1, arbitrary: nat({ max: 13 }) }),
  /** What the last conflicts are decided for, one typist after the other. */
  mine: boolean(),
});
type Sequence = typeof sequences extends Arbitrary<infer S> ? S : never;

let servers: TwoServers;
let model: OutboxModel;
let drop: () => Promise<void>;
let body: TestBody;
let people: TestPerson[];
let partId: string;
let typed = 0;
let killed = 0;

beforeAll(async () => {
  model = await browserOutbox();
  const database = await aDatabase();
  ({ drop } = database);
  servers = await twoServers(database.url);
  const api = servers.current();
  body = await aBody(api.db);
  const colleague = await aPerson(api.db.manager, body.organisation.id, '填报人丙', [
    { role: 'contributor', departmentId: body.department.id },
  ]);
  people = [body.contributor, colleague, body.head];
  partId = partOf(await anOpenReport(api, body), 's2').id;
});
afterAll(async () => {
  await servers.close();
  await drop();
});

it(`loses nothing of what was typed in ${RUNS} sequences of faults, and all see the same at the end`, async () => {
  await assert(
    asyncProperty(sequences, async (sequence) => {
      await play(sequence);
    }),
    {
      numRuns: RUNS,
      ...(FAULTS_SEED === undefined ? {} : { seed: Number(FAULTS_SEED) }),
      ...(FAULTS_PATH === undefined ? {} : { path: FAULTS_PATH }),
    },
  );

  const { db } = servers.current();
  expect(await verifyChain(db.manager, body.organisation.id)).toMatchObject({ intact: true });
  expect(typed).toBeGreaterThan(RUNS);
  expect(FAULTS_PATH !== undefined || RUNS < 100 || killed > 0).toBe(true);
});

async function play({ events, killAt, mine }: Sequence): Promise<void> {
  const { db } = servers.current();
  const begun = await standOf(db);
  const scene: Scene = { servers, model, partId, accepted: [], stragglers: [] };
  const [first] = people;
  if (!first) throw new Error('nobody types');
  const opened = await new Typist(scene, first, []).read();
  if (!opened) throw new Error('the part cannot be read');
  const typists = people.map((person) => new Typist(scene, person, placesIn(opened)));

  for (const [i, event] of events.entries()) {
    if (i === killAt) await kill();
    await happen(scene, typists, event);
  }
  for (let round = 0; ; round += 1) {
    let left = false;
    for (const [i, typist] of typists.entries()) left = (await typist.settle(mine === i > 0)) || left;
    if (!left) break;
    if (round === 30) throw new Error('the typists do not come to an end');
  }
  for (const straggler of scene.stragglers) await straggler();

  const now = await typists[0]?.read();
  if (!now) throw new Error('the part cannot be read');
  for (const typist of typists) typist.receive(now);
  const shown = typists.map(({ outbox }) => contentOf([...outbox.places.values()].map(({ saved }) => saved)));
  const stored = contentOf(placesIn(now));
  expect(shown).toEqual(typists.map(() => stored));
  await expectNothingLost(scene, typists, stored, begun);
}

async function happen(scene: Scene, typists: Typist[], event: Sequence['events'][number]): Promise<void> {
  if (event.does === 'arrives late') {
    await scene.stragglers.shift()?.();
    return;
  }
  const typist = typists[event.user];
  if (!typist) return;
  if (event.does === 'types') type(typist, event.place, event.removes);
  if (event.does === 'sends') await typist.send(event.fault);
  if (event.does === 'reads') await typist.reload();
  if (event.does === 'decides') typist.choose(event.mine);
  if (event.does === 'expires') await typist.expire();
}

/** Everything typed is different from everything else, valid or not, so that it can be found again. */
function type(typist: Typist, place: number, removes: boolean): void {
  const address = PLACES[place] ?? '';
  const id = BLOCKS[place - 3];
  typed += 1;
  const text = `${typed}${removes && id === undefined ? ' 件' : ''}`;
  if (id === undefined) typist.type(address, { kind: 'cell', raw: text }, text);
  else if (removes) typist.type(address, { kind: 'removed' }, '');
  else
    typist.type(
      address,
      { kind: 'block', block: { id, kind: 'paragraph', text }, position: `a${place}` },
      text,
    );
}

async function kill(): Promise<void> {
  killed += 1;
  await servers.kill();
}

const placesIn = ({ cells, blocks }: PartView) => [...cells, ...blocks];

/** What stands at each place that the sequences write, as text; nothing where nothing stands. */
function contentOf(places: readonly PartView['blocks' | 'cells'][number][]): Record<string, string> {
  return Object.fromEntries(
    places
      .filter(({ address }) => PLACES.includes(address))
      .map((place) => [place.address, place.kind === 'cell' ? place.raw : textOf(place.block)])
      .filter(([, text]) => text !== '')
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

const textOf = (block: PartView['blocks'][number]['block']): string =>
  block && 'text' in block ? block.text : '';

interface Stand {
  change: string;
  entry: number;
}

async function standOf(db: DataSource): Promise<Stand> {
  const [stand] = await db.query<Stand[]>(
    `SELECT (SELECT coalesce(max(sequence), 0) FROM place_change)::text AS change,
       (SELECT coalesce(max(sequence), 0) FROM audit_entry WHERE organisation_id = $1) AS entry`,
    [body.organisation.id],
  );
  if (!stand) throw new Error('no stand');
  return stand;
}

interface Logged {
  id: string;
  address: string;
  version: number;
  kept: boolean;
  text: string;
}

async function expectNothingLost(
  { accepted }: Scene,
  typists: Typist[],
  stored: Record<string, string>,
  begun: Stand,
): Promise<void> {
  const { db } = servers.current();
  const log = await db.query<Logged[]>(
    `SELECT id, address, version, kept, coalesce(after->>'raw', after->'block'->>'text', '') AS text
     FROM place_change WHERE part_id = $1 AND sequence > $2 ORDER BY sequence`,
    [partId, begun.change],
  );
  const known = new Set([...log.map(({ text }) => text), ...Object.values(stored), '']);
  const ids = new Set(log.map(({ id }) => id));

  const lost = accepted.filter((change) => !ids.has(change.id) && !known.has(valueOf(change)));
  const forgotten = typists.flatMap(({ pending }) =>
    [...pending.values()].filter((text) => !known.has(text)),
  );
  expect({ lost, forgotten }).toEqual({ lost: [], forgotten: [] });

  // What stands is what was kept last.
  const last = new Map(log.filter(({ kept }) => kept).map(({ address, text }) => [address, text]));
  expect([...last].filter(([address, text]) => (stored[address] ?? '') !== text)).toEqual([]);

  const recorded = await db.query<Logged[]>(
    `SELECT saved->>'address' AS address, (saved->>'version')::int AS version, (saved->>'kept')::boolean AS kept
     FROM audit_entry, jsonb_array_elements(after) AS saved
     WHERE organisation_id = $1 AND part_id = $2 AND sequence > $3 AND action = 'part.save'`,
    [body.organisation.id, partId, begun.entry],
  );
  expect(recorded.map(lineOf).toSorted()).toEqual(log.map(lineOf).toSorted());
  const kept = log.filter((change) => change.kept).map(lineOf);
  expect(new Set(kept).size).toBe(kept.length);
}

const valueOf = ({ value }: Change): string =>
  value.kind === 'cell' ? value.raw : value.kind === 'block' && 'text' in value.block ? value.block.text : '';

const lineOf = ({ address, version, kept }: Omit<Logged, 'id' | 'text'>): string =>
  `${address} ${version} ${kept}`;
