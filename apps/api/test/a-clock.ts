import { addDays, todayInShanghai } from '@nianbao/workdays';

/** A clock that stands until a test moves it; given to the application in place of its own. */
export class TestClock {
  private instant: Date;

  constructor(instant: string) {
    this.instant = new Date(instant);
  }

  /** Half past nine in Shanghai on that day. */
  static on(day: string): TestClock {
    return new TestClock(at(day, '09:30'));
  }

  now(): Date {
    return new Date(this.instant);
  }

  today(): string {
    return todayInShanghai(this.instant);
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }

  forward(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }

  /** To that time in Shanghai on that day. */
  moveTo(day: string, time = '09:30'): void {
    this.set(at(day, time));
  }

  moveBy(days: number): void {
    this.moveTo(addDays(this.today(), days));
  }
}

const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;
