import { decodeSource } from './decode.ts';
import { isRefusal, type ImportInput, type ImportRefusal } from './result.ts';
import { readPdf } from './source/pdf-source.ts';

const isPdf = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-';

/** As `decodeSource`, and reads a PDF too, which takes time: whoever takes files from people calls this. */
export async function openSource(bytes: Uint8Array, fileName = ''): Promise<ImportInput | ImportRefusal> {
  if (!isPdf(bytes) || bytes.length > 50_000_000) return decodeSource(bytes, fileName);
  const source = await readPdf(bytes);
  return isRefusal(source) ? source : { kind: 'lines', ...source };
}
