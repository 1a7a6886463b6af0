/** Longer than any entry could be written: a save carries less than the API takes as a request. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** No record of ours has a line like this one; nothing longer is ever held in memory. */
export class LineTooLong extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is longer than ${LONGEST_LINE} bytes`);
    this.line = line;
  }
}

const LF = 0x0a;
/** Stands for bytes that are no UTF-8: no JSON, so that whoever reads the line finds it malformed. */
const NO_TEXT = '\u{FFFD}';

/**
 * The lines of a file, one at a time, however long the file is. Ends of line as any system writes them and a byte order
 * mark are no part of a line; other line separators of Unicode may stand in a text and part nothing.
 *
 * @throws {LineTooLong}
 */
export async function* linesOfBytes(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  let rest: Uint8Array[] = [];
  let held = 0;
  let line = 1;
  const take = (end: Uint8Array): string => {
    const text = textOf([...rest, end], line);
    rest = [];
    held = 0;
    line += 1;
    return text;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      if (held + end - start > LONGEST_LINE) throw new LineTooLong(line);
      yield take(chunk.subarray(start, end));
      start = end + 1;
    }
    held += chunk.length - start;
    if (held > LONGEST_LINE) throw new LineTooLong(line);
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (held > 0) yield take(new Uint8Array());
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(pieces: readonly Uint8Array[], line: number): string {
  try {
    const text = decoder.decode(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
    return (line === 1 ? text.replace(/^\u{FEFF}/u, '') : text).replace(/\r$/u, '');
  } catch {
    return NO_TEXT;
  }
}
