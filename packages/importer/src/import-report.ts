import { readOwnArticle } from './own-article.ts';
import { compose, type Known } from './report/compose.ts';
import { readDocx } from './source/docx-source.ts';
import { headTitle, readHtml } from './source/html-source.ts';
import { isTooDeep, parseHtml } from './source/html-tree.ts';
import { readText } from './source/text-source.ts';
import { readZip, type ZipFault } from './source/zip.ts';
import { refuse, type ImportInput, type ImportResult } from './types.ts';

/** Longest text read, in characters: a report has under a hundred thousand. */
export const MAX_TEXT = 2_000_000;
/** Longest page read, in characters, pictures inside it left out. */
export const MAX_HTML = 3_000_000;

/** A published report of any year as content, with every piece that found no place. Pure, and equal for equal input. */
export function importReport(input: ImportInput): ImportResult {
  const known: Known = {
    ...(input.year === undefined ? {} : { year: input.year }),
    ...(input.organisation === undefined ? {} : { organisation: input.organisation }),
  };
  switch (input.kind) {
    case 'text':
      return importText(input.text, known);
    case 'html':
      return importHtml(input.text, known);
    case 'docx':
      return importDocx(input.bytes, known);
  }
}

function importText(text: string, known: Known): ImportResult {
  if (text.length > MAX_TEXT) return refuse('too-large', '文字超过 200 万字，不像一份年度报告，未导入');
  const lines = readText(text);
  return lines.length === 0 ? refuse('empty', '文件里没有文字') : compose(lines, known);
}

function importHtml(page: string, known: Known): ImportResult {
  if (page.length > MAX_HTML * 5) return refuse('too-large', '网页过大，不像一份年度报告，未导入');
  const html = page.replace(/data:image\/[a-z+.-]{1,20};base64,[\w+/=\s]{100,}/giu, 'data:image');
  if (html.length > MAX_HTML) return refuse('too-large', '网页超过 300 万字符，不像一份年度报告，未导入');
  if (isTooDeep(html)) return refuse('too-deep', '网页标签嵌套过深，无法读取');
  const document = parseHtml(html);
  const own = readOwnArticle(document);
  if (own) return own;
  const lines = readHtml(document);
  if (lines.length === 0) return refuse('empty', '网页里没有文字');
  return compose(lines, { ...known, headTitle: headTitle(document) });
}

/** Inflated size of the parts that are read, in bytes. */
const MAX_INFLATED = 30_000_000;
const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';

const ZIP_FAULTS: Readonly<Record<ZipFault, ReturnType<typeof refuse>>> = {
  broken: refuse('not-readable', 'Word 文件已损坏，无法打开'),
  encrypted: refuse('not-readable', 'Word 文件有密码，请取消密码后导入'),
  'too-large': refuse('too-large', 'Word 文件解压后过大，不像一份年度报告，未导入'),
};

function importDocx(bytes: Uint8Array, known: Known): ImportResult {
  const files = readZip(bytes, [DOCUMENT, NUMBERING, STYLES], MAX_INFLATED);
  if (typeof files === 'string') return ZIP_FAULTS[files];
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  if (!files.has(DOCUMENT)) return refuse('not-supported', '这是压缩文件或其他格式，不是 Word 文件（.docx）');
  const lines = readDocx({
    document: textOf(DOCUMENT),
    numbering: textOf(NUMBERING),
    styles: textOf(STYLES),
  });
  if (!lines) return refuse('too-deep', 'Word 文件中的表格嵌套过深，无法读取');
  if (lines.length === 0) return refuse('empty', 'Word 文件里没有文字');
  return compose(lines, known);
}
