import { readOwnArticle } from './own-article.ts';
import { compose, type Known } from './report/compose.ts';
import { readDocx } from './source/docx-source.ts';
import { headTitle, readHtml } from './source/html-source.ts';
import { isTooDeep, parseHtml, withoutPictures } from './source/html-tree.ts';
import type { SourceLine } from './source/line.ts';
import { readText } from './source/text-source.ts';
import { readZip, type ZipFault } from './source/zip.ts';
import { customProperties } from './word/custom-properties.ts';
import { readOwnWord } from './word/own-word.ts';
import { readWordItems } from './word/word-items.ts';
import {
  refuse,
  type ImportedReport,
  type ImportInput,
  type ImportRefusal,
  type ImportResult,
} from './result.ts';

/** Longest text read, in characters: a report has under a hundred thousand. */
export const MAX_TEXT = 1_000_000;
/** Most lines, paragraphs and rows read. */
export const MAX_LINES = 10_000;
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

const TOO_MANY_LINES = refuse('too-large', `内容超过 ${MAX_LINES / 10_000} 万行，不像一份年度报告，未导入`);

/** With blank ones, which are not read: so that a hostile text is refused before its lines are cut. */
function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function importText(text: string, known: Known): ImportResult {
  if (text.length > MAX_TEXT) return refuse('too-large', '文字超过 100 万字，不像一份年度报告，未导入');
  if (countLines(text) > MAX_LINES * 5) return TOO_MANY_LINES;
  return composeLines(readText(text), known, '文件里没有文字');
}

function importHtml(page: string, known: Known): ImportResult {
  if (page.length > MAX_HTML * 5) return refuse('too-large', '网页过大，不像一份年度报告，未导入');
  const html = withoutPictures(page);
  if (html.length > MAX_HTML) return refuse('too-large', '网页超过 300 万字符，不像一份年度报告，未导入');
  if (isTooDeep(html)) return refuse('too-deep', '网页的标签过多或嵌套过深，无法读取');
  const document = parseHtml(html);
  const own = readOwnArticle(document);
  if (own) return own;
  const lines = readHtml(document);
  return composeLines(lines, { ...known, headTitle: headTitle(document) }, '网页里没有文字');
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
  const own = readOwnDocx(bytes);
  if (own) return { ...own, content: { ...own.content, ...known } };
  const lines = readDocxFile(bytes);
  return Array.isArray(lines) ? composeLines(lines, known, 'Word 文件里没有文字') : lines;
}

/** Of a file that is none of ours, or cannot be read, there is none. */
function readOwnDocx(bytes: Uint8Array): ImportedReport | null {
  const properties = customProperties(bytes);
  if (!properties.has('nianbao.formatId')) return null;
  const files = readZip(bytes, [DOCUMENT, NUMBERING, STYLES], MAX_INFLATED);
  if (typeof files === 'string') return null;
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  const items = readWordItems({
    document: textOf(DOCUMENT),
    numbering: textOf(NUMBERING),
    styles: textOf(STYLES),
  });
  return items && items.length <= MAX_LINES ? readOwnWord(items, properties) : null;
}

/** The lines of a Word file, or why there are none. */
export function readDocxFile(bytes: Uint8Array): SourceLine[] | ImportRefusal {
  const files = readZip(bytes, [DOCUMENT, NUMBERING, STYLES], MAX_INFLATED);
  if (typeof files === 'string') return ZIP_FAULTS[files];
  const textOf = (name: string) => new TextDecoder().decode(files.get(name));
  if (!files.has(DOCUMENT)) return refuse('not-supported', '这是压缩文件或其他格式，不是 Word 文件（.docx）');
  const lines = readDocx({
    document: textOf(DOCUMENT),
    numbering: textOf(NUMBERING),
    styles: textOf(STYLES),
  });
  if (!lines) return refuse('too-deep', 'Word 文件的段落过多或表格嵌套过深，无法读取');
  return lines;
}

function composeLines(lines: readonly SourceLine[], known: Known, ifEmpty: string): ImportResult {
  if (lines.length > MAX_LINES) return TOO_MANY_LINES;
  return lines.length === 0 ? refuse('empty', ifEmpty) : compose(lines, known);
}
