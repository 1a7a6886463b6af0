import { readXml, xmlAttribute, type XmlEvent } from './xml.ts';

/** What is printed of a Word file, and where its elements begin and end. */
export type DocxEvent = { kind: 'print'; text: string } | Exclude<XmlEvent, { kind: 'text' }>;

/** Text moved away or deleted, codes of fields, and what is printed for old programs only would otherwise come twice. */
const SKIPPED = ['mc:Fallback', 'w:moveFrom', 'w:del', 'w:instrText', 'w:delText'];

/**
 * Reads the body of a Word file; `also` names further elements that are passed over with all that is in them. That one
 * begins is still told: an empty `w:del` marks the end of a paragraph, or a row, as deleted.
 */
export function* readDocxEvents(xml: string, also: readonly string[] = []): Generator<DocxEvent> {
  const skipped = new Set([...SKIPPED, ...also]);
  let skipping = 0;
  let inText = false;
  for (const event of readXml(xml)) {
    if (event.kind === 'text') {
      if (inText && skipping === 0) yield { kind: 'print', text: event.text };
    } else if (skipped.has(event.name)) {
      if (event.kind === 'open' && skipping === 0) yield event;
      if (event.kind === 'open' && !event.empty) skipping += 1;
      if (event.kind === 'close') skipping -= 1;
    } else if (skipping === 0) {
      if (event.name === 'w:t') inText = event.kind === 'open' && !event.empty;
      const text = printedBy(event);
      yield text === null ? event : { kind: 'print', text };
    }
  }
}

function printedBy(event: Exclude<XmlEvent, { kind: 'text' }>): string | null {
  if (event.kind === 'close') return null;
  const without = (attribute: string) => xmlAttribute(event.attributes, attribute) === null;
  switch (event.name) {
    case 'w:tab':
      // In a paragraph's properties it sets a stop; in a run it is printed.
      return without('w:val') ? '\t' : null;
    case 'w:br':
    case 'w:cr':
      // Of another type: to the next page or column.
      return without('w:type') ? '\n' : null;
    case 'w:noBreakHyphen':
      return '-';
    default:
      return null;
  }
}
