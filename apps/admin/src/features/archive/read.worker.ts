import { readSource } from './read-source.ts';

/**
 * Reads sources beside the page, so that a large file does not hold it up. The answer goes to the port that came with
 * the file: a library that reads PDF sends messages of its own to whoever made the worker.
 */
self.addEventListener(
  'message',
  async ({ data, ports: [answer] }: MessageEvent<{ bytes: Uint8Array; name: string }>) => {
    answer?.postMessage(await readSource(data.bytes, data.name));
  },
);
