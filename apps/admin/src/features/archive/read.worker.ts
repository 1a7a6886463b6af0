import { readSource } from './read-source.ts';

/** Reads sources beside the page, so that a large file does not hold it up. */
self.addEventListener('message', async ({ data }: MessageEvent<{ bytes: Uint8Array; name: string }>) => {
  self.postMessage(await readSource(data.bytes, data.name));
});
