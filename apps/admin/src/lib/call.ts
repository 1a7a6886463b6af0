import {
  type AttachmentView,
  attachmentView,
  type Endpoint,
  IDEMPOTENCY_KEY,
  type Params,
  problemBody,
  type ProblemCode,
  type ProblemDetail,
  type Response as Answer,
  type SentBody,
  type SentQuery,
} from '@nianbao/contracts';
import type { z } from 'zod';
import { announceSessionEnded } from './session-events.ts';
import { randomId } from './random-id.ts';

type QueryArgs<E extends Endpoint> = E extends { query: z.ZodType }
  ? Partial<SentQuery<E>> extends SentQuery<E>
    ? { query?: SentQuery<E> }
    : { query: SentQuery<E> }
  : unknown;

/** What an endpoint needs: its path parameters, its query, its body, and nothing it does not declare. */
export type CallArgs<E extends Endpoint> = (E extends { params: z.ZodType }
  ? { params: Params<E> }
  : unknown) &
  QueryArgs<E> &
  (E extends { body: z.ZodType } ? { body: SentBody<E> } : unknown) & {
    signal?: AbortSignal;
    /** Names the attempt: sent again with the same key it happens once. Without one, every call is a new attempt. */
    key?: string;
  };

/**
 * `offline`: the API was not reached. `unreadable`: it answered something this page does not know. `unsaved`: it was not
 * asked, because what is typed on this page must reach it first.
 */
export type CallProblemCode = ProblemCode | 'offline' | 'unreadable' | 'unsaved';

/** A refusal in words for a clerk; `details` name the places. Branch on `code`, never on text. */
export class ApiProblem extends Error {
  readonly code: CallProblemCode;
  readonly details: readonly ProblemDetail[];

  constructor(problem: { code: CallProblemCode; message: string; details?: readonly ProblemDetail[] }) {
    super(problem.message);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.details = problem.details ?? [];
  }
}

export const isProblem = (error: unknown, ...codes: CallProblemCode[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));

const OFFLINE = { code: 'offline', message: '连接不上服务器，请检查网络。您填写的内容仍在本页。' } as const;
const UNREADABLE = { code: 'unreadable', message: '系统已经更新，请刷新页面后继续。' } as const;

/** Calls one operation of the API and answers with its checked response. @throws ApiProblem, and nothing else. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[args]: Record<never, never> extends CallArgs<E> ? [args?: CallArgs<E>] : [args: CallArgs<E>]
): Promise<Answer<E>> {
  const { params, query, body, signal, key } = (args ?? {}) as LooseArgs;
  const payload = await joined(addressOf(endpoint.path, params, query), {
    method: endpoint.method,
    ...(signal ? { signal } : {}),
    // Always JSON: a form of another site cannot send this type without asking the browser's leave (CSRF).
    ...(endpoint.method === 'GET'
      ? {}
      : {
          headers: {
            'content-type': 'application/json',
            ...(endpoint.repeatable ? {} : { [IDEMPOTENCY_KEY]: key ?? randomId() }),
          },
          body: JSON.stringify(body ?? {}),
        }),
  });
  const read = endpoint.response.safeParse(payload);
  if (read.success) return read.data as Answer<E>;
  console.error(`${endpoint.method} ${endpoint.path}`, read.error);
  throw new ApiProblem(UNREADABLE);
}

/** Sends a file; the answer names it for the form that will refer to it. */
export async function uploadAttachment(file: File): Promise<AttachmentView> {
  const form = new FormData();
  form.append('file', file);
  const read = attachmentView.safeParse(await send('/api/attachments', { method: 'POST', body: form }));
  if (read.success) return read.data;
  throw new ApiProblem(UNREADABLE);
}

/** Sends a file to an operation that reads it at once and keeps nothing of it. */
export async function uploadTo<E extends Endpoint>(
  endpoint: E,
  params: Params<E>,
  file: File,
): Promise<Answer<E>> {
  const form = new FormData();
  form.append('file', file);
  const address = addressOf(endpoint.path, params as LooseArgs['params']);
  const read = endpoint.response.safeParse(await send(address, { method: endpoint.method, body: form }));
  if (read.success) return read.data as Answer<E>;
  throw new ApiProblem(UNREADABLE);
}

export const attachmentUrl = (id: string): string => `/api/attachments/${encodeURIComponent(id)}`;

interface LooseArgs {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
  key?: string;
}

function addressOf(path: string, params: LooseArgs['params'] = {}, query: LooseArgs['query'] = {}): string {
  const filled = path.replaceAll(/:(\w+)/gu, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString();
  return `/api${filled}${search && `?${search}`}`;
}

/** A write whose answer was lost is sent once more under its key; a read is asked again by whoever wants it. */
const RETRY_AFTER = 300;

async function send(url: string, init: RequestInit): Promise<unknown> {
  const once = () => fetch(url, { credentials: 'same-origin', ...init });
  const repeatable = new Headers(init.headers).has(IDEMPOTENCY_KEY);
  const response = await once()
    .catch(async (error: unknown) => {
      if (!repeatable || isAbort(error)) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, RETRY_AFTER);
      });
      return once();
    })
    .catch((error: unknown) => {
      if (isAbort(error)) throw error;
      throw new ApiProblem(OFFLINE);
    });
  const payload: unknown = await response.json().catch((error: unknown) => {
    // Given up while the answer was being read: nobody waits for it.
    if (isAbort(error)) throw error;
    return undefined;
  });
  if (response.ok) return payload;
  const problem = problemBody.safeParse(payload);
  // A proxy answers for a server that is down with a page of its own.
  if (!problem.success) throw new ApiProblem(response.status >= 502 ? OFFLINE : UNREADABLE);
  if (problem.data.code === 'not-signed-in') announceSessionEnded();
  throw new ApiProblem(problem.data);
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

const underway = new Map<string, Promise<unknown>>();

/**
 * A write that is sent again while the same is under way joins it: a double click has one effect and one answer. What
 * can be given up is a question, also where it is asked with a body: who asks anew must not join what was given up.
 */
function joined(url: string, init: RequestInit): Promise<unknown> {
  if (init.method === 'GET' || init.signal) return send(url, init);
  const name = `${init.method} ${url} ${String(init.body)}`;
  const before = underway.get(name);
  if (before) return before;
  const sent = send(url, init).finally(() => underway.delete(name));
  underway.set(name, sent);
  return sent;
}
