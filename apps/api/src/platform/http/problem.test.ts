import { NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { problems } from '@nianbao/contracts';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { toProblem } from './problem.filter.ts';

const fromDatabase = (code: string, constraint?: string) =>
  new QueryFailedError('SELECT secret', [], Object.assign(new Error('secret'), { code, constraint }));

it.each([
  ['a row that is not there', new EntityNotFoundError('Part', {}), 'not-found'],
  ['an unknown address', new NotFoundException(), 'not-found'],
  ['a large body', new PayloadTooLargeException(), 'too-large'],
  ['a second row with the same key', fromDatabase('23505'), 'already-exists'],
  ['a reference to nothing', fromDatabase('23503'), 'reference-unknown'],
  ['a text that is no uuid', fromDatabase('22P02'), 'invalid-input'],
  ['a serialization failure', fromDatabase('40001'), 'stale-version'],
  ['a deadlock', fromDatabase('40P01'), 'stale-version'],
  ['a syntax error of ours', fromDatabase('42601'), 'internal'],
  ['a bug', new TypeError('secret'), 'internal'],
  ['what is no error at all', 'secret', 'internal'],
] as const)('answers %s with its code, and nothing of what the server knows', (_, error, code) => {
  const problem = toProblem(error);

  expect(problem.code).toBe(code);
  expect(problem.getStatus()).toBe(problems[code].status);
  expect(JSON.stringify(problem.getResponse())).not.toContain('secret');
});

it('names the field whose value is taken', () => {
  expect(toProblem(fromDatabase('23505', 'organisation_slug')).details).toEqual([
    { field: 'slug', message: '这个网址名称已被使用' },
  ]);
});

it('passes a problem on as it is', () => {
  const problem = new Problem('stale-version', [{ field: 'version', message: '2' }]);

  expect(toProblem(problem)).toBe(problem);
});
