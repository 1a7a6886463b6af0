import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { toProblem } from './problem.filter.ts';

const MEGABYTE = 1024 * 1024;
const BODY_LIMIT = 5 * MEGABYTE;
export const ATTACHMENT_LIMIT = 20 * MEGABYTE;

/** Fastify with our limits. Only the attachment's route reads multipart, and so more than the 5 MB of a body. */
export const createAdapter = (config: Config): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // Long enough for 20 MB over a bad line; for ever would let anybody hold every connection.
    requestTimeout: 300_000,
    trustProxy: config.TRUSTED_PROXIES ?? false,
    multipart: { limits: { fileSize: ATTACHMENT_LIMIT, files: 1, fields: 5, fieldSize: 1000, parts: 6 } },
    // An address that is no address is answered before any route, filter or hook of ours.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      const problem = toProblem(error);
      void reply.status(problem.getStatus()).send(problem.getResponse());
    },
  });
