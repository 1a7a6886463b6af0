import { decodeSource, MAX_BYTES } from './decode.ts';
import { isRefusal, type ImportInput, type ImportRefusal } from './result.ts';
import { readPdf } from './source/pdf-source.ts';
import { isSavedPage, openSavedPage } from './source/saved-page.ts';
import { readSheets } from './source/sheet-source.ts';

const isPdf = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-';

/** As `decodeSource`, and reads PDFs, workbooks and saved pages too, which takes time: whoever takes files from people calls this. */
export async function openSource(bytes: Uint8Array, fileName = ''): Promise<ImportInput | ImportRefusal> {
  if (bytes.length > MAX_BYTES) return decodeSource(bytes, fileName);
  if (isSavedPage(bytes)) {
    const text = await openSavedPage(bytes);
    return typeof text === 'string' ? { kind: 'html', text } : text;
  }
  const source = isPdf(bytes) ? await readPdf(bytes) : await readSheets(bytes);
  if (source === null) return decodeSource(bytes, fileName);
  return isRefusal(source) ? source : { kind: 'lines', ...source };
}
