import type { ReadResult } from './read-source.ts';

/** What the server takes as an attachment; larger files would be read in vain. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_SECONDS = 20;
const ENDINGS = /\.(?:docx|pdf|xlsx?|html?|mht|txt)$/iu;

/** Reads files one after another in a worker. A file that takes too long is given up, the next one gets a new worker. */
export class SourceReader {
  private worker: Worker | null = null;

  async read(file: File): Promise<ReadResult> {
    if (!ENDINGS.test(file.name)) {
      return {
        refusal:
          '只能导入 .docx、.pdf、.xlsx、.xls、.html、.htm、.mht 和 .txt 文件。其他格式请另存为 .docx 后再导入',
      };
    }
    if (file.size > MAX_BYTES) return { refusal: '文件超过 20 MB，不像一份年度报告，未导入' };
    const bytes = await bytesOf(file);
    if (!bytes) return { refusal: '文件打不开，可能已被移走或正被其他程序占用' };
    if (typeof Worker !== 'undefined') return this.readAside(bytes, file.name);
    const { readSource } = await import('./read-source.ts');
    return readSource(bytes, file.name);
  }

  close(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private readAside(bytes: Uint8Array, name: string): Promise<ReadResult> {
    const worker = (this.worker ??= new Worker(new URL('./read.worker.ts', import.meta.url), {
      type: 'module',
    }));
    return new Promise((resolve) => {
      const giveUp = (refusal: string) => {
        clearTimeout(timer);
        this.close();
        resolve({ refusal });
      };
      const timer = setTimeout(
        () => giveUp(`读取超过 ${MAX_SECONDS} 秒，已停止。请把年报正文另存为文本（.txt）后再试`),
        MAX_SECONDS * 1000,
      );
      const { port1: answer, port2: port } = new MessageChannel();
      answer.addEventListener('message', ({ data }: MessageEvent<ReadResult>) => {
        clearTimeout(timer);
        answer.close();
        resolve(data);
      });
      answer.start();
      const failed = () => giveUp('文件没有读出来。请另存为文本（.txt）后再试');
      worker.addEventListener('error', failed, { once: true });
      worker.postMessage({ bytes, name }, [port]);
    });
  }
}

const bytesOf = (file: File): Promise<Uint8Array | null> =>
  file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
