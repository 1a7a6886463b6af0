import { refuse, type ImportInput, type ImportRefusal } from './result.ts';

/** Largest file taken in, in bytes: a Word file full of pictures. */
export const MAX_BYTES = 50_000_000;

const SIGNATURES: readonly (readonly [string, readonly number[], string])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46], '这是 PDF 文件。请另存为 Word（.docx）或复制文字后导入'],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0], '这是旧版 Office 文件（.doc、.wps、.xls）。请另存为 .docx 后导入'],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66], '这是 RTF 文件。请另存为 .docx 后导入'],
  ['png', [0x89, 0x50, 0x4e, 0x47], '这是图片，不能导入文字'],
  ['jpeg', [0xff, 0xd8, 0xff], '这是图片，不能导入文字'],
  ['gif', [0x47, 0x49, 0x46, 0x38], '这是图片，不能导入文字'],
  ['rar', [0x52, 0x61, 0x72, 0x21], '这是压缩文件。请解压后导入其中的报告'],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf], '这是压缩文件。请解压后导入其中的报告'],
  ['gzip', [0x1f, 0x8b, 0x08], '这是压缩文件。请解压后导入其中的报告'],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

/** Tells what kind of file the bytes are, and decodes text: UTF-8, GB18030 (with GBK and GB2312), UTF-16. */
export function decodeSource(bytes: Uint8Array, fileName = ''): ImportInput | ImportRefusal {
  if (bytes.length === 0) return refuse('empty', '文件是空的');
  if (bytes.length > MAX_BYTES) return refuse('too-large', '文件超过 50 MB，不像一份年度报告，未导入');
  if (begins(bytes, ZIP) || begins(bytes, EMPTY_ZIP)) return { kind: 'docx', bytes };
  const known = SIGNATURES.find(([, signature]) => begins(bytes, signature));
  if (known) return refuse('not-supported', known[2]);
  // Pictures inside a page make it long; text never is.
  const page = looksLikePage(bytes, fileName);
  if (bytes.length > (page ? 20_000_000 : 4_000_000))
    return refuse('too-large', `文件有 ${Math.round(bytes.length / 1_000_000)} MB，不像一份年度报告，未导入`);
  const text = decodeText(bytes);
  if (text === null) return refuse('not-readable', '无法识别文件的文字编码，不是文本、网页或 Word 文件');
  if (/^\s*(?:mime-version|from|message-id):/iu.test(text.slice(0, 200)))
    return refuse(
      'not-supported',
      '这是单个文件网页（.mht）。请在 Word 或浏览器中另存为 .docx 或 .html 后导入',
    );
  return { kind: page || hasTags(text) ? 'html' : 'text', text };
}

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function looksLikePage(bytes: Uint8Array, fileName: string): boolean {
  if (/\.(?:x?html?|shtml|xht)$/iu.test(fileName)) return true;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<!doctype html|<html|<head|<body/iu.test(start.replaceAll('\0', ''));
}

/** Enough tags of the kind that divide a page. Text copied from a table may have a few `<br>` and be text all the same. */
function hasTags(text: string): boolean {
  const start = text.slice(0, 200_000);
  const count = (pattern: RegExp): number => start.match(pattern)?.length ?? 0;
  if (count(/<\/?(?:p|div|table|tr|td|th|h[1-6]|ul|li|section|article|tbody)\b[^<>]{0,500}>/giu) >= 2)
    return true;
  return count(/<(?:br|span|font|strong|b)\b[^<>]{0,500}>/giu) >= 2 && count(/\n/gu) < 5;
}

function decodeText(bytes: Uint8Array): string | null {
  const mark = wide(bytes);
  const candidates = mark ? [mark] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const text = decodeAs(bytes, encoding);
    if (text !== null && isReadable(text, LOST_BEFORE_US)) return text;
  }
  // A page cut in the middle of a character, or with a stray byte, is still read.
  const loose = new TextDecoder('utf-8').decode(bytes);
  return isReadable(loose, LOST_BY_US) ? loose : null;
}

function wide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const SAMPLE = 200_000;

/** Share of lost characters (U+FFFD) up to which a text is read: somebody lost them before it came to us, or we do now. */
const LOST_BEFORE_US = 0.4;
const LOST_BY_US = 0.1;
const LOST = /\ufffd/gu;

/** Nearly everything that is not lost is a character of Chinese or ASCII text; bytes of anything else decode to rare ones. */
function isReadable(text: string, mostLost: number): boolean {
  const sample = text.slice(0, SAMPLE);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const common = count(
    /[\t\n\r\x20-\x7e\u00a0-\u00ff\u2000-\u206f\u2100-\u22ff\u2460-\u27bf\u3000-\u33ff\u4e00-\u9fff\uff00-\uffef\u0391-\u03c9\ufeff]/gu,
  );
  // oxlint-disable-next-line no-control-regex
  const control = count(/[\0-\x08\x0b\x0e-\x1f\x7f]/gu);
  const lost = count(LOST);
  return (
    common >= (sample.length - lost) * 0.9 &&
    control <= sample.length * 0.005 + 2 &&
    lost <= sample.length * mostLost + 2
  );
}
