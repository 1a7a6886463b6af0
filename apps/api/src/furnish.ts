import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { constants } from 'node:zlib';
import { z } from 'zod';
import { zhCN } from 'zod/locales';
import type { Config } from './platform/config.ts';
import { FastPages } from './portal/fast-pages.ts';
import { serveAdmin } from './platform/http/admin-app.ts';
import { serveOpenApi } from './openapi.ts';
import { securityHeaders } from './platform/http/security-headers.ts';
import { refuseUnstorable } from './platform/http/stored-text.ts';

/** Everything between the socket and the controllers, the same in production and in tests. Call before `init`. */
export async function furnish(app: NestFastifyApplication, config: Config): Promise<void> {
  z.config(zhCN());
  app.get(FastPages).answerFirst(app.getHttpAdapter().getInstance());
  await app.register(helmet, securityHeaders(config));
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(cookie);
  // Everything that writes sends JSON, which no form of another site can; but mail programs unsubscribe with a form.
  app.useBodyParser('application/x-www-form-urlencoded', {}, ({ url }, _, done) => {
    if (url?.startsWith('/api/unsubscribe/')) done(null, {});
    else throw new UnsupportedMediaTypeException();
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preValidation', async ({ body }) => refuseUnstorable(body));
  serveOpenApi(app);
  await serveAdmin(app, config);
}
