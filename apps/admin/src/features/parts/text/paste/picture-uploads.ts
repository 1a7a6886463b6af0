import { isProblem, uploadAttachment } from '../../../../lib/call.ts';
import { randomId } from '../../../../lib/random-id.ts';

type Upload =
  | { state: 'going'; file: File }
  | { state: 'there'; attachmentId: string }
  | { state: 'refused' };

interface Surroundings {
  onRefused: (reason: string) => void;
  upload?: (file: File) => Promise<{ id: string }>;
  /** Waiting time while the server is away, in milliseconds. */
  retry?: number;
}

/** Brings the pictures of a paste to the server, again and again while it is away. */
export class PictureUploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #around: Required<Surroundings>;
  readonly #listeners = new Set<() => void>();

  constructor(around: Surroundings) {
    this.#around = { upload: uploadAttachment, retry: 4000, ...around };
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

  get going(): boolean {
    return [...this.#uploads.values()].some(({ state }) => state === 'going');
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
      // Nobody shows the text any more.
      if (this.#listeners.size === 0) return;
      // Away, or signed out for the moment: the picture waits in the text.
      if (isProblem(error, 'offline', 'internal', 'not-signed-in', 'too-many-requests')) {
        setTimeout(() => void this.#send(key, file), this.#around.retry);
        return;
      }
      this.#uploads.set(key, { state: 'refused' });
      const detail = isProblem(error) ? (error.details[0]?.message ?? error.message) : '图片无法读取';
      this.#around.onRefused(`图片没有上传：${detail}`);
    }
    for (const listener of this.#listeners) listener();
  }
}

const ALLOWED = new Set(['image/png', 'image/jpeg']);

/** Other pictures made of points are drawn anew as PNG, the only kinds that reports hold being PNG and JPEG. */
async function asAllowed(file: File): Promise<File> {
  if (ALLOWED.has(file.type)) return file;
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('not drawn');
  return new File([blob], `${file.name.replace(/\.[^.]*$/u, '')}.png`, { type: 'image/png' });
}
