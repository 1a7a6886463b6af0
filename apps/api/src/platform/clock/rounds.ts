import { Logger } from '@nestjs/common';

/** Work done again and again, one round after another in this process; what fails is logged, and tried at the next. */
export class Rounds {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(
    name: string,
    private readonly work: () => Promise<void>,
  ) {
    this.logger = new Logger(name);
  }

  /** Every so many milliseconds, the first time at once unless `later`. */
  start(every: number, first: 'now' | 'later' = 'now'): void {
    this.timer = setInterval(() => this.round(), every);
    if (first === 'now') this.round();
  }

  /** Resolves when the round that is under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  private round(): void {
    this.working = this.working.then(() =>
      this.work().catch((error: unknown) => {
        this.logger.error(error instanceof Error ? error.stack : error);
      }),
    );
  }
}
