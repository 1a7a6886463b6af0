import { readXml, type XmlEvent } from './xml.ts';

/** What is printed of a Word file, what was deleted with the changes tracked, and where its elements begin and end. */
export type DocxEvent =
  | { kind: 'print'; text: string }
  | { kind: 'deleted'; text: string }
  | Exclude<XmlEvent, { kind: 'text' }>;

/** What was moved away, codes of fields, and what is printed for old programs only would otherwise come twice. */
const SKIPPED = new Set(['mc:Fallback', 'w:moveFrom', 'w:instrText', 'w:delInstrText']);

/**
 * Reads the body of a Word file. That a skipped element begins is still told, and an empty `w:del` too: it marks the end
 * of a paragraph, or a row, as deleted.
 */
export function* readDocxEvents(xml: string): Generator<DocxEvent> {
  let skipping = 0;
  let deleting = 0;
  let inText: 'w:t' | 'w:delText' | null = null;
  for (const event of readXml(xml)) {
    if (event.kind === 'broken') yield event;
    else if (event.kind === 'text') {
      if (skipping > 0) continue;
      if (deleting === 0 && inText === 'w:t') yield { kind: 'print', text: event.text };
      if (deleting > 0 && inText === 'w:delText') yield { kind: 'deleted', text: event.text };
    } else if (SKIPPED.has(event.name)) {
      if (event.kind === 'open' && skipping === 0 && deleting === 0) yield event;
      skipping += change(event);
    } else if (skipping === 0) {
      if (event.name === 'w:t' || event.name === 'w:delText')
        inText = event.kind === 'open' && !event.empty ? event.name : null;
      if (event.name === 'w:del') deleting += change(event);
      if (deleting === 0) yield printedBy(event) ?? event;
    }
  }
}

const change = (event: Exclude<XmlEvent, { kind: 'text' | 'broken' }>): number =>
  event.kind === 'close' ? -1 : event.empty ? 0 : 1;

function printedBy(event: Exclude<XmlEvent, { kind: 'text' | 'broken' }>): DocxEvent | null {
  if (event.kind === 'close') return null;
  const without = (attribute: string) => !Object.hasOwn(event.attributes, attribute);
  switch (event.name) {
    case 'w:tab':
      // In a paragraph's properties it sets a stop; in a run it is printed.
      return without('w:val') ? { kind: 'print', text: '\t' } : null;
    case 'w:br':
    case 'w:cr':
      // Of another type: to the next page or column.
      return without('w:type') ? { kind: 'print', text: '\n' } : null;
    case 'w:noBreakHyphen':
      return { kind: 'print', text: '-' };
    default:
      return null;
  }
}
