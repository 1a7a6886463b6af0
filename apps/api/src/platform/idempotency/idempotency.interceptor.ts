import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { IDEMPOTENCY_KEY, idempotencyKey } from '@nianbao/contracts';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { within } from '../database/joining-data-source.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInUser } from '../session/signed-in-user.ts';
import { type Attempt, claim, keepAnswer, operationOf } from './idempotency.queries.ts';

type UserRequest = FastifyRequest & { user?: SignedInUser };

/**
 * A write sent with a key happens once: its effect, its audit entry and its answer are written in one transaction, and
 * the same request under the same key gets that answer again. What was refused left nothing, so it is judged anew.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly db: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const attempt = attemptOf(context.switchToHttp().getRequest<UserRequest>());
    return attempt ? from(this.once(attempt, next)) : next.handle();
  }

  private once(attempt: Attempt, next: CallHandler): Promise<unknown> {
    return this.db.transaction(async (tx) => {
      const done = await claim(tx, attempt);
      if (done) return done.answer;
      const answer: unknown = await within(tx, () => lastValueFrom(next.handle()));
      await keepAnswer(tx, attempt, answer);
      return answer;
    });
  }
}

function attemptOf({ method, url, headers, body, user }: UserRequest): Attempt | null {
  const sent = headers[IDEMPOTENCY_KEY];
  if (sent === undefined || method === 'GET' || method === 'HEAD' || !user) return null;
  const key = idempotencyKey.safeParse(sent);
  if (!key.success) throw new Problem('invalid-input', [{ field: IDEMPOTENCY_KEY, message: '须是 UUID' }]);
  const { organisationId, id: personId } = user;
  return { organisationId, personId, key: key.data, operation: operationOf(method, url, body) };
}
