import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { ProblemCode, ProblemDetail } from '@nianbao/contracts';
import type { FastifyReply } from 'fastify';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { Problem } from './problem.ts';

/** Gives every failure the same body, and tells the client nothing about the unexpected ones. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    if (problem.code === 'internal') this.logger.error(error instanceof Error ? error.stack : error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (!reply.sent) void reply.status(problem.getStatus()).send(problem.getResponse());
  }
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof EntityNotFoundError) return new Problem('not-found');
  if (error instanceof QueryFailedError) return fromDatabase(error);
  return fromServer(error);
}

/** What PostgreSQL refuses because of the input, or because someone else was first. */
const DATABASE_REFUSALS: Readonly<Record<string, ProblemCode>> = {
  '22001': 'invalid-input', // string too long
  '22003': 'invalid-input', // number out of range
  '22007': 'invalid-input', // no such date
  '22008': 'invalid-input',
  '22021': 'invalid-input', // U+0000 in a text
  '22P02': 'invalid-input', // not a uuid, not JSON
  '22P05': 'invalid-input', // U+0000 in JSON
  '23503': 'reference-unknown',
  '23505': 'already-exists',
  '40001': 'stale-version', // serialization failure
  '40P01': 'stale-version', // deadlock
  '55P03': 'stale-version', // lock not available
};

/** The field whose value must differ, by the constraint that says so. */
const UNIQUE_FIELDS: Readonly<Record<string, ProblemDetail>> = {
  organisation_name: { field: 'name', message: '已有同名单位' },
  organisation_slug: { field: 'slug', message: '这个网址名称已被使用' },
  department_name: { field: 'name', message: '本单位已有同名科室' },
};

type DatabaseError = Error & { code?: string; constraint?: string };

function fromDatabase({ driverError }: QueryFailedError<DatabaseError>): Problem {
  const detail = UNIQUE_FIELDS[driverError.constraint ?? ''];
  return new Problem(DATABASE_REFUSALS[driverError.code ?? ''] ?? 'internal', detail ? [detail] : []);
}

/** Refusals of Nest and Fastify: an unknown route, a body that is not JSON, too large or of a foreign type. */
function fromServer(error: unknown): Problem {
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === 404) return new Problem('not-found');
  if (status === 413) return new Problem('too-large');
  if (status === 415)
    return new Problem('invalid-input', [{ field: 'content-type', message: '不支持这种内容类型' }]);
  if (status === 429) return new Problem('too-many-requests');
  return new Problem(status >= 400 && status < 500 ? 'invalid-input' : 'internal');
}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
