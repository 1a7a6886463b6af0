import { NO_LINK, recordLine } from '@nianbao/record';
import type { EntityManager } from 'typeorm';
import { chainOf, entriesAfter } from './chain.queries.ts';

/** The whole record of a body as JSON lines, as `nianbao verify` reads it: a header, then every entry up to now. */
export async function* exportedRecord(
  db: EntityManager,
  { id, name }: { id: string; name: string },
  now: Date,
): AsyncGenerator<string> {
  const { length, head, algorithm } = await chainOf(db, id);
  const organisation = { id, name };
  const exportedAt = now.toISOString();
  yield recordLine({ record: 'nianbao', version: 1, organisation, algorithm, length, head, exportedAt });
  for (let last = NO_LINK.sequence; last < length;) {
    const entries = await entriesAfter(db, id, last, length);
    // What is missing is for the reader to find; it is no reason to give nothing.
    if (entries.length === 0) return;
    for (const entry of entries) yield recordLine(entry);
    last = entries.at(-1)?.sequence ?? length;
  }
}

const PIECE = 64 * 1024;

/** Lines as bytes in pieces of a size that is worth sending. */
export async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
