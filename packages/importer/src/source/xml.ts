/** One tag or run of text of an XML file, in order. Enough for Word's own files, which are always well formed. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads without building a tree, so that depth costs nothing. */
export function* readXml(xml: string): Generator<XmlEvent> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) yield { kind: 'text', text: decode(xml.slice(at, open)) };
    const close = xml.indexOf('>', open);
    if (close < 0) return;
    const inner = xml.slice(open + 1, close);
    at = close + 1;
    if (inner.startsWith('?') || inner.startsWith('!')) continue;
    if (inner.startsWith('/')) yield { kind: 'close', name: inner.slice(1).trim() };
    else yield openTag(inner);
  }
}

function openTag(inner: string): XmlEvent {
  const empty = inner.endsWith('/');
  const body = empty ? inner.slice(0, -1) : inner;
  const blank = body.search(/\s/u);
  return {
    kind: 'open',
    name: blank < 0 ? body : body.slice(0, blank),
    attributes: blank < 0 ? '' : body.slice(blank),
    empty,
  };
}

/** The value of one attribute, `null` when it is not there. */
export function xmlAttribute(attributes: string, name: string): string | null {
  for (const quote of ['"', "'"]) {
    const start = attributes.indexOf(`${name}=${quote}`);
    if (start < 0) continue;
    const from = start + name.length + 2;
    const end = attributes.indexOf(quote, from);
    if (end >= 0) return decode(attributes.slice(from, end));
  }
  return null;
}

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal, hex, name) => {
        const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
        if (point !== null) return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
        return ENTITIES[String(name)] ?? String(whole);
      })
    : text;
