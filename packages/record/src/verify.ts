import {
  type ChainFault,
  cutOff,
  faultAfter,
  faultAgainst,
  type Link,
  NO_LINK,
  type Witness,
  type Witnesses,
  witnessesOf,
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
  /** The anchors that lie inside the record and agree with it, in the order of the record. */
  met: Witness[];
}

/**
 * Verifies an exported record (JSON lines) with nothing but itself and anchors kept elsewhere: no database, no trust in
 * who exported it. `null` if the first line is not that of a record.
 */
export async function verifyRecord(
  lines: Iterable<string> | AsyncIterable<string>,
  anchors: readonly Witness[] = [],
): Promise<RecordVerdict | null> {
  const witnesses = witnessesOf(anchors);
  const met: Witness[] = [];
  let header: RecordHeader | null = null;
  let end = NO_LINK;
  let endedAt: string | null = null;
  const verdict = (known: RecordHeader, fault: ChainFault | null): RecordVerdict => ({
    header: known,
    end,
    endedAt,
    fault,
    met,
  });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    if (header === null) {
      header = readHeader(line);
      if (header === null) return null;
      continue;
    }
    const entry = readEntry(line);
    if (entry === null) return verdict(header, { sequence: end.sequence + 1, kind: 'malformed' });
    const link: Link = { sequence: entry.sequence, hash: entry.hash };
    const fault = faultIn(header, entry.organisationId, link) ?? faultAfter(end, entry, header.algorithm);
    if (fault) return verdict(header, fault);
    const broken = faultAgainst(witnesses, link);
    if (broken) return verdict(header, broken);
    met.push(...(witnesses.get(link.sequence) ?? []));
    end = link;
    endedAt = entry.at;
  }
  return header && verdict(header, faultAtEnd(header, end, witnesses));
}

const faultIn = (header: RecordHeader, organisationId: string, { sequence }: Link): ChainFault | null =>
  organisationId === header.organisation.id ? null : { sequence, kind: 'foreign' };

function faultAtEnd(header: RecordHeader, end: Link, witnesses: Witnesses): ChainFault | null {
  const gone = cutOff(witnesses, end);
  if (gone) return gone;
  if (end.sequence < header.length) return { sequence: end.sequence + 1, kind: 'missing' };
  return end.sequence > header.length || end.hash !== header.head
    ? { sequence: header.length + 1, kind: 'unlinked' }
    : null;
}
