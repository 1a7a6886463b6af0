import { readOwnArticle } from './own-article.ts';
import { compose, type Known } from './report/compose.ts';
import { tellAsides } from './source/aside.ts';
import { openDocx } from './source/docx-files.ts';
import { MAX_LINES, openPage, readSource } from './source/read-source.ts';
import { customProperties } from './word/custom-properties.ts';
import { readOwnWord } from './word/own-word.ts';
import { readWordItems } from './word/word-items.ts';
import { isRefusal, type ImportedReport, type ImportInput, type ImportResult } from './result.ts';

/** A published report of any year as content, with every piece that found no place. Pure, and equal for equal input. */
export function importReport(input: ImportInput): ImportResult {
  const known: Known = {
    ...(input.year === undefined ? {} : { year: input.year }),
    ...(input.organisation === undefined ? {} : { organisation: input.organisation }),
  };
  const own = readOwn(input, known);
  if (own) return own;
  const source = readSource(input);
  if (isRefusal(source)) return source;
  const { lines, asides, headTitle } = source;
  const report = compose(lines, headTitle === undefined ? known : { ...known, headTitle });
  const beside = tellAsides(asides);
  return {
    ...report,
    unplaced: [...report.unplaced, ...beside.unplaced].toSorted((a, b) => a.line - b.line),
    notes: [...report.notes, ...beside.notes],
  };
}

/** What this product rendered itself says what it is. */
function readOwn(input: ImportInput, known: Known): ImportedReport | null {
  if (input.kind === 'html') {
    const document = openPage(input.text);
    return isRefusal(document) ? null : readOwnArticle(document);
  }
  const own = input.kind === 'docx' ? readOwnDocx(input.bytes) : null;
  return own && { ...own, content: { ...own.content, ...known } };
}

/** Of a file that is none of ours, or cannot be read, there is none. */
function readOwnDocx(bytes: Uint8Array): ImportedReport | null {
  const properties = customProperties(bytes);
  if (!properties.has('nianbao.formatId')) return null;
  const files = openDocx(bytes);
  if (isRefusal(files)) return null;
  const items = readWordItems(files);
  if (typeof items === 'string' || items.length > MAX_LINES) return null;
  return readOwnWord(items, properties);
}
