import { SaxesParser } from 'saxes';

/** One tag or run of text of an XML file, in order. `broken`: what follows is no XML and is not read. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Readonly<Record<string, string>>; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }
  | { kind: 'broken' };

/** So much is parsed at a time: whoever has read enough of a hostile file stops, and no more of it is looked at. */
const CHUNK = 64 * 1024;

/**
 * Reads without building a tree, so that depth costs nothing. An element without content is told once, as `empty`.
 * Entities that a file declares itself are not expanded.
 */
export function* readXml(xml: string): Generator<XmlEvent> {
  let events: XmlEvent[] = [];
  let broken = false;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const addText = (text: string) => void events.push({ kind: 'text', text });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    events.push({ kind: 'open', name, attributes, empty: isSelfClosing });
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (!isSelfClosing) events.push({ kind: 'close', name });
  });
  parser.on('error', () => {
    throw new BrokenXml();
  });
  for (let at = 0; at <= xml.length && !broken; at += CHUNK) {
    const last = at + CHUNK > xml.length;
    try {
      parser.write(xml.slice(at, at + CHUNK));
      if (last) parser.close();
    } catch (error) {
      if (!(error instanceof BrokenXml)) throw error;
      broken = true;
    }
    yield* events;
    events = [];
  }
  if (broken) yield { kind: 'broken' };
}

class BrokenXml extends Error {}

/** The value of one attribute, `null` when it is not there. */
export const xmlAttribute = (attributes: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
