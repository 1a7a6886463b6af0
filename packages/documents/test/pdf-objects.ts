import { execFileSync } from 'node:child_process';
import { unzlibSync } from 'fflate';

/** An object of a PDF: its dictionary or value as written, and what its stream holds, unpacked. */
export interface PdfObject {
  number: number;
  text: string;
  stream: Uint8Array | null;
  /** The stream as it lies in the file is the text itself. */
  plain: boolean;
}

/** The objects of a PDF without object streams, which is how ours are written. */
export function pdfObjects(pdf: Uint8Array): PdfObject[] {
  const whole = Buffer.from(pdf).toString('latin1');
  return [...whole.matchAll(/^(\d+) 0 obj\n/gmu)].map(({ 0: head, 1: number, index }) => {
    const from = index + head.length;
    const begins = whole.indexOf('\nstream\n', from);
    const ends = whole.indexOf('\nendobj', from);
    const text = whole.slice(from, begins !== -1 && begins < ends ? begins : ends);
    if (begins === -1 || begins > ends) return { number: Number(number), text, stream: null, plain: false };
    const length = Number(/\/Length (\d+)/u.exec(text)?.[1]);
    const at = begins + '\nstream\n'.length;
    const bytes = new Uint8Array(Buffer.from(whole.slice(at, at + length), 'latin1'));
    const plain = !text.includes('/Filter');
    const packed = text.includes('/FlateDecode');
    return { number: Number(number), text, stream: packed ? unzlibSync(bytes) : bytes, plain };
  });
}

/** The object that `key` of another one names. */
export function referred(objects: readonly PdfObject[], { text }: PdfObject, key: string): PdfObject {
  const number = new RegExp(`/${key} (?:\\[\\s*)?(\\d+) 0 R`, 'u').exec(text)?.[1];
  const found = objects.find((one) => one.number === Number(number));
  if (!found) throw new Error(`no /${key} in ${text.slice(0, 200)}`);
  return found;
}

export const hasQpdf = (() => {
  try {
    execFileSync('qpdf', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
