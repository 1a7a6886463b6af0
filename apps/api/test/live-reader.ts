import { type IncomingMessage, request } from 'node:http';
import { type LiveEvent, liveEvent, LIVE_PATH } from '@nianbao/contracts';
import { SESSION_COOKIE } from '../src/platform/session/session-token.ts';

/** What a browser's EventSource would have received. */
export interface LiveReader {
  status: number;
  headers: IncomingMessage['headers'];
  events: LiveEvent[];
  lastEventId: string;
  ended: Promise<void>;
  /** Waits for an event of the kind, from the given number of events on. */
  until: <K extends LiveEvent['kind']>(
    kind: K,
    fits?: (event: Extract<LiveEvent, { kind: K }>) => boolean,
  ) => Promise<Extract<LiveEvent, { kind: K }>>;
  close: () => void;
}

/** Connects to `address` with the session's token, going on from `lastEventId` where one is given. */
export function readLive(
  address: string,
  token: string,
  lastEventId?: string,
  onEvent: (event: LiveEvent) => void = () => {},
): Promise<LiveReader> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/api${LIVE_PATH}`, {
      agent: false,
      headers: {
        accept: 'text/event-stream',
        'accept-encoding': 'gzip, br',
        cookie: `${SESSION_COOKIE}=${token}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => resolve(reader(answer, () => sent.destroy(), onEvent)));
    sent.end();
  });
}

function reader(answer: IncomingMessage, close: () => void, onEvent: (event: LiveEvent) => void): LiveReader {
  const wake = new Set<() => void>();
  const read: LiveReader = {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    events: [],
    lastEventId: '',
    ended: new Promise((resolve) => {
      answer.on('close', resolve);
    }),
    until: async (kind, fits = () => true) => {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const found = read.events.find(
          (event): event is Extract<LiveEvent, { kind: typeof kind }> =>
            event.kind === kind && fits(event as Extract<LiveEvent, { kind: typeof kind }>),
        );
        if (found) return found;
        if (Date.now() > deadline) throw new Error(`no ${kind} in ${JSON.stringify(read.events)}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 200);
          wake.add(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    close,
  };
  let text = '';
  answer.setEncoding('utf8').on('error', () => {});
  answer.on('data', (piece: string) => {
    text += piece;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (.*)$/mu.exec(block)?.[1];
      const data = /^data: (.*)$/mu.exec(block)?.[1];
      if (id) read.lastEventId = id;
      if (!data) continue;
      const event = liveEvent.parse(JSON.parse(data));
      read.events.push(event);
      onEvent(event);
    }
    for (const resolve of wake) resolve();
    wake.clear();
  });
  return read;
}
