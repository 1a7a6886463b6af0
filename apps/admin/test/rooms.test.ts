import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadedBy, roomFaults, ROOMS } from './rooms.ts';

const SRC = join(process.cwd(), 'apps/admin/src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
);
const sources = files.filter((path) => /\.tsx?$/u.test(path));
const textOf = (path: string) => readFileSync(join(SRC, path), 'utf8');

describe('the rooms of the admin app', () => {
  it('load only what stands below them', () => {
    expect(sources.flatMap((path) => roomFaults(path, textOf(path)))).toEqual([]);
  });

  it('are all there, and hold all but the entry', () => {
    const loose = sources.filter((path) => !ROOMS.some((room) => path.startsWith(`${room}/`)));

    expect(loose).toEqual(['main.tsx']);
    expect(ROOMS.filter((room) => !statSync(join(SRC, room)).isDirectory())).toEqual([]);
  });

  it('name files that exist, so that no import escapes the rule', () => {
    const known = new Set(files);
    const lost = sources.flatMap((path) =>
      loadedBy(path, textOf(path)).filter(
        (loaded) => !loaded.path.startsWith('../') && !known.has(loaded.path),
      ),
    );

    expect(lost).toEqual([]);
  });

  it('read again only what the one table says', () => {
    const others = sources.filter((path) => path !== 'server/stale.ts' && !path.includes('.test.'));

    expect(others.filter((path) => textOf(path).includes('invalidateQueries'))).toEqual([]);
  });
});

describe('the rule', () => {
  it.each([
    ['ui/Empty.tsx', `import { useTasks } from '../server/tasks.ts';`, 'stands above'],
    ['pieces/Diff.tsx', `import type { Typed } from '../server/typed.ts';`, 'stands above'],
    ['server/tasks.ts', `export { a } from '../features/tasks/task-groups.ts';`, 'stands above'],
    ['lib/dates.ts', `const a = await import('../pieces/Diff.tsx');`, 'stands above'],
    ['pieces/Diff.tsx', `import '../features/word/Differences.module.css';`, 'stands above'],
    ['shared/review/Delegate.tsx', `vi.mock('../../features/tasks/PartRow.tsx');`, 'stands above'],
    [
      'features/word/Sides.tsx',
      `new Worker(new URL('../archive/read.worker.ts', import.meta.url))`,
      'is another',
    ],
    [
      'features/word/Sides.tsx',
      `import type {\n  A,\n  B,\n} from '../board/Board.tsx';`,
      'is another feature',
    ],
    ['features/word/Sides.tsx', `import { call, isProblem } from '../../lib/call.ts';`, 'speaks to the API'],
    ['server/tasks.ts', `import { x } from '../main.tsx';`, 'stands above'],
  ])('refuses in %s: %s', (file, text, fault) => {
    expect(roomFaults(file, text)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['app/routes.tsx', `import { Board } from '../features/board/Board.tsx';`],
    ['features/parts/page/PartPage.tsx', `import { Cell } from '../table/Cell.tsx';`],
    ['features/word/Sides.tsx', `import { isProblem } from '../../lib/call.ts';`],
    ['server/tasks.ts', `import { call } from '../lib/call.ts';`],
    ['features/word/a.test.ts', `import { draw } from '../../../test/render.tsx';`],
  ])('lets %s have: %s', (file, text) => {
    expect(roomFaults(file, text)).toEqual([]);
  });
});
