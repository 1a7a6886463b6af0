import { isLayout } from './html-layout.ts';
import { attributeOf, childrenOf, isElement, lineOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

/** A run of text between two breaks of the page's flow, or a table, or a picture. */
export interface FlowLine {
  line: number;
  text: string;
  heading: number | null;
  chrome: boolean;
  caption?: boolean;
  table?: HtmlElement;
  image?: { source: string; caption: string };
}

export interface FlowState {
  line: number;
  chrome: boolean;
  heading: number | null;
}

const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'head',
  'noscript',
  'iframe',
  'object',
  'svg',
  'canvas',
  'math',
  'col',
  'colgroup',
  'xml',
]);
const FURNITURE = new Set(['nav', 'footer', 'aside', 'select', 'button', 'textarea', 'menu']);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section select summary table tbody td tfoot th thead tr ul button option'.split(
    ' ',
  ),
);
const FURNITURE_NAME =
  /^(?:nav|navs?bar|navigation|menus?|foot(?:er)?|bread-?crumbs?|crumbs?|share\w*|bdsharebuttonbox|toolbar|copyright|side-?bar|pager|pagination|page-?nav|location|position|dqwz|weizhi|related|recommend|topbar|search|friend-?links?|links)(?:[-_]\w+)*$/iu;

/** The lines of the page in reading order. Depth is bounded by the caller, so recursion is safe. */
export function flow(root: HtmlNode, start: FlowState): FlowLine[] {
  const lines: FlowLine[] = [];
  let open: { line: number; text: string; linked: number } | null = null;

  const close = (state: FlowState): void => {
    const text = open ? collapse(open.text) : '';
    if (open && text !== '') {
      const linked = open.linked > 0 && open.linked >= text.replace(/\s/gu, '').length * 0.9;
      const link = linked && !/附件|报告|年报/u.test(text);
      lines.push({ line: open.line, text, heading: state.heading, chrome: state.chrome || link });
    }
    open = null;
  };
  const add = (text: string, line: number, linked: boolean): void => {
    open ??= { line: line + leadingBreaks(text), text: '', linked: 0 };
    if (open.text.trim() === '') open.line = line + leadingBreaks(text);
    open.text += text;
    if (linked) open.linked += text.replace(/\s/gu, '').length;
  };

  const walk = (node: HtmlNode, state: FlowState, linked: boolean, pre: boolean): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      const text = pre ? node.value.replaceAll('\n', BREAK) : joinLines(node.value);
      add(text, lineOf(node) ?? state.line, linked);
      return;
    }
    if (!isElement(node)) {
      for (const child of childrenOf(node)) walk(child, state, linked, pre);
      return;
    }
    const tag = node.tagName;
    if (SKIPPED.has(tag)) return;
    const here = { ...state, line: lineOf(node) ?? state.line, chrome: state.chrome || isFurniture(node) };
    if (tag === 'br') {
      if (pre || open) add(BREAK, here.line, false);
      return close(here);
    }
    if (tag === 'img') return void addImage(node, here);
    if (tag === 'table' && !isLayout(node)) {
      close(state);
      lines.push({ line: here.line, text: '', heading: null, chrome: here.chrome, table: node });
      return;
    }
    const heading = /^h[1-6]$/u.test(tag) ? Number(tag[1]) : here.heading;
    const block = BLOCKS.has(tag);
    if (block) close(state);
    for (const child of childrenOf(node))
      walk(child, { ...here, heading }, linked || tag === 'a', pre || tag === 'pre');
    if (block) close({ ...here, heading });
  };

  const addImage = (node: HtmlElement, state: FlowState): void => {
    const source = attributeOf(node, 'src') ?? '';
    const caption = attributeOf(node, 'alt') ?? attributeOf(node, 'title') ?? '';
    if (source === '' && caption === '') return;
    close(state);
    lines.push({
      line: state.line,
      text: '',
      heading: null,
      chrome: state.chrome,
      image: { source: source.slice(0, 300), caption },
    });
  };

  walk(root, start, false, false);
  close(start);
  return lines;
}

const BREAK = '\u0001';

/** As a browser shows it; a line end between two Chinese characters is no blank. */
const joinLines = (text: string): string =>
  text
    .replace(
      /(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’])[ \t]*[\r\n]+[ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef\u3001-\u303f“”‘’])/gu,
      '',
    )
    .replace(/[ \t\r\n\f]+/gu, ' ');

const collapse = (text: string): string =>
  text
    .split(BREAK)
    .map((part) => part.replace(/ {2,}/gu, ' '))
    .join('\n')
    .replace(/^[\s\u3000\u00a0]+|[\s\u3000\u00a0]+$/gu, '');

const leadingBreaks = (text: string): number => (/^\s*/u.exec(text)?.[0].split('\n').length ?? 1) - 1;

/** Menus, footers and the like, by the name that the page gives them. */
export function isFurniture(element: HtmlElement): boolean {
  if (FURNITURE.has(element.tagName)) return true;
  if (['article', 'body', 'html', 'main', 'table', 'td', 'tr', 'tbody', 'h1'].includes(element.tagName))
    return false;
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  return names.length < 300 && names.split(/\s+/u).some((name) => FURNITURE_NAME.test(name));
}
