import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';

/** One call the browser made, as it crossed the wire. */
export interface SentCall {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

type Answer = unknown | ((sent: SentCall) => unknown);

/** A refusal of the API: `answers({ 'POST /x': refusal(409, { code, message, details }) })`. */
export const refusal = (status: number, problem: object) => new Refusal(status, problem);
class Refusal {
  readonly status: number;
  readonly problem: object;
  constructor(status: number, problem: object) {
    this.status = status;
    this.problem = problem;
  }
}

/** Replaces `fetch` by a table of `METHOD /path` (without /api) to answers; returns what was sent. */
export function answers(table: Record<string, Answer>): SentCall[] {
  const sent: SentCall[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://localhost');
    const method = init.method ?? 'GET';
    const path = url.pathname.replace(/^\/api/u, '');
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    const one = { method, path, query: url.searchParams, body };
    sent.push(one);
    const key = `${method} ${path}`;
    if (!(key in table))
      return Response.json({ code: 'not-found', message: `没有 ${key}`, details: [] }, { status: 404 });
    const entry = table[key];
    const answer: unknown = typeof entry === 'function' ? await entry(one) : entry;
    return answer instanceof Refusal
      ? Response.json(answer.problem, { status: answer.status })
      : Response.json(answer);
  });
  return sent;
}

/** Draws `ui` at `path` of a one-page app with a fresh cache. */
export function draw(ui: ReactElement, path = '/', pattern = '*'): RenderResult & { address: () => string } {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: pattern, element: ui }], { initialEntries: [path] });
  const drawn = render(
    <ConfigProvider
      locale={zhCN}
      theme={{ token: { motion: false }, zeroRuntime: true }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>,
  );
  return { ...drawn, address: () => router.state.location.pathname + router.state.location.search };
}
