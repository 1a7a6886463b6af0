import {
  type ChainFault,
  cutOff,
  faultAfter,
  faultAgainst,
  type Link,
  NO_LINK,
  type Witness,
} from './chain.ts';
import { readEntry, readHeader, type RecordHeader } from './lines.ts';

/** What was found in an exported record. `fault` is the first one; `null` when all of it is as it was written. */
export interface RecordVerdict {
  header: RecordHeader;
  /** The last entry that is proved. */
  end: Link;
  /** When it was written. */
  endedAt: string | null;
  fault: ChainFault | null;
  /** How many of the anchors lie inside the record and agree with it. */
  anchorsMet: number;
}

/**
 * Verifies an exported record (JSON lines) with nothing but itself and anchors kept elsewhere: no database, no trust in
 * who exported it. `null` if the first line is not that of a record.
 */
export async function verifyRecord(
  lines: Iterable<string> | AsyncIterable<string>,
  anchors: readonly Witness[] = [],
): Promise<RecordVerdict | null> {
  let header: RecordHeader | null = null;
  let end = NO_LINK;
  let endedAt: string | null = null;
  let anchorsMet = 0;
  const verdict = (known: RecordHeader, fault: ChainFault | null): RecordVerdict => ({
    header: known,
    end,
    endedAt,
    fault,
    anchorsMet,
  });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    if (header === null) {
      header = readHeader(line);
      if (header === null) return null;
      continue;
    }
    const entry = readEntry(line);
    if (entry === null) return verdict(header, { sequence: end.sequence + 1, kind: 'altered' });
    const link: Link = { sequence: entry.sequence, hash: entry.hash };
    const fault = faultIn(header, entry.organisationId, link) ?? faultAfter(end, entry, header.algorithm);
    if (fault) return verdict(header, fault);
    const broken = faultAgainst(anchors, link);
    if (broken) return verdict(header, broken);
    anchorsMet += anchors.filter(({ sequence }) => sequence === link.sequence).length;
    end = link;
    endedAt = entry.at;
  }
  return header && verdict(header, faultAtEnd(header, end, anchors));
}

const faultIn = (header: RecordHeader, organisationId: string, { sequence }: Link): ChainFault | null =>
  organisationId === header.organisation.id ? null : { sequence, kind: 'foreign' };

function faultAtEnd(header: RecordHeader, end: Link, anchors: readonly Witness[]): ChainFault | null {
  const gone = cutOff(anchors, end);
  if (gone) return gone;
  if (end.sequence < header.length) return { sequence: end.sequence + 1, kind: 'missing' };
  return end.sequence > header.length || end.hash !== header.head
    ? { sequence: header.length + 1, kind: 'unlinked' }
    : null;
}
