import { fileURLToPath } from 'node:url';
import type { ReportContent } from '@nianbao/report-formats';
import { PdfCompilers, PdfFailure } from './pdf/compilers.ts';
import { fontFolders } from './pdf/fonts.ts';
import type { PdfJob } from './pdf/job.ts';
import { signingSheetModel, type SigningSheet } from './pdf/signing-sheet.ts';
import { reportModel, type PdfOptions } from './pdf/report-model.ts';

export { PdfFailure } from './pdf/compilers.ts';
export { shortHash } from './pdf/proof.ts';
export type { DocxPicture as PdfPicture } from './docx/picture.ts';
export type { SigningSheet } from './pdf/signing-sheet.ts';
export type { PdfOptions } from './pdf/report-model.ts';

// Node only: Typst is native code and runs in processes of its own. Browsers take `.` and `./docx`.

export interface PdfSettings {
  /** The office's own fonts, 仿宋, 小标宋, 楷体 …: they come before the free ones. */
  fontFolder?: string;
  /** Processes at most, 150 to 300 MB each while they work. */
  processes?: number;
}

let settings: PdfSettings = {};
let compilers: PdfCompilers | null = null;

/** Said once, when a program starts; what has been started with other settings ends. */
export function configurePdf(next: PdfSettings): void {
  closePdf();
  settings = next;
}

/** Ends the processes. They end by themselves with the program, or after a minute without work. */
export function closePdf(): void {
  compilers?.close();
  compilers = null;
}

/**
 * The report as PDF/A-2a by GB/T 9704-2012: tagged, its text selectable, free fonts embedded. Equal content, options and
 * fonts give equal bytes on every machine.
 * @throws PdfFailure
 */
export async function toPdf(content: ReportContent, options: PdfOptions = {}): Promise<Uint8Array> {
  const job = reportJob(content, options);
  try {
    return await compilePdf(job);
  } catch (error) {
    // A picture that is none must not cost the report: it is named in words, as a missing one is.
    if (!(error instanceof PdfFailure) || error.reason !== 'refused' || job.pictures.length === 0)
      throw error;
    return compilePdf(reportJob(content, { ...options, picture: () => undefined }));
  }
}

function reportJob(content: ReportContent, options: PdfOptions): PdfJob {
  const { model, pictures } = reportModel(content, options, settings.fontFolder !== undefined);
  return {
    template: 'report',
    data: model,
    pictures: pictures.map(({ name, data }) => ({ name, bytes: data })),
    timestamp: Date.UTC(content.year, 11, 31) / 1000,
  };
}

/**
 * 签批单: one page for the leader, with the hash of what is signed.
 * @throws PdfFailure
 */
export function signingSheetPdf(sheet: SigningSheet): Promise<Uint8Array> {
  return compilePdf({
    template: 'signing-sheet',
    data: signingSheetModel(sheet, settings.fontFolder !== undefined),
    pictures: [],
    timestamp: Date.UTC(sheet.year, 11, 31) / 1000,
  });
}

const compilePdf = (job: PdfJob): Promise<Uint8Array> => {
  compilers ??= new PdfCompilers({
    // Beside this file as it runs: source under development, JavaScript when built.
    script: new URL(`./pdf/compiler${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
    templates: fileURLToPath(new URL('../templates', import.meta.url)),
    fontFolders: fontFolders(settings.fontFolder),
    size: settings.processes ?? 1,
    timeoutMs: 30_000,
    idleMs: 60_000,
    queue: 100,
  });
  return compilers.compile(job);
};
