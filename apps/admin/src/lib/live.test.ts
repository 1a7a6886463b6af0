import type { LiveEvent } from '@nianbao/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenLive } from './live.ts';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
  say(event: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(event) }));
  }
  fail({ forGood }: { forGood: boolean }) {
    this.readyState = forGood ? FakeSource.CLOSED : 0;
    this.dispatchEvent(new Event('error'));
  }
}

const last = (): FakeSource => {
  const source = FakeSource.opened.at(-1);
  if (!source) throw new Error('no stream');
  return source;
};

function listen() {
  const events: LiveEvent['kind'][] = [];
  const states: boolean[] = [];
  const stop = listenLive({
    onEvent: ({ kind }) => events.push(kind),
    onState: (open) => states.push(open),
  });
  return { events, states, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => vi.useRealTimers());

it('passes on what happens and leaves out what it does not know', () => {
  const { events, states } = listen();

  last().say({ kind: 'hello' });
  last().say({ kind: 'from-a-later-version' });
  last().say({ kind: 'notification' });

  expect(events).toEqual(['hello', 'notification']);
  expect(states).toEqual([true]);
});

it('leaves a cut to the browser, which catches up by itself', () => {
  const { events, states } = listen();
  last().say({ kind: 'hello' });

  last().fail({ forGood: false });
  vi.advanceTimersByTime(60_000);
  last().say({ kind: 'hello' });

  expect(FakeSource.opened).toHaveLength(1);
  expect(states).toEqual([true, false, true]);
  expect(events).not.toContain('reset');
});

it('begins anew where the server would not have it, later and later, and reads everything again then', () => {
  const { events } = listen();

  last().fail({ forGood: true });
  vi.advanceTimersByTime(2000);
  expect(FakeSource.opened).toHaveLength(2);
  last().fail({ forGood: true });
  vi.advanceTimersByTime(2000);
  expect(FakeSource.opened).toHaveLength(2);
  vi.advanceTimersByTime(2000);
  last().say({ kind: 'hello' });

  expect(events).toEqual(['reset', 'hello']);
});

it('stops when the session is over or it is told to', () => {
  const { stop } = listen();
  last().say({ kind: 'ended' });
  expect(last().readyState).toBe(FakeSource.CLOSED);

  stop();
  vi.advanceTimersByTime(60_000);

  expect(FakeSource.opened).toHaveLength(1);
});
