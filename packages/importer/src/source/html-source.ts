import type { ReadSource } from './read-lines.ts';
import { flow, type FlowLine } from './html-flow.ts';
import { takeOutHidden } from './html-hidden.ts';
import { readTable } from './html-table.ts';
import { findAll, type HtmlNode } from './html-tree.ts';
import { plainLine, trim, type SourceLine } from './line.ts';

/** A page or fragment as lines: paragraphs, rows of tables, places of pictures. What is hidden is taken out of it. */
export function readHtml(document: HtmlNode): ReadSource {
  const asides = takeOutHidden(document);
  const state = { tables: 0 };
  const items = flow(document, { line: 1, chrome: false, heading: null });
  return { lines: unflag(items.flatMap((item) => linesOf(item, state))), asides };
}

function linesOf(item: FlowLine, state: { tables: number }): SourceLine[] {
  if (item.table) {
    state.tables += 1;
    const id = state.tables;
    return readTable(item.table, item.chrome).map((line) => ({ ...line, table: id }));
  }
  if (item.image) return [{ ...plainLine(item.line, ''), image: item.image, chrome: item.chrome }];
  return item.text
    .split('\n')
    .map(trim)
    .filter((text) => text !== '')
    .map((text) => ({
      ...plainLine(item.line, text),
      heading: item.heading,
      chrome: item.chrome,
      caption: item.caption ?? false,
    }));
}

/** Where nearly everything looked like page furniture, the page names its parts oddly: then nothing is. */
function unflag(lines: SourceLine[]): SourceLine[] {
  const size = (some: readonly SourceLine[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const kept = size(lines.filter(({ chrome }) => !chrome));
  return kept * 4 < size(lines) ? lines.map((line) => ({ ...line, chrome: false })) : lines;
}

/** The title that the page's head names, for pages that do not print it. */
export function headTitle(document: HtmlNode): string {
  const metas = findAll(document, ({ tagName }) => tagName === 'meta');
  for (const meta of metas) {
    const name = meta.attrs.find((attribute) => attribute.name === 'name')?.value.toLowerCase();
    const content = meta.attrs.find((attribute) => attribute.name === 'content')?.value;
    if (name === 'articletitle' && content) return trim(content);
  }
  const [title] = findAll(document, ({ tagName }) => tagName === 'title');
  const text = title?.childNodes.map((node) => ('value' in node ? node.value : '')).join('') ?? '';
  return trim(text.split(/[-_|—]/u)[0] ?? '');
}
