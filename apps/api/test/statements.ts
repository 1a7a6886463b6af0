import { AsyncLocalStorage } from 'node:async_hooks';
import { Client } from 'pg';
import type { StartedApp } from './app.ts';

/** The SQL of the request that is being answered; nothing of what runs beside requests. */
const asked = new AsyncLocalStorage<string[]>();

const textOf = (query: unknown): string => {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
};

/** Every statement that PostgreSQL is sent for a request, BEGIN and COMMIT among them, in order. */
export class Statements {
  private readonly sent = new Map<string, string[]>();

  /** Call it before the application is asked anything. */
  static of({ app }: StartedApp): Statements {
    const statements = new Statements();
    const real = Client.prototype.query;
    Client.prototype.query = function counted(this: Client, ...args: unknown[]) {
      asked.getStore()?.push(textOf(args[0]));
      return Reflect.apply(real, this, args);
    } as typeof real;
    const server = app.getHttpServer();
    const handlers = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request, reply) => {
      const own: string[] = [];
      statements.sent.set(String(request.headers[REQUEST] ?? ''), own);
      asked.run(own, () => handlers.forEach((handle) => Reflect.apply(handle, server, [request, reply])));
    });
    return statements;
  }

  /** Of the request sent under this name. */
  sentFor(name: string): readonly string[] {
    return this.sent.get(name) ?? [];
  }
}

/** Header by which a test names its request. */
export const REQUEST = 'x-test-request';
