import { childrenOf, isElement, type HtmlElement, type HtmlNode } from './html-tree.ts';

/** A text this long in one cell is not a figure or a label: the table only arranges the page. */
const LONG = 600;
const MAX_CELLS = 1000;

/** Tables that hold tables, headings or long text arrange the page; what they hold is read as if they were not there. */
export function isLayout(table: HtmlElement): boolean {
  const cells = rowsOf(table).flatMap(cellsOf);
  if (cells.length <= 1 || rowsOf(table).some((row) => row.childNodes.length > MAX_CELLS)) return true;
  return cells.some((cell) => holdsPage(cell));
}

function holdsPage(cell: HtmlElement): boolean {
  let length = 0;
  const pending: HtmlNode[] = [...childrenOf(cell)];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.nodeName === '#text' && 'value' in node) length += node.value.trim().length;
    if (length > LONG) return true;
    if (isElement(node) && /^(?:table|h[1-3]|article|section)$/u.test(node.tagName)) return true;
    for (const child of childrenOf(node)) pending.push(child);
  }
  return false;
}

export function rowsOf(table: HtmlElement): HtmlElement[] {
  return childrenOf(table).flatMap((node) => {
    if (!isElement(node)) return [];
    if (node.tagName === 'tr') return [node];
    return ['tbody', 'thead', 'tfoot'].includes(node.tagName) ? rowsOf(node) : [];
  });
}

export const cellsOf = (row: HtmlElement): HtmlElement[] =>
  childrenOf(row).filter(
    (node): node is HtmlElement => isElement(node) && (node.tagName === 'td' || node.tagName === 'th'),
  );
