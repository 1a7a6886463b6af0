import { problemBody } from '@nianbao/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type TestBody } from './a-body.ts';
import { type StartedApp, startApp } from './app.ts';
import { ENDPOINTS } from './endpoints.ts';

/** Every operation there is, met with input of every wrong kind: it refuses, and is never surprised. */

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
const OPERATIONS = ENDPOINTS.map(({ method, path, body: sent }) => ({
  name: `${method} ${path}`,
  method: METHODS[method],
  path,
  takesBody: sent !== undefined,
}));

const BODIES: [name: string, json: string][] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"年报"'],
  ['a number', '1e308'],
  ['an unknown field', '{"unknown": 1}'],
  ['wrong types', '{"version": "1", "name": {}, "action": 1, "changes": {}, "account": [], "year": "x"}'],
  ['huge numbers', '{"version": 1e300, "year": 1e400, "action": "submit", "parts": 99999999999999999999}'],
  ['U+0000', String.raw`{"name": "\u0000", "reason": "\u0000", "action": "return", "version": 1}`],
  ['half a surrogate pair', String.raw`{"name": "\udfff", "text": "\ud800", "action": "\ud800"}`],
  ['a prototype', '{"constructor": {"prototype": {"admin": true}}}'],
  ['nesting', `{"settings": ${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
  ['broken JSON', '{"version": '],
];
const PARAMS = [
  '1',
  "'; DROP TABLE part; --",
  '%00',
  '%F0%9F',
  '../../etc',
  '😀'.repeat(30),
  'x'.repeat(400),
];

let started: StartedApp;
let body: TestBody;

beforeAll(async () => {
  started = await startApp();
  body = await aBody(started.db);
});
afterAll(() => started.close());

const urlOf = (path: string, param: string): string => `/api${path.replaceAll(/:\w+/gu, param)}`;

it.each(OPERATIONS.filter(({ name }) => name !== 'POST /session'))(
  '$name needs a session',
  async ({ method, path }) => {
    const { status, body: problem } = await started.anyone()[method](urlOf(path, randomUUID())).send({});

    expect([status, problem.code]).toEqual([401, 'not-signed-in']);
  },
);

it.each(OPERATIONS.filter(({ takesBody }) => takesBody))(
  '$name refuses every wrong body',
  async ({ method, path }) => {
    const answers: [string, number, string][] = [];

    for (const role of ['office', 'admin'] as const) {
      const agent = await started.as(body[role]);
      for (const [name, json] of BODIES) {
        const answer = await agent[method](urlOf(path, randomUUID())).type('application/json').send(json);
        answers.push([name, answer.status, problemBody.parse(answer.body).code]);
      }
    }

    expect(answers.filter(([, status]) => status !== 400)).toEqual([]);
  },
);

it.each(OPERATIONS)('$name is not surprised by any address or query', async ({ method, path }) => {
  const agent = await started.as(body.office);
  const answers: [string, number][] = [];

  for (const param of PARAMS) {
    const query =
      method === 'get' ? `?year=${param}&address=${param}&limit=-1&from=${param}&actorId=${param}` : '';
    const url = urlOf(path, param.includes('%') ? param : encodeURIComponent(param)) + encodeURI(query);
    answers.push([url.slice(0, 80), (await agent[method](url).send({})).status]);
  }

  const accepted = (status: number) => status < 400 && path.includes(':');
  expect(answers.filter(([, status]) => status >= 500 || accepted(status))).toEqual([]);
});
