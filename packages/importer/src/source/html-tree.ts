import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Deepest nesting read. Pages of offices stay under a hundred; the parser's cost grows with depth. */
const MAX_DEPTH = 500;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/u;
/** Their end tags may be left out, so that open ones do not count as nested. */
const SELF_CLOSING = /^(?:p|li|td|th|tr|dt|dd|option|tbody|thead|tfoot|html|head|body|o:p)$/u;

/** Left open, they are opened again in every paragraph that follows. */
const FORMATTING = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/u;
const MAX_TAGS = 100_000;
const MAX_REOPENED = 300_000;

/** Whether parsing the page would take too long: seen by counting tags, without parsing. */
export function isTooDeep(html: string): boolean {
  let tags = 0;
  let depth = 0;
  let open = 0;
  let mostOpen = 0;
  let tables = 0;
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/giu)) {
    tags += 1;
    const tag = name.toLowerCase();
    if (tag === 'table') tables += close ? -1 : 1;
    if (!VOID.test(tag) && !SELF_CLOSING.test(tag)) depth = close ? Math.max(0, depth - 1) : depth + 1;
    if (FORMATTING.test(tag)) open = close ? Math.max(0, open - 1) : open + 1;
    mostOpen = Math.max(mostOpen, open);
    if (tags > MAX_TAGS || depth > MAX_DEPTH || tables > MAX_TABLES) return true;
  }
  return tags * mostOpen > MAX_REOPENED;
}

const MAX_TABLES = 60;

/** The page without the pictures written into it, which may be longer than all the rest. */
export function withoutPictures(html: string): string {
  const MARK = ';base64,';
  const parts: string[] = [];
  let from = 0;
  for (let at = html.indexOf(MARK); at >= 0; at = html.indexOf(MARK, from)) {
    parts.push(html.slice(from, at));
    const end = /["')\s>&]/gu;
    end.lastIndex = at + MARK.length;
    from = end.exec(html)?.index ?? html.length;
  }
  return parts.length === 0 ? html : parts.join('') + html.slice(from);
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
    pushChildren(pending, node);
  }
  return found;
}

/** First child on top. Spreading them as arguments would fail where there are very many. */
function pushChildren(pending: HtmlNode[], node: HtmlNode): void {
  const children = childrenOf(node);
  for (let i = children.length - 1; i >= 0; i -= 1) {
    const child = children[i];
    if (child) pending.push(child);
  }
}

/** Text exactly as it stands, `<br>` as a line end. */
export function exactText(root: HtmlNode): string {
  let text = '';
  const pending: HtmlNode[] = [...childrenOf(root)].toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    else if (isElement(node) && node.tagName === 'br') text += '\n';
    else pushChildren(pending, node);
  }
  return text;
}
