import type { z } from 'zod';

/** One HTTP operation, written once and read by the controller, the browser client and the tests. Paths are under /api. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Chinese, for the OpenAPI document. */
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  /** It changes nothing, or what it carries has ids of its own: sent twice it happens once without an idempotency key. */
  repeatable?: true;
}

export const endpoint = <const E extends Endpoint>(e: E): E => e;

type Output<E, K extends string> = E extends { [key in K]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;
type Input<E, K extends string> = E extends { [key in K]: infer S extends z.ZodType }
  ? z.input<S>
  : undefined;

/** What a handler receives. */
export type Params<E extends Endpoint> = Output<E, 'params'>;
export type Query<E extends Endpoint> = Output<E, 'query'>;
export type Body<E extends Endpoint> = Output<E, 'body'>;
/** What a client sends: defaults may be left out. */
export type SentQuery<E extends Endpoint> = Input<E, 'query'>;
export type SentBody<E extends Endpoint> = Input<E, 'body'>;
export type Response<E extends Endpoint> = z.output<E['response']>;
