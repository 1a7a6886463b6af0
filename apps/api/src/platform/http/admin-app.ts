import fastifyStatic from '@fastify/static';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { Problem } from './problem.ts';

/** Beside this package, both when it runs from `src` and from `dist`. */
const BUILT_BESIDE = path.resolve(import.meta.dirname, '../../../../admin/dist');
const A_YEAR = 'public, max-age=31536000, immutable';

/** Serves the built admin app under /admin/; every address that is no file is a page of the app. */
export async function serveAdmin(app: NestFastifyApplication, config: Config): Promise<void> {
  const root = path.resolve(config.ADMIN_DIST ?? BUILT_BESIDE);
  if (!existsSync(path.join(root, 'index.html'))) {
    new Logger('Admin').warn(`no admin app in ${root}; /admin/ is not served`);
    return;
  }
  await app.register(fastifyStatic, {
    root,
    prefix: '/admin/',
    wildcard: false,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, file) => {
      // Vite names assets by their content; the page that names them must always be asked for.
      const hashed = file.startsWith(path.join(root, 'assets') + path.sep);
      void reply.header('cache-control', hashed ? A_YEAR : 'no-cache');
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/admin', (_request, reply) => reply.redirect('/admin/', 302));
  fastify.get<{ Params: { '*': string } }>('/admin/*', (request, reply) => {
    if (path.extname(request.params['*'])) throw new Problem('not-found');
    return reply.sendFile('index.html');
  });
}
