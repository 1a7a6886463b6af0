import { isChrome } from '../report/chrome.ts';
import type { Aside } from './read-lines.ts';
import { isFurniture } from './html-flow.ts';
import {
  attributeOf,
  childrenOf,
  exactText,
  findAll,
  isElement,
  lineOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts';

const NEVER_SHOWN = new Set(['head', 'script', 'style', 'template', 'noscript', 'input', 'iframe', 'object']);
const MAX_STYLE = 300_000;
const MAX_TEXT = 20_000;

/** Takes what a browser or Word would not show out of the page and tells what it was; menus and buttons are not told. */
export function takeOutHidden(document: HtmlNode): Aside[] {
  const hides = hidingTest(document);
  const found: { offset: number; aside: Aside }[] = [];
  const pending: { node: HtmlNode; furniture: boolean }[] = [{ node: document, furniture: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, furniture } = next;
    if (!('childNodes' in node)) continue;
    const left = [];
    for (const child of node.childNodes) {
      if (isElement(child) && NEVER_SHOWN.has(child.tagName)) left.push(child);
      else if (isElement(child) && hides(child)) {
        if (!furniture && !isFurniture(child)) {
          const offset = child.sourceCodeLocation?.startOffset ?? 0;
          found.push(...asideOf(child).map((aside) => ({ offset, aside })));
        }
      } else {
        left.push(child);
        pending.push({ node: child, furniture: furniture || (isElement(child) && isFurniture(child)) });
      }
    }
    node.childNodes = left;
  }
  return found.toSorted((a, b) => a.offset - b.offset).map(({ aside }) => aside);
}

function asideOf(element: HtmlElement): Aside[] {
  const scripts = findAll(element, ({ tagName }) => NEVER_SHOWN.has(tagName));
  for (const script of scripts) script.childNodes = [];
  const text = exactText(element).replace(/\s+/gu, ' ').trim().slice(0, MAX_TEXT);
  return text === '' || isChrome(text) ? [] : [{ what: '隐藏文字', text, line: lineOf(element) ?? 0 }];
}

/** By its own attributes, and by what the page's style sheets say of its class or id. */
function hidingTest(document: HtmlNode): (element: HtmlElement) => boolean {
  const { classes, ids } = hidingRules(document);
  return (element) => {
    if (element.tagName === 'body' || element.tagName === 'html') return false;
    const style = (attributeOf(element, 'style') ?? '').slice(0, 2000);
    if (hidesBy(style) || attributeOf(element, 'hidden') !== undefined) return true;
    if (isTooSmall(style))
      return childrenOf(element).every((child) => findAll(child, hasFontSize).length === 0);
    if (/display\s*:/iu.test(style)) return false;
    const names = (attributeOf(element, 'class') ?? '').split(/\s+/u);
    return names.some((name) => classes.has(name)) || ids.has(attributeOf(element, 'id') ?? '');
  };
}

const hidesBy = (declarations: string): boolean =>
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/iu.test(
    declarations,
  );
const isTooSmall = (declarations: string): boolean =>
  /(?:^|[;\s])font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)/iu.test(declarations);
const hasFontSize = (element: HtmlElement): boolean =>
  element.tagName === 'font' || /font(?:-size)?\s*:/iu.test(attributeOf(element, 'style') ?? '');

/** Plain rules of one class or id each; what holds for paper or small screens only does not count. */
function hidingRules(document: HtmlNode): { classes: Set<string>; ids: Set<string> } {
  const sheets = findAll(document, ({ tagName }) => tagName === 'style').flatMap((element) =>
    childrenOf(element).map((node) => ('value' in node ? node.value : '')),
  );
  const css = sheets
    .join('\n')
    .slice(0, MAX_STYLE)
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|<!--|-->/gu, '');
  const classes = new Set<string>();
  const ids = new Set<string>();
  for (const [selectors, declarations] of topRules(css)) {
    if (!hidesBy(declarations) && !isTooSmall(declarations)) continue;
    for (const selector of selectors.split(',')) {
      const [, mark, name = ''] = /^[a-z0-9]*([.#])([\w-]+)$/iu.exec(selector.trim()) ?? [];
      if (mark === '.') classes.add(name);
      if (mark === '#') ids.add(name);
    }
  }
  return { classes, ids };
}

/** Selectors and declarations of each rule that stands in no other. */
function* topRules(css: string): Generator<[string, string]> {
  let depth = 0;
  let from = 0;
  let opened = 0;
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{') {
      depth += 1;
      if (depth === 1) opened = at;
    } else if (css[at] === '}') {
      depth = Math.max(0, depth - 1);
      if (depth > 0) continue;
      const selectors = css.slice(from, opened);
      if (!selectors.includes('@')) yield [selectors, css.slice(opened + 1, at)];
      from = at + 1;
    } else if (css[at] === ';' && depth === 0) from = at + 1;
  }
}
