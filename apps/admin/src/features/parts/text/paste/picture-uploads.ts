import { randomId } from '../../../../lib/random-id.ts';
import { isPassing, refusalWords } from '../../outbox/left-pictures.ts';
import type { PendingPicture } from '../../outbox/picture-journal.ts';
import { asAllowed } from './allowed-picture.ts';
import { sendFile } from '../../../../server/attachments.ts';

type Upload =
  | { state: 'going'; file: File }
  | { state: 'there'; attachmentId: string }
  | { state: 'refused' };

/** Keeps on this machine what is still on its way; forgotten is what stands in the text, or was taken out of it. */
export interface PictureKeeper {
  keep: (picture: PendingPicture) => void;
  forget: (key: string) => void;
}

interface Surroundings {
  onRefused: (reason: string) => void;
  keeper?: PictureKeeper;
  upload?: (file: File) => Promise<{ id: string }>;
  /** Waiting time while the server is away, in milliseconds. */
  retry?: number;
}

const KEEPS_NOTHING: PictureKeeper = { keep: () => undefined, forget: () => undefined };

/** Brings the pictures of a paste to the server, again and again while it is away. */
export class PictureUploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #around: Required<Surroundings>;
  readonly #listeners = new Set<() => void>();
  /** What of it stands in the text, as it was last kept. */
  readonly #inText = new Map<string, string>();

  constructor(around: Surroundings) {
    this.#around = { keeper: KEEPS_NOTHING, upload: sendFile, retry: 4000, ...around };
  }

  /** Answers with the key under which the text holds the place of the picture. */
  start(file: File): string {
    const key = randomId();
    this.#uploads.set(key, { state: 'going', file });
    void this.#send(key, file);
    return key;
  }

  of(key: string): Upload | undefined {
    return this.#uploads.get(key);
  }

  /** Whether a picture of the text has not reached the server. */
  get going(): boolean {
    return [...this.#inText.keys()].some((key) => this.of(key)?.state === 'going');
  }

  /** The pictures on their way that stand in the text now: each is kept with its place, what no longer waits is forgotten. */
  place(pictures: readonly Omit<PendingPicture, 'file'>[]): void {
    const keys = new Set(pictures.map(({ key }) => key));
    for (const key of this.#inText.keys()) if (!keys.has(key)) this.#leave(key);
    for (const picture of pictures) {
      const upload = this.of(picture.key);
      const written = JSON.stringify(picture);
      if (upload?.state !== 'going' || this.#inText.get(picture.key) === written) continue;
      this.#inText.set(picture.key, written);
      this.#around.keeper.keep({ ...picture, file: upload.file });
    }
  }

  #leave(key: string): void {
    this.#inText.delete(key);
    this.#around.keeper.forget(key);
  }

  /** Told when a picture is there or refused, for as long as the text is shown. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async #send(key: string, file: File): Promise<void> {
    try {
      const { id } = await this.#around.upload(await asAllowed(file));
      this.#uploads.set(key, { state: 'there', attachmentId: id });
    } catch (error) {
      // Nobody shows the text any more: it is taken up from what is kept.
      if (this.#listeners.size === 0) return;
      // The picture waits in the text.
      if (isPassing(error)) {
        setTimeout(() => void this.#send(key, file), this.#around.retry);
        return;
      }
      this.#uploads.set(key, { state: 'refused' });
      this.#around.onRefused(refusalWords(error));
    }
    for (const listener of this.#listeners) listener();
  }
}
