import { readXml, xmlAttribute } from '../source/xml.ts';
import { readZip } from '../source/zip.ts';

const CUSTOM = 'docProps/custom.xml';
const MAX_INFLATED = 1_000_000;

/** What a Word file says of itself beside its text, by name; empty where it says nothing or cannot be read. */
export function customProperties(bytes: Uint8Array): Map<string, string> {
  const properties = new Map<string, string>();
  const files = readZip(bytes, [CUSTOM], MAX_INFLATED);
  if (typeof files === 'string') return properties;
  let name: string | null = null;
  for (const event of readXml(new TextDecoder().decode(files.get(CUSTOM)))) {
    if (event.kind === 'open' && event.name === 'property') {
      name = xmlAttribute(event.attributes, 'name');
      if (name !== null) properties.set(name, '');
    }
    if (event.kind === 'close' && event.name === 'property') name = null;
    if (event.kind === 'text' && name !== null) properties.set(name, properties.get(name) + event.text);
  }
  return properties;
}
