import type { ReportView } from '@nianbao/contracts';
import type request from 'supertest';
import type { TestBody, TestPerson } from './a-body.ts';
import type { StartedApp } from './app.ts';
import type { Ids } from './one-of-each.ts';

export interface Act {
  /** Of the contracts, or an address of its own. */
  operation: string;
  action: string;
  by?: (world: World) => TestPerson;
  ids?: (world: World) => Ids;
  send?: (world: World) => object | Promise<object>;
  /** Where the request is not JSON, or not to the contract's own address. */
  request?: (agent: request.Agent, path: string, world: World) => Promise<request.Response>;
}

export interface World {
  started: StartedApp;
  body: TestBody;
  ids: Ids;
  /** A body of its own, whose report goes through signing and publishing. */
  signing: TestBody;
  report: ReportView;
  /** Knows the password, works in both bodies. */
  member: TestPerson;
  /** Ids of what was made on the way. */
  made: Map<string, string>;
}

export const PASSWORD = 'a good password';
export const PDF = Buffer.from('%PDF-1.4 年报');

export const admin = ({ body }: World): TestPerson => body.admin;
export const contributor = ({ body }: World): TestPerson => body.contributor;
/** The ids of the world, but one of something made on the way. */
export const made =
  (word: string, key = word) =>
  ({ ids, made: all }: World): Ids => ({ ...ids, [word]: all.get(key) ?? '' });
export const get = async ({ started }: World, person: TestPerson, path: string) =>
  (await (await started.as(person)).get(path)).body;
export const daysAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
