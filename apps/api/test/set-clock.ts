import { todayInShanghai } from '@nianbao/workdays';

/** Time that stands still until it is set, to the minute: for `providers` of `startApp`. */
export class SetClock {
  #now: Date;

  constructor(at: string) {
    this.#now = new Date(at);
  }

  now(): Date {
    return this.#now;
  }

  today(): string {
    return todayInShanghai(this.#now);
  }

  set(at: string): void {
    this.#now = new Date(at);
  }

  forward(minutes: number): void {
    this.#now = new Date(this.#now.getTime() + minutes * 60_000);
  }
}
