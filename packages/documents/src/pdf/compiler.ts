import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfAnswer, PdfJob, PdfRequest, PdfSetUp } from './job.ts';

// Runs as a process of its own: a panic in native code ends the process that it happens in.

/** After so many documents, what was not used in the last of them is forgotten. */
const EVICT_EVERY = 4;
const KEEP_AGE = 2;
const STANDARD = 'a-2a';

const setUp: PdfSetUp = JSON.parse(process.argv[2] ?? '{}');
const compiler = NodeCompiler.create({
  workspace: setUp.templates,
  fontArgs: [{ fontPaths: setUp.fontFolders }],
});
let done = 0;

process.on('disconnect', () => process.exit());
process.on('message', ({ id, job }: PdfRequest) => {
  const answer = (message: PdfAnswer) => process.send?.(message);
  try {
    answer({ id, bytes: compile(job) });
  } catch (error) {
    answer({ id, problem: error instanceof Error ? error.message : String(error) });
  }
});
process.send?.('ready');

/**
 * With the fonts that were given, so that every machine makes the same bytes. Where these lack a character, a picture of
 * writing beyond all tables, the fonts of the machine help out; and what PDF/A cannot hold is better read than refused.
 */
function compile(job: PdfJob): Uint8Array {
  for (const { name, bytes } of job.pictures) {
    compiler.mapShadow(join(setUp.templates, name), Buffer.from(bytes));
  }
  try {
    return exportPdf(job, { fallback: false, standard: STANDARD });
  } catch {
    try {
      return exportPdf(job, { fallback: true, standard: STANDARD });
    } catch {
      return exportPdf(job, { fallback: true, standard: undefined });
    }
  } finally {
    compiler.resetShadow();
    done += 1;
    if (done % EVICT_EVERY === 0) compiler.evictCache(KEEP_AGE);
  }
}

function exportPdf(job: PdfJob, how: { fallback: boolean; standard: string | undefined }): Uint8Array {
  const compiled = compiler.compile({
    mainFilePath: join(setUp.templates, `${job.template}.typ`),
    inputs: { data: JSON.stringify({ ...job.data, fallback: how.fallback }) },
  });
  if (!compiled.result) {
    throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document'));
  }
  return compiler.pdf(compiled.result, {
    creationTimestamp: job.timestamp,
    ...(how.standard === undefined ? {} : { pdfStandard: how.standard }),
  });
}
