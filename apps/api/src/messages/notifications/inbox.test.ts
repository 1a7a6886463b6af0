import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBody, type TestBody } from '../../../test/a-body.ts';
import { type StartedApp, startApp } from '../../../test/app.ts';
import { until } from '../../../test/until.ts';
import { sendWaiting } from './outbox.worker.ts';
import { tell } from '../../record/outbox/outbox.ts';

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
});
beforeEach(async () => {
  body = await aBody(started.db);
});
afterAll(() => started.close());

async function told(...kinds: string[]) {
  for (const kind of kinds)
    await started.db.transaction((tx) =>
      tell(tx, {
        organisationId: body.organisation.id,
        personIds: [body.head.id],
        kind,
        text: kind,
        link: '/',
      }),
    );
  await sendWaiting(started.db);
  const agent = await started.as(body.head);
  const shown = async () => (await agent.get('/api/notifications')).body as { text: string }[];
  await until('all is told', async () => {
    const texts = (await shown()).map(({ text }) => text);
    return kinds.every((kind) => texts.includes(kind));
  });
  return agent;
}

describe('the inbox', () => {
  it('is filtered by topic and by whether it was read, and marked read, unread and read', async () => {
    const agent = await told('part.return', 'part.accept', 'something.new');
    const list = async (query: string) =>
      (await agent.get(`/api/notifications?${query}`)).body.map(({ text }: { text: string }) => text);
    const [{ id }] = (await agent.get('/api/notifications?topic=returned')).body;

    await agent.post(`/api/notifications/${id}/reading`).send({ read: true });
    const read = [await list('state=read'), await list('state=unread')];
    const { body: unread } = await agent.post(`/api/notifications/${id}/reading`).send({ read: false });

    expect(await list('topic=other')).toEqual(['something.new']);
    expect(read).toEqual([['part.return'], ['something.new', 'part.accept']]);
    expect(unread.readAt).toBeNull();
    expect(await list('state=read')).toEqual([]);
  });

  it('is marked read as a whole up to what was shown, and not what came since or is another’s', async () => {
    const agent = await told('part.return', 'part.accept');
    const [first] = (await agent.get('/api/notifications')).body;
    await told('mentioned');
    const stranger = await started.as(body.office);

    const foreign = await stranger.post('/api/notifications/readings').send({ upTo: first.id });
    const { body: answer } = await agent.post('/api/notifications/readings').send({ upTo: first.id });

    expect(foreign.status).toBe(404);
    expect(answer).toEqual({ count: 2 });
    expect((await agent.get('/api/session')).body.unread).toBeGreaterThan(0);
  });
});
