import { LIVE_PATH, liveEvent, type LiveEvent } from '@nianbao/contracts';

interface Listener {
  onEvent: (event: LiveEvent) => void;
  /** Whether the stream stands. While it does not, pages ask again by themselves. */
  onState: (open: boolean) => void;
}

/** First and longest waiting time after the server would not have us, in milliseconds. */
const WAIT = 2000;
const MOST = 30_000;

/**
 * Listens to what happens in the body until it is told to stop. After a cut the browser comes back by itself and gets
 * what it missed; where it gives up, a new stream begins with `reset`, because nobody knows what was missed.
 */
export function listenLive({ onEvent, onState }: Listener): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = WAIT;
  let fresh = true;
  const stop = () => {
    clearTimeout(timer);
    source?.close();
    onState(false);
  };
  const open = () => {
    source = new EventSource(`/api${LIVE_PATH}`);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = readEvent(data);
      if (!event) return;
      if (event.kind === 'hello') {
        if (!fresh) onEvent({ kind: 'reset' });
        [fresh, wait] = [true, WAIT];
        onState(true);
      }
      if (event.kind === 'ended') stop();
      onEvent(event);
    });
    source.addEventListener('error', () => {
      onState(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      fresh = false;
      timer = setTimeout(open, wait);
      wait = Math.min(MOST, wait * 2);
    });
  };
  open();
  return stop;
}

/** An event of a newer server is passed over. */
function readEvent(data: string): LiveEvent | null {
  try {
    return liveEvent.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
