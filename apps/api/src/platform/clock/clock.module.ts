import { Global, Injectable, Module } from '@nestjs/common';
import { todayInShanghai } from '@nianbao/workdays';

/** The only source of time; a test provides its own. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's date in Asia/Shanghai, whatever the server's time zone. */
  today(): string {
    return todayInShanghai(this.now());
  }
}

@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
