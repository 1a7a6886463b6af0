import {
  type Anchor,
  ANCHORS_FILE,
  linesOfBytes,
  LineTooLong,
  openArchive,
  readAnchors,
  RECORD_FILE,
  type RecordVerdict,
  textOf,
  verifyRecord,
  type Witness,
  WITNESSED_DIGITS,
} from '@nianbao/record';
import { parseArgs } from 'node:util';
import { orRefused, Refusal } from './refusal.ts';
import { withFile } from './verify-file.ts';
import { inWords, type Verified } from './verify-words.ts';

const USAGE =
  '用法：nianbao verify 记录或档案文件 [--anchor 锚点文件]… [--printed 条数:末条校验码]… [--json]';

/**
 * `nianbao verify`: an exported record (JSON lines) or an archived year (ZIP), without a database and without trust in
 * who made it. 0 if nothing is wrong, 1 if something was altered, 2 when it could not be verified.
 */
export const verify = (args: string[]): Promise<number> =>
  orRefused(async () => {
    const { file, anchorFiles, printed, json } = readArguments(args);
    const anchors = (await Promise.all(anchorFiles.map(anchorsIn))).flat();
    const verified = await verifyFile(file, { anchors, printed });
    process.stdout.write(json ? `${JSON.stringify(verified, null, 2)}\n` : inWords(verified));
    return verified.archive?.length || verified.record?.fault ? 1 : 0;
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
  const text = await withFile(file, ({ all }) => textOf(all()));
  const anchors = text === null ? null : readAnchors(text);
  if (anchors === null) throw new Refusal(`“${file}”不是锚点文件`);
  return anchors;
}

const verifyFile = (file: string, witnesses: Witnesses): Promise<Verified> =>
  withFile(file, async ({ isZip, bytes, all }) => {
    if (!isZip) return verifiedBy(await verifyBytes(file, all(), witnesses), witnesses);
    const archive = await openArchive(bytes);
    if (archive === null) throw new Refusal(`“${file}”不是本系统导出的年度档案，或者已经损坏`);
    const record = archive.file(RECORD_FILE);
    const own = readAnchors((await textOf(archive.file(ANCHORS_FILE))) ?? '') ?? [];
    const verdict = record && (await verifyBytes(file, record, witnesses, own));
    return { ...verifiedBy(verdict, witnesses), archive: archive.faults };
  });

/** Anchors that came with the record prove nothing for it, only against it: they are not counted among the witnesses. */
function verifiedBy(record: RecordVerdict | null, { anchors, printed }: Witnesses): Verified {
  const outside = new Set<Witness>([...anchors, ...printed]);
  const met = record?.met.filter((witness) => outside.has(witness)) ?? [];
  return { archive: null, record: record && { ...record, met } };
}

async function verifyBytes(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  { anchors, printed }: Witnesses,
  own: readonly Anchor[] = [],
): Promise<RecordVerdict> {
  const verdict = await recordIn(bytes, [...anchors, ...printed, ...own], file);
  if (verdict === null) throw new Refusal(`“${file}”不是本系统导出的审计记录`);
  const { organisation } = verdict.header;
  if (anchors.some(({ organisationId }) => organisationId !== organisation.id))
    throw new Refusal(`锚点不属于“${organisation.name}”`);
  return verdict;
}

async function recordIn(
  bytes: AsyncIterable<Uint8Array>,
  witnesses: readonly Witness[],
  file: string,
): Promise<RecordVerdict | null> {
  try {
    return await verifyRecord(linesOfBytes(bytes), witnesses);
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    throw new Refusal(`“${file}”第 ${error.line} 行过长，不是本系统导出的审计记录`);
  }
}
