/** How long pages that are open have to say so; one that is busy for longer counts as closed, which loses nothing. */
const WAIT = 500;

type Message = { kind: 'who' } | { kind: 'here'; id: string };

/**
 * Asks the pages of this browser which of them are open, where it has no locks that would tell: over plain http.
 * Answers come at once, also from tabs in the background, whose timers the browser all but stops.
 */
export class RollCall {
  readonly #channel: BroadcastChannel | null;
  readonly #wait: number;

  constructor(name: string, ownId: () => string, wait = WAIT) {
    this.#wait = wait;
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'who') this.#say({ kind: 'here', id: ownId() });
    });
  }

  /** The ids of the other pages that answered. */
  async others(): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    const hear = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'here') found.add(data.id);
    };
    this.#channel?.addEventListener('message', hear);
    this.#say({ kind: 'who' });
    await new Promise((resolve) => {
      setTimeout(resolve, this.#channel ? this.#wait : 0);
    });
    this.#channel?.removeEventListener('message', hear);
    return found;
  }

  close(): void {
    this.#channel?.close();
  }

  #say(message: Message): void {
    this.#channel?.postMessage(message);
  }
}
