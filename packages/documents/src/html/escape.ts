const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser turns a bare carriage return into a line feed.
  '\r': '&#13;',
  // Has no place in HTML at all; browsers drop it or show this.
  '\0': '\uFFFD',
};

/** Safe in text and in quoted attribute values. */
export const escapeHtml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[&<>"'\r\0]/gu, (character) => ENTITIES[character] ?? character);

/** As `escapeHtml`, line ends kept as `<br>`: they stand wherever the page's styles are not loaded. */
export const escapeLines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

/** ` name="value"` for each attribute that has a value; `true` prints the bare name. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => {
      if (value === undefined || value === false) return [];
      return value === true ? [` ${name}`] : [` ${name}="${escapeHtml(String(value))}"`];
    })
    .join('');
}
