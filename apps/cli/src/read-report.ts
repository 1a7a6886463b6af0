import { open } from 'node:fs/promises';
import {
  importReport,
  type ImportInput,
  isRefusal,
  MAX_BYTES,
  openSource,
  type ImportedReport,
} from '@nianbao/importer';

/** What the person at the shell knows of the report. */
export interface KnownOfReport {
  year?: number;
  organisation?: string;
}

/** The report in a file, or why it cannot be had, in Chinese. */
export type ReadReport = { report: ImportedReport; problem: null } | { report: null; problem: string };

/** Reads and imports one file. Every command that takes a FILE goes through here. */
export async function readReport(path: string, known: KnownOfReport = {}): Promise<ReadReport> {
  const input = await readSource(path);
  if (typeof input === 'string') return { report: null, problem: input };
  const result = importReport({ ...input, ...known });
  return isRefusal(result)
    ? { report: null, problem: `${path}：${result.refusal.message}` }
    : { report: result, problem: null };
}

/** A file decoded as what it is, or why it cannot be read, in Chinese and with its path. */
export async function readSource(path: string): Promise<ImportInput | string> {
  const bytes = await readBytes(path);
  if (typeof bytes === 'string') return `${path}：${bytes}`;
  const input = await openSource(bytes, path);
  return isRefusal(input) ? `${path}：${input.refusal.message}` : input;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EISDIR: '这是文件夹，不是文件',
  EACCES: '没有读取这个文件的权限',
};

async function readBytes(path: string): Promise<Uint8Array | string> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > MAX_BYTES) return '文件超过 50 MB，不像一份年度报告';
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return PROBLEMS[code] ?? '无法读取文件';
  }
}
