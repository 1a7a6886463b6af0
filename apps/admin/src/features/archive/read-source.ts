import {
  type ImportedReport,
  type ImportInput,
  importReport,
  isRefusal,
  openSource,
  sourceLines,
  type SourceText,
} from '@nianbao/importer';

/** A source as it was understood, with its lines for comparison. */
export interface ReadReport extends ImportedReport {
  lines: SourceText[];
  kind: ImportInput['kind'];
}

/** The report that a source holds, or a Chinese sentence why it cannot be read. */
export type ReadResult = { read: ReadReport } | { refusal: string };

/** Reads one source. Never throws: whatever is wrong with a file is said of that file alone. */
export async function readSource(bytes: Uint8Array, name: string): Promise<ReadResult> {
  try {
    const source = await openSource(bytes, name);
    if (isRefusal(source)) return { refusal: source.refusal.message };
    const report = importReport(source);
    if (isRefusal(report)) return { refusal: report.refusal.message };
    return { read: { ...report, lines: sourceLines(source), kind: source.kind } };
  } catch (error) {
    console.error(error);
    return { refusal: '文件没有读出来。请另存为文本（.txt）后再试' };
  }
}
