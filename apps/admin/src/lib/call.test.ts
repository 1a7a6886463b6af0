import {
  actOnPart,
  getSession,
  IDEMPOTENCY_KEY,
  listAudit,
  previewPlan,
  problems,
  signOut,
} from '@nianbao/contracts';
import { describe, expect, it, vi } from 'vitest';
import { answers, refusal } from '../../test/render.tsx';
import { ApiProblem, call } from './call.ts';
import { onSessionEnded } from './session-events.ts';

const part = '0198a000-0000-7000-8000-000000000001';
const refused = (code: keyof typeof problems) =>
  refusal(problems[code].status, {
    code,
    message: problems[code].message,
    details: [{ field: 'x', message: '缺' }],
  });

describe('call', () => {
  it('fills the path, and leaves out of the query what is not set', async () => {
    const sent = answers({
      'GET /audit': {
        entries: [],
        total: 0,
        chain: { intact: true, length: 0, brokenAt: null, head: '' },
        actions: [],
      },
    });

    await call(listAudit, { query: { action: 'part.submit', from: undefined, limit: 20 } });

    expect(sent[0]?.query.toString()).toBe('action=part.submit&limit=20');
  });

  it('sends JSON also where an operation has no body, so that no other site can send it', async () => {
    const sent = answers({ 'DELETE /session': { done: true } });

    await call(signOut);

    expect(sent[0]).toMatchObject({ method: 'DELETE', path: '/session', body: {} });
  });

  it('sends a double click once, and what is pressed later again', async () => {
    const sent = answers({ 'DELETE /session': { done: true } });

    await Promise.all([call(signOut), call(signOut)]);
    await call(signOut);

    expect(sent).toHaveLength(2);
  });

  it('asks anew what was given up, though it is asked with a body', async () => {
    const sent = answers({ 'POST /plans/previews': refused('not-found') });
    const first = new AbortController();
    const ask = (signal: AbortSignal) => call(previewPlan, { body: { year: 2026 }, signal });

    const given = ask(first.signal);
    first.abort();
    await expect(Promise.all([given, ask(new AbortController().signal)])).rejects.toThrow(
      problems['not-found'].message,
    );

    expect(sent).toHaveLength(2);
  });

  it('throws what the API explained', async () => {
    answers({ [`POST /parts/${part}/actions`]: refused('stale-version') });

    const act = call(actOnPart, { params: { id: part }, body: { action: 'submit', version: 1 } });

    await expect(act).rejects.toMatchObject({
      code: 'stale-version',
      message: problems['stale-version'].message,
      details: [{ field: 'x', message: '缺' }],
    });
  });

  it('says in words that the server is out of reach', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

    await expect(call(getSession)).rejects.toMatchObject({
      code: 'offline',
      message: expect.stringContaining('连接不上服务器'),
    });
  });

  it('sends a write again under the same key when its answer was lost, and another write under another', async () => {
    const keys: (string | null)[] = [];
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      keys.push(new Headers(init.headers).get(IDEMPOTENCY_KEY));
      if (keys.length === 1) throw new TypeError('connection reset');
      return Response.json({ done: true });
    });

    await call(signOut);
    await call(signOut);

    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('takes the page of a proxy for a server that is down', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>bad gateway</html>', { status: 502 }));

    await expect(call(getSession)).rejects.toMatchObject({ code: 'offline' });
  });

  it('refuses an answer of another shape instead of showing half of it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    answers({ 'GET /session': { user: {} } });

    await expect(call(getSession)).rejects.toBeInstanceOf(ApiProblem);
  });

  it('tells the page when the session is over', async () => {
    const ended = vi.fn<() => void>();
    onSessionEnded(ended);
    answers({ 'GET /session': refused('not-signed-in') });

    await expect(call(getSession)).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(ended).toHaveBeenCalledOnce();
  });
});
