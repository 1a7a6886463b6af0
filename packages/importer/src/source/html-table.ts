import { flow } from './html-flow.ts';
import { cellsOf, rowsOf } from './html-layout.ts';
import { attributeOf, childrenOf, isElement, lineOf, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { layGrid, type SpannedCell } from './grid.ts';
import { plainLine, type SourceLine } from './line.ts';

/** The rows of a table, each a line with its own cells, and the same row laid on the table's grid. */
export function readTable(table: HtmlElement, chrome: boolean): SourceLine[] {
  const start = lineOf(table) ?? 1;
  const captions = childrenOf(table)
    .filter((node) => isElement(node) && node.tagName === 'caption')
    .map((node) => textOf(node, start))
    .filter((text) => text !== '')
    .map((text) => ({ ...plainLine(start, text), chrome, caption: true }));
  const rows = rowsOf(table);
  const cells = rows.map((row) =>
    cellsOf(row).map((cell): SpannedCell => ({
      text: textOf(cell, lineOf(cell) ?? start),
      columns: spanOf(cell, 'colspan'),
      rows: spanOf(cell, 'rowspan'),
    })),
  );
  const grid = layGrid(cells);
  const lines = rows.map((row, index): SourceLine => {
    const own = (cells[index] ?? []).map(({ text }) => text);
    return {
      ...plainLine(lineOf(row) ?? start, own.filter((text) => text !== '').join(' | ')),
      cells: own,
      style: 'grid',
      chrome,
      grid: grid[index] ?? own,
    };
  });
  return [...captions, ...lines];
}

/** The words of a cell, a line end for each paragraph. */
const textOf = (cell: HtmlNode, line: number): string =>
  flow(cell, { line, chrome: false, heading: null })
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');

const spanOf = (cell: HtmlElement, name: string): number => {
  const span = Number.parseInt(attributeOf(cell, name) ?? '1', 10);
  return Number.isFinite(span) && span > 0 ? Math.min(span, 200) : 1;
};
