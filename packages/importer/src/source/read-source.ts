import { isRefusal, refuse, type ImportInput, type ImportRefusal } from '../result.ts';
import type { ReadSource } from './read-lines.ts';
import { DOCX_FAULTS, openDocx } from './docx-files.ts';
import { readDocx } from './docx-source.ts';
import { headTitle, readHtml } from './html-source.ts';
import { isTooDeep, parseHtml, withoutPictures, type HtmlNode } from './html-tree.ts';
import { readText } from './text-source.ts';

/** Longest text read, in characters: a report has under a hundred thousand. */
export const MAX_TEXT = 1_000_000;
/** Most lines, paragraphs and rows read. */
export const MAX_LINES = 10_000;
/** Longest page read, in characters, pictures inside it left out. */
export const MAX_HTML = 3_000_000;

const TOO_MANY_LINES = refuse('too-large', `内容超过 ${MAX_LINES / 10_000} 万行，不像一份年度报告，未导入`);

type Input<Kind extends ImportInput['kind']> = Extract<ImportInput, { kind: Kind }>;
type Readers = {
  [Kind in ImportInput['kind']]: {
    read: (input: Input<Kind>) => ReadSource | ImportRefusal;
    ifEmpty: string;
  };
};

/** How each kind of source becomes lines: whoever adds a kind adds it here. */
const READERS: Readers = {
  text: { read: ({ text }) => readTextSource(text), ifEmpty: '文件里没有文字' },
  html: { read: ({ text }) => readPage(text), ifEmpty: '网页里没有文字' },
  docx: { read: ({ bytes }) => readDocxFile(bytes), ifEmpty: 'Word 文件里没有文字' },
  lines: { read: (input) => input, ifEmpty: '文件里没有文字' },
};

/** The lines of any source with what stands beside its text, or why there are none. */
export function readSource(input: ImportInput): ReadSource | ImportRefusal {
  const { source, ifEmpty } = readWith(input);
  if (isRefusal(source)) return source;
  if (source.lines.length > MAX_LINES) return TOO_MANY_LINES;
  return source.lines.length === 0 ? refuse('empty', ifEmpty) : source;
}

function readWith<Kind extends ImportInput['kind']>(
  input: Input<Kind>,
): { source: ReadSource | ImportRefusal; ifEmpty: string } {
  const { read, ifEmpty } = READERS[input.kind];
  return { source: read(input), ifEmpty };
}

/** With blank ones, which are not read: so that a hostile text is refused before its lines are cut. */
function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function readTextSource(text: string): ReadSource | ImportRefusal {
  if (text.length > MAX_TEXT) return refuse('too-large', '文字超过 100 万字，不像一份年度报告，未导入');
  if (countLines(text) > MAX_LINES * 5) return TOO_MANY_LINES;
  return { lines: readText(text), asides: [] };
}

/** The tree of a page, or why it is not looked at. */
export function openPage(page: string): HtmlNode | ImportRefusal {
  if (page.length > MAX_HTML * 5) return refuse('too-large', '网页过大，不像一份年度报告，未导入');
  const html = withoutPictures(page);
  if (html.length > MAX_HTML) return refuse('too-large', '网页超过 300 万字符，不像一份年度报告，未导入');
  if (isTooDeep(html)) return refuse('too-deep', '网页的标签过多或嵌套过深，无法读取');
  return parseHtml(html);
}

function readPage(page: string): ReadSource | ImportRefusal {
  const document = openPage(page);
  if (isRefusal(document)) return document;
  return { ...readHtml(document), headTitle: headTitle(document) };
}

function readDocxFile(bytes: Uint8Array): ReadSource | ImportRefusal {
  const files = openDocx(bytes);
  if (isRefusal(files)) return files;
  const source = readDocx(files);
  return typeof source === 'string' ? DOCX_FAULTS[source] : source;
}
