import { type ArchiveFault, faultSentence, type RecordVerdict } from '@nianbao/record';

export interface Verified {
  /** Of a ZIP of a year; none of a bare record. */
  archive: ArchiveFault[] | null;
  /** `met`: those kept outside the file. */
  record: RecordVerdict | null;
}

const ARCHIVE_FAULTS: Readonly<Record<ArchiveFault['kind'], string>> = {
  missing: '缺失',
  altered: '与清单中的哈希不符',
  added: '不在清单中',
};

/** For people: what was found, and what could not be proved. */
export function inWords({ archive, record }: Verified): string {
  const files = archive?.map(({ path, kind }) => `✗ 文件 ${path} ${ARCHIVE_FAULTS[kind]}`) ?? [];
  if (archive?.length === 0) files.push('✓ 档案中的文件与清单一致');
  return `${[...files, ...(record ? recordInWords(record) : [])].join('\n')}\n`;
}

function recordInWords({ header, end, endedAt, fault, met }: RecordVerdict): string[] {
  const { name, id } = header.organisation;
  const named = `${name}，${header.algorithm === 'sm3' ? 'SM3' : 'SHA-256'}`;
  if (fault) return [`✗ 审计记录（${named}）不完整：${faultSentence(fault)}`];
  const last = endedAt === null ? '' : `，末条 ${endedAt}，哈希 ${end.hash}`;
  return [
    `✓ 审计记录（${named}）完整，共 ${end.sequence} 条${last}`,
    `  单位标识 ${id}`,
    `  ${witnessed(met, end.sequence)}`,
  ];
}

function witnessed(met: RecordVerdict['met'], length: number): string {
  const last = Math.max(0, ...met.map(({ sequence }) => sequence));
  if (last === 0) return '未用锚点：不能由记录自身证明的是，末尾没有被截去，某条及以后没有被整体重写';
  const after = length - last;
  const proved = `与 ${met.length} 个锚点一致，第 ${last} 条及以前未被重写`;
  return after === 0 ? proved : `${proved}；其后 ${after} 条尚无锚点为证`;
}
