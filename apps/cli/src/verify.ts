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
  type Witness,
  WITNESSED_DIGITS,
} from '@nianbao/record';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { orRefused, Refusal } from './refusal.ts';

const USAGE =
  '用法：nianbao verify 记录或档案文件 [--anchor 锚点文件]… [--printed 条数:末条校验码]… [--json]';
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
    const { file, anchorFiles, printed, json } = readArguments(args);
    const anchors = (await Promise.all(anchorFiles.map(anchorsIn))).flat();
    const witnesses = { anchors, printed };
    const verified = file.toLowerCase().endsWith('.zip')
      ? await verifyZip(file, witnesses)
      : { archive: null, record: await verifyLines(linesOf(file), witnesses) };
    const count = anchors.length + printed.length;
    process.stdout.write(json ? `${JSON.stringify(verified, null, 2)}\n` : inWords(verified, count));
    return (verified.archive?.length ?? 0) > 0 || verified.record?.fault ? 1 : 0;
  });

/** What bears witness of how the record stood once: files, and what is printed on a 签批单. */
interface Witnesses {
  anchors: readonly Anchor[];
  printed: readonly Witness[];
}

interface Arguments {
  file: string;
  anchorFiles: string[];
  printed: Witness[];
  json: boolean;
}

function readArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        anchor: { type: 'string', multiple: true, default: [] },
        printed: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new Refusal(USAGE);
    const printed = values.printed.map(witnessOf);
    return { file, anchorFiles: values.anchor, printed, json: values.json };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(USAGE);
  }
}

/** As it stands on paper, blanks and all: `1286:0f1e 2d3c 4b5a 6978`. */
function witnessOf(text: string): Witness {
  const [, sequence, head] =
    /^(\d{1,9})[:：]([0-9a-f]+)$/u.exec(text.replace(/\s/gu, '').toLowerCase()) ?? [];
  if (sequence === undefined || head === undefined || head.length < WITNESSED_DIGITS)
    throw new Refusal(`“${text}”应是签批单上的条数和至少 16 位末条校验码，如 1286:0f1e2d3c4b5a6978`);
  return { sequence: Number(sequence), head };
}

async function anchorsIn(file: string): Promise<Anchor[]> {
  const anchors = readAnchors((await bytesOf(file)).toString('utf8'));
  if (anchors === null) throw new Refusal(`“${file}”不是锚点文件`);
  return anchors;
}

async function verifyZip(file: string, { anchors, printed }: Witnesses): Promise<Verified> {
  const opened = openArchive(await bytesOf(file));
  if (opened === null) throw new Refusal(`“${file}”不是本系统导出的年度档案，或者已经损坏`);
  const record = opened.files.get(RECORD_FILE);
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');
  const own = readAnchors(text(opened.files.get(ANCHORS_FILE))) ?? [];
  return {
    archive: opened.faults,
    record: record
      ? await verifyLines(text(record).split('\n'), { anchors: [...anchors, ...own], printed })
      : null,
  };
}

async function verifyLines(
  lines: Iterable<string> | AsyncIterable<string>,
  { anchors, printed }: Witnesses,
): Promise<RecordVerdict> {
  const verdict = await verifyRecord(lines, [...anchors, ...printed]);
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

function inWords({ archive, record }: Verified, witnesses: number): string {
  const files = archive?.map(({ path, kind }) => `✗ 文件 ${path} ${ARCHIVE_FAULTS[kind]}`) ?? [];
  if (archive?.length === 0) files.push('✓ 档案中的文件与清单一致');
  return `${[...files, ...(record ? recordInWords(record, witnesses) : [])].join('\n')}\n`;
}

function recordInWords(
  { header, end, endedAt, fault, anchorsMet }: RecordVerdict,
  witnesses: number,
): string[] {
  const named = `${header.organisation.name}，${header.algorithm === 'sm3' ? 'SM3' : 'SHA-256'}`;
  if (fault) return [`✗ 审计记录（${named}）不完整：${faultSentence(fault)}`];
  const last = endedAt === null ? '' : `，末条 ${endedAt}，哈希 ${end.hash}`;
  const against =
    witnesses === 0 ? '未用锚点：末尾是否被截去不能由记录自身证明' : `与 ${anchorsMet} 个锚点一致`;
  return [`✓ 审计记录（${named}）完整，共 ${end.sequence} 条${last}`, `  ${against}`];
}
