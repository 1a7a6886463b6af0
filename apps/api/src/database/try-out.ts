import type { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.module.ts';
import { hashPassword } from '../body/session/password.ts';
import { furnishBody } from './try-out/body.ts';
import { finishYear } from './try-out/finished-year.ts';
import { storePastYear } from './try-out/past-year.ts';
import { startYear } from './try-out/started-year.ts';
import { PASSWORD } from './try-out/people.ts';

/**
 * Data to try the product with: a body of twenty, its report of the year before last imported, last year's published,
 * this year's half-way. Written through the services, as people would have done it, so that record and history are real.
 * The open year is the one whose report is due next, so that deadlines mean something whenever it is loaded.
 */
export async function loadTryOut(db: DataSource, clock = new Clock()): Promise<void> {
  const body = await furnishBody(db, await hashPassword(PASSWORD));
  const year = yearDueNext(clock.today());
  await storePastYear(db, body, year - 2);
  await finishYear(db, body, year - 1);
  await startYear(db, clock, body, year);
}

/** Reports are due by 31 January (条例 art. 49): in January last year's, otherwise this year's. */
export function yearDueNext(today: string): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) <= '01-31' ? year - 1 : year;
}
