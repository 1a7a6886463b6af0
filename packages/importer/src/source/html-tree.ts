import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Deepest nesting read. Pages of offices stay under a hundred; the parser's cost grows with depth. */
const MAX_DEPTH = 500;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/u;
/** Their end tags may be left out, so that open ones do not count as nested. */
const SELF_CLOSING = /^(?:p|li|td|th|tr|dt|dd|option|tbody|thead|tfoot|html|head|body|o:p)$/u;

/** How deep the tags of a page are nested, seen without parsing it; stops counting at the limit. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/giu)) {
    const tag = name.toLowerCase();
    if (VOID.test(tag) || SELF_CLOSING.test(tag)) continue;
    depth = close ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return true;
  }
  return implicitDepth(html) > MAX_DEPTH;
}

/** Tables within tables, whose cells nobody closes. */
function implicitDepth(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, close] of html.matchAll(/<(\/?)table\b/giu)) {
    depth += close ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest * 4;
}

export const parseHtml = (html: string): HtmlNode => parse(html, { sourceCodeLocationInfo: true });

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
export const childrenOf = (node: HtmlNode): readonly HtmlNode[] =>
  'childNodes' in node ? node.childNodes : [];
export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;
export const hasClass = (element: HtmlElement, name: string): boolean =>
  (attributeOf(element, 'class') ?? '').split(/\s+/u).includes(name);
export const lineOf = (node: HtmlNode): number | null => node.sourceCodeLocation?.startLine ?? null;

/** Every element below `root` that `test` accepts, in document order; not looked for inside those found. */
export function findAll(root: HtmlNode, test: (element: HtmlElement) => boolean): HtmlElement[] {
  const found: HtmlElement[] = [];
  const pending: HtmlNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isElement(node) && test(node)) {
      found.push(node);
      continue;
    }
    pending.push(...childrenOf(node).toReversed());
  }
  return found;
}

/** Text exactly as it stands, `<br>` as a line end. */
export function exactText(root: HtmlNode): string {
  let text = '';
  const pending: HtmlNode[] = [...childrenOf(root)].toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    else if (isElement(node) && node.tagName === 'br') text += '\n';
    else pending.push(...childrenOf(node).toReversed());
  }
  return text;
}
