import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isWorkday, todayInShanghai } from '@nianbao/workdays';
import { DataSource } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { DeliveryWorker } from '../delivery/delivery.worker.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { bodiesWithHeld, foldDue, type TellingBody } from './fold.queries.ts';

const LOOK_EVERY = 20_000;

/**
 * Once a working day and receiver, at the hour they chose or, where the server was off, as soon as it is on again that
 * day. It computes from what is held, so that nothing hangs on a timer having fired.
 */
@Injectable()
export class DigestsWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DigestsWorker.name);
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> | undefined;
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly deliveries: DeliveryWorker,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY);
    void this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.working;
  }

  private look(): Promise<unknown> {
    this.working ??= makeDigests(this.db, this.clock.now())
      .then((count) => count > 0 && !this.stopped && this.deliveries.look())
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : error))
      .finally(() => {
        this.working = undefined;
      });
    return this.working;
  }
}

/** How long, in minutes, the day's digests wait for the reminders of the same morning, which belong into them. */
const LONGEST_WAIT = 15;

/** Queues the digests that are due now, in bodies for which today is a working day; answers how many. */
export async function makeDigests(db: DataSource, now: Date): Promise<number> {
  const day = todayInShanghai(now);
  const hour = (now.getUTCHours() + 8) % 24;
  const bodies: TellingBody[] = [];
  for (const { id, settings, toldOn } of await bodiesWithHeld(db)) {
    const { tellFromHour: fromHour } = deadlineSettingsOf(settings);
    const minutes = (hour - fromHour) * 60 + now.getUTCMinutes();
    const reminded = toldOn === null || toldOn >= day || minutes >= LONGEST_WAIT;
    if (minutes >= 0 && reminded && isWorkday(day, await calendarOf(db.manager, id)))
      bodies.push({ id, fromHour });
  }
  if (bodies.length === 0) return 0;
  const due = { bodies, day, hour, now };
  return (await foldDue(db, 'person_id', due)) + (await foldDue(db, 'hook_id', due));
}
