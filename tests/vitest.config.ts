import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
// Workspaces are read as source: no build stands between an edit and its test.
const conditions = { conditions: ['@nianbao/source'] };
const shared = { resolve: conditions, ssr: { resolve: conditions } };

/** Whatever hangs is found; no test is judged by how long it took. */
const patient = { testTimeout: 20 * 60_000, hookTimeout: 20 * 60_000 };

const KEEPS_CHANGES = ['apps/admin/src/{features/parts,shared/{remarks,review}}/**/*.test.{ts,tsx}'];
const admin = (name: string, files: { include?: string[]; exclude?: string[]; isolate?: boolean }) => ({
  // Its own conditions: Testing Library and React have builds for the browser.
  resolve: conditions,
  root,
  test: {
    ...patient,
    name,
    environment: 'jsdom',
    include: ['apps/admin/{src,test}/**/*.test.{ts,tsx}'],
    setupFiles: ['apps/admin/test/setup.ts'],
    ...files,
  },
});

/** Every test of the project in one run; `--project NAME` runs one of them. */
export default defineConfig({
  root,
  test: {
    // Every core (the usual leaves one idle, half of a small machine), as far as one PostgreSQL serves them.
    maxWorkers: Math.min(availableParallelism(), 6),
    projects: [
      {
        ...shared,
        root,
        test: {
          ...patient,
          name: 'packages',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/launcher/*.test.mjs',
            'apps/cli/src/**/*.test.ts',
            'tests/*.test.ts',
          ],
        },
      },
      // Reading antd anew for every file takes longer than the tests; only what keeps unsaved changes in its modules must.
      admin('admin', { isolate: false, exclude: KEEPS_CHANGES }),
      admin('admin-parts', { include: KEEPS_CHANGES }),
      {
        ...shared,
        // Where vitest runs a global set-up.
        environments: { __vitest__: { resolve: conditions } },
        root,
        test: {
          ...patient,
          name: 'api',
          include: ['apps/api/src/**/*.test.ts', 'apps/api/test/**/*.test.ts'],
          globalSetup: 'apps/api/test/server.ts',
          // Files of one worker share the application that they ask (`apps/api/test/app.ts`), and its modules.
          isolate: false,
        },
      },
      {
        ...shared,
        environments: { __vitest__: { resolve: conditions } },
        root,
        test: {
          ...patient,
          name: 'stories',
          include: ['tests/stories/**/*.test.ts'],
          globalSetup: 'tests/stories/server.ts',
          // Two browsers at a time, and after everything else: a story waits for what a person would see.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
