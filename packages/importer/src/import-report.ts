import { readOwnArticle } from './own-article.ts';
import { compose, type Known } from './report/compose.ts';
import { headTitle, readHtml } from './source/html-source.ts';
import { isTooDeep, parseHtml } from './source/html-tree.ts';
import { readText } from './source/text-source.ts';
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
      return refuse('not-supported', '暂不支持');
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
