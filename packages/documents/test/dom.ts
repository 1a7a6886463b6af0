import { parse as parseDocument, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = Element | DefaultTreeAdapterTypes.DocumentFragment | DefaultTreeAdapterTypes.Document;

export const parse = (html: string): DefaultTreeAdapterTypes.DocumentFragment => parseFragment(html);

export const parsePage = (html: string): DefaultTreeAdapterTypes.Document => parseDocument(html);

const children = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);
const isElement = (node: Node): node is Element => 'tagName' in node;

/** Every element below, in document order; with a tag name only those. */
export const all = (node: Parent, tagName?: string): Element[] =>
  children(node).flatMap((child) =>
    isElement(child)
      ? [...(tagName === undefined || child.tagName === tagName ? [child] : []), ...all(child, tagName)]
      : [],
  );

export const attribute = (node: Parent, name: string): string | undefined =>
  'attrs' in node ? node.attrs.find((each) => each.name === name)?.value : undefined;

/** Text as written, `<br>` as a line end. */
export const textOf = (node: Node): string =>
  'value' in node
    ? node.value
    : isElement(node) && node.tagName === 'br'
      ? '\n'
      : children(node).map(textOf).join('');
