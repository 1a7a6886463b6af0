import path from 'node:path';
import { createViteServer } from 'vitest/node';

// The application as `main.ts` starts it, in a process of its own, from its sources: nothing has to be built first.
const conditions = ['@nianbao/source', 'module', 'node', 'development|production'];
const server = await createViteServer({
  root: path.resolve(import.meta.dirname, '../../..'),
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['@nianbao/source', 'node'] } },
});
await server.ssrLoadModule(path.resolve(import.meta.dirname, '../src/main.ts'));
