import {
  type Anchor,
  ANCHORS_FILE,
  type ArchiveFault,
  faultSentence,
  openArchive,
  readAnchors,
  RECORD_FILE,
  type RecordVerdict,
  verifyRecord,
} from '@nianbao/record';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { orRefused, Refusal } from './refusal.ts';

const USAGE = '用法：nianbao verify 记录或档案文件 [--anchor 锚点文件]… [--json]';
const ARCHIVE_FAULTS: Readonly<Record<ArchiveFault['kind'], string>> = {
  missing: '缺失',
  altered: '与清单中的哈希不符',
  added: '不在清单中',
};

interface Verified {
  /** Of a ZIP of a year; none of a bare record. */
  archive: ArchiveFault[] | null;
  record: RecordVerdict | null;
}

/**
 * `nianbao verify`: an exported record (JSON lines) or an archived year (ZIP), without a database and without trust in
 * who made it. 0 if nothing is wrong, 1 if something was altered, 2 when it could not be verified.
 */
export const verify = (args: string[]): Promise<number> =>
  orRefused(async () => {
    const { file, anchorFiles, json } = readArguments(args);
    const anchors = (await Promise.all(anchorFiles.map(anchorsIn))).flat();
    const verified = file.toLowerCase().endsWith('.zip')
      ? await verifyZip(file, anchors)
      : { archive: null, record: await verifyLines(linesOf(file), anchors) };
    process.stdout.write(json ? `${JSON.stringify(verified, null, 2)}\n` : inWords(verified, anchors));
    return (verified.archive?.length ?? 0) > 0 || verified.record?.fault ? 1 : 0;
  });

function readArguments(args: string[]): { file: string; anchorFiles: string[]; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        anchor: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new Refusal(USAGE);
    return { file, anchorFiles: values.anchor, json: values.json };
  } catch {
    throw new Refusal(USAGE);
  }
}

async function anchorsIn(file: string): Promise<Anchor[]> {
  const anchors = readAnchors((await bytesOf(file)).toString('utf8'));
  if (anchors === null) throw new Refusal(`“${file}”不是锚点文件`);
  return anchors;
}

async function verifyZip(file: string, anchors: readonly Anchor[]): Promise<Verified> {
  const opened = openArchive(await bytesOf(file));
  if (opened === null) throw new Refusal(`“${file}”不是本系统导出的年度档案，或者已经损坏`);
  const record = opened.files.get(RECORD_FILE);
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');
  const own = readAnchors(text(opened.files.get(ANCHORS_FILE))) ?? [];
  return {
    archive: opened.faults,
    record: record ? await verifyLines(text(record).split('\n'), [...anchors, ...own]) : null,
  };
}

async function verifyLines(
  lines: Iterable<string> | AsyncIterable<string>,
  anchors: readonly Anchor[],
): Promise<RecordVerdict> {
  const verdict = await verifyRecord(lines, anchors);
  if (verdict === null) throw new Refusal('文件不是本系统导出的审计记录');
  const { organisation } = verdict.header;
  if (anchors.some(({ organisationId }) => organisationId !== organisation.id))
    throw new Refusal(`锚点不属于“${organisation.name}”`);
  return verdict;
}

async function* linesOf(file: string): AsyncIterable<string> {
  try {
    yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

const unreadable = (file: string, error: unknown): Refusal =>
  new Refusal(`不能读取“${file}”：${error instanceof Error && 'code' in error ? error.code : '未知原因'}`);

function inWords({ archive, record }: Verified, anchors: readonly Anchor[]): string {
  const files = archive?.map(({ path, kind }) => `✗ 文件 ${path} ${ARCHIVE_FAULTS[kind]}`) ?? [];
  if (archive?.length === 0) files.push('✓ 档案中的文件与清单一致');
  return `${[...files, ...(record ? recordInWords(record, anchors) : [])].join('\n')}\n`;
}

function recordInWords(
  { header, end, endedAt, fault, anchorsMet }: RecordVerdict,
  anchors: readonly Anchor[],
): string[] {
  const named = `${header.organisation.name}，${header.algorithm === 'sm3' ? 'SM3' : 'SHA-256'}`;
  if (fault) return [`✗ 审计记录（${named}）不完整：${faultSentence(fault)}`];
  const last = endedAt === null ? '' : `，末条 ${endedAt}，哈希 ${end.hash}`;
  const against =
    anchors.length === 0 ? '未用锚点：末尾是否被截去不能由记录自身证明' : `与 ${anchorsMet} 个锚点一致`;
  return [`✓ 审计记录（${named}）完整，共 ${end.sequence} 条${last}`, `  ${against}`];
}
