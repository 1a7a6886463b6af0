import { fork, type ChildProcess } from 'node:child_process';
import type { PdfAnswer, PdfJob, PdfSetUp } from './job.ts';

/** Why there is no PDF. The sentence is for people; the cause, if any, for the log. */
export class PdfFailure extends Error {
  readonly reason: 'timeout' | 'crashed' | 'refused' | 'busy';

  constructor(reason: PdfFailure['reason'], cause?: string) {
    super(SENTENCES[reason], cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

const SENTENCES: Readonly<Record<PdfFailure['reason'], string>> = {
  timeout: '生成 PDF 超时，请稍后重试',
  crashed: '生成 PDF 的程序意外退出，请稍后重试',
  refused: '这份内容无法生成 PDF',
  busy: '正在生成的 PDF 过多，请稍后重试',
};

export interface CompilersOptions extends PdfSetUp {
  /** The script that each process runs. */
  script: URL;
  size: number;
  /** For one document, from when a process has it. */
  timeoutMs: number;
  /** An idle process is ended after this. */
  idleMs: number;
  /** Documents that may wait. */
  queue: number;
}

interface Task {
  job: PdfJob;
  resolve: (bytes: Uint8Array) => void;
  reject: (failure: PdfFailure) => void;
}

/** A process is replaced after so many documents, whatever its memory. */
const DOCUMENTS_PER_PROCESS = 500;

/** A few processes that turn jobs into PDFs, one document each at a time; they start when needed. */
export class PdfCompilers {
  private readonly waiting: Task[] = [];
  private readonly processes = new Set<CompilerProcess>();
  private readonly options: CompilersOptions;

  constructor(options: CompilersOptions) {
    this.options = options;
  }

  compile(job: PdfJob): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length >= this.options.queue) return reject(new PdfFailure('busy'));
      this.waiting.push({ job, resolve, reject });
      this.distribute();
    });
  }

  /** Ends the processes; what waits is refused. */
  close(): void {
    for (const task of this.waiting.splice(0)) task.reject(new PdfFailure('crashed'));
    for (const each of this.processes) each.end();
  }

  private distribute(): void {
    while (this.waiting.length > 0) {
      const free = [...this.processes].find(({ isFree }) => isFree) ?? this.start();
      const task = free && this.waiting.shift();
      if (!task) return;
      free.take(task);
    }
  }

  private start(): CompilerProcess | undefined {
    if (this.processes.size >= this.options.size) return undefined;
    const started = new CompilerProcess(this.options, (ended) => {
      if (ended) this.processes.delete(started);
      this.distribute();
    });
    this.processes.add(started);
    return started;
  }
}

/** One process and what it works on. It does not keep ours alive while it has nothing to do. */
class CompilerProcess {
  private readonly child: ChildProcess;
  private readonly options: CompilersOptions;
  private task: Task | null = null;
  private documents = 0;
  private ended = false;
  private timer: NodeJS.Timeout | undefined;
  private complaint = '';

  constructor(options: CompilersOptions, onFree: (ended: boolean) => void) {
    this.options = options;
    const { script, templates, fontFolders } = options;
    const setUp: PdfSetUp = { templates, fontFolders };
    // Its own options: those of ours may name a debugger's port, or a loader.
    this.child = fork(script, [JSON.stringify(setUp)], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (text: Buffer) => {
      this.complaint = (this.complaint + text.toString()).slice(-2000);
    });
    this.child.on('message', (message: PdfAnswer | 'ready') => {
      if (message === 'ready' || !this.task) return;
      const { resolve, reject } = this.task;
      this.rest();
      if ('bytes' in message) resolve(message.bytes);
      else reject(new PdfFailure('refused', message.problem));
      onFree(this.ended);
    });
    const onEnd = () => {
      this.ended = true;
      clearTimeout(this.timer);
      this.task?.reject(new PdfFailure('crashed', this.complaint));
      this.task = null;
      onFree(true);
    };
    this.child.on('error', onEnd);
    this.child.on('exit', onEnd);
    this.sleep();
  }

  get isFree(): boolean {
    return this.task === null && !this.ended;
  }

  take(task: Task): void {
    clearTimeout(this.timer);
    this.task = task;
    this.documents += 1;
    this.child.ref();
    this.child.channel?.ref();
    this.timer = setTimeout(() => {
      this.task?.reject(new PdfFailure('timeout'));
      this.task = null;
      this.end();
    }, this.options.timeoutMs);
    this.child.send({ id: this.documents, job: task.job }, (error) => {
      if (error) this.end();
    });
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.child.kill('SIGKILL');
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.task = null;
    if (this.documents >= DOCUMENTS_PER_PROCESS) this.end();
    else this.sleep();
  }

  private sleep(): void {
    this.child.unref();
    this.child.channel?.unref();
    this.timer = setTimeout(() => this.end(), this.options.idleMs);
    this.timer.unref();
  }
}
