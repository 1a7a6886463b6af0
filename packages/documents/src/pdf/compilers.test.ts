import { describe, expect, it, vi } from 'vitest';
import { PdfCompilers, type CompilersOptions, type PdfFailure } from './compilers.ts';
import type { PdfJob } from './job.ts';

// Processes are started, and other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

/** Processes that do what the title of a job says: work, refuse, hang, crash. */
const compilers = (options: Partial<CompilersOptions> = {}) =>
  new PdfCompilers({
    script: new URL('../../test/obedient.mjs', import.meta.url),
    templates: '',
    fontFolders: [],
    size: 1,
    timeoutMs: 10_000,
    idleMs: 10_000,
    queue: 10,
    ...options,
  });
const job = (title: string): PdfJob => ({ template: 'report', data: { title }, pictures: [], timestamp: 0 });
const outcome = (pool: PdfCompilers, title: string): Promise<string> =>
  pool.compile(job(title)).then(
    () => 'done',
    ({ reason }: PdfFailure) => reason,
  );

describe('the processes that set documents', () => {
  it('answer the others after one has crashed, hung or refused', async () => {
    const pool = compilers({ timeoutMs: 4000 });

    const outcomes = await Promise.all(
      ['work', 'crash', 'work', 'hang', 'refuse', 'work'].map((title) => outcome(pool, title)),
    );
    pool.close();

    expect(outcomes).toEqual(['done', 'crashed', 'done', 'timeout', 'refused', 'done']);
  });

  it('refuse what is too much at once, and what waits when they are closed', async () => {
    const pool = compilers({ queue: 1 });

    const outcomes = ['hang', 'hang', 'hang'].map((title) => outcome(pool, title));
    pool.close();

    expect(await Promise.all(outcomes)).toEqual(['crashed', 'crashed', 'busy']);
  });

  it('use one process for one document after the other, and end it when idle', async () => {
    const pool = compilers({ idleMs: 50 });

    const first = await pool.compile(job('work'));
    const second = await pool.compile(job('work'));
    await new Promise((resolve) => setTimeout(resolve, 400));
    const afterRest = await outcome(pool, 'work');
    pool.close();

    expect(second).toEqual(first);
    expect(afterRest).toBe('done');
  });
});
