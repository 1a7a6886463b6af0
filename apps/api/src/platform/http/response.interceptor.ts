import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { RESPONSE_SCHEMA } from './endpoint.decorator.ts';

/**
 * Sends what the contract declares and nothing else: an undeclared key (a password hash) never leaves.
 * Nest's own interceptor validates an array item by item against the schema of the whole, so it cannot be used.
 */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = this.reflector.get<z.ZodType | undefined>(RESPONSE_SCHEMA, context.getHandler());
    return schema ? next.handle().pipe(map((answer) => schema.parse(answer))) : next.handle();
  }
}
