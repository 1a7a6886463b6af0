import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody } from '../../test/a-body.ts';
import { aSession, type StartedApp, startApp } from '../../test/app.ts';
import { type LiveReader, readLive } from '../../test/live-reader.ts';
import { LiveHub } from './live.hub.ts';

let started: StartedApp;
beforeAll(async () => {
  started = await startApp({ alone: true });
  await started.app.listen(0, '127.0.0.1');
});
afterAll(() => started.close());

it('tells nobody that the session is over who comes while sessions are looked up', async () => {
  const { office } = await aBody(started.db);
  const hub = started.app.get(LiveHub);
  const url = await started.app.getUrl();
  const all = new AbortController();
  const beats = (async () => {
    while (!all.signal.aborted) await hub.beat();
  })();

  const readers: LiveReader[] = [];
  // One after another, so that they come at any moment of a look-up.
  for (let i = 0; i < 12; i += 1) {
    const reader = await readLive(url, await aSession(started.db, office));
    await reader.until('hello');
    readers.push(reader);
  }
  all.abort();
  await beats;
  await started.db.query(`SELECT pg_notify('live', $1)`, [
    `notification ${office.organisationId} ${office.id}`,
  ]);
  await Promise.all(readers.map((reader) => Promise.race([reader.until('notification'), reader.ended])));
  const ended = readers.filter(({ events }) => events.some(({ kind }) => kind === 'ended'));
  readers.forEach((reader) => reader.close());

  expect(ended).toHaveLength(0);
});
