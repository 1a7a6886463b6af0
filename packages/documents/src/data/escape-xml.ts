const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
/** What XML 1.0 cannot carry at all, lone halves of a character among it. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu;

/** The text as XML can carry it. */
export const carriable = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

export const escapeXml = (text: string): string =>
  carriable(text).replace(/[&<>"\r]/gu, (character) => ENTITIES[character] ?? character);

/** As `escapeXml`; a parser would turn tabs and line ends of an attribute into spaces. */
const escapeAttribute = (text: string): string =>
  escapeXml(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');

export const xmlAttributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeAttribute(String(value))}"`]))
    .join('');
