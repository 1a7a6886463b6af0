/** Reads a block of cells as Excel and WPS put it on the clipboard; `null` where it is no block but plain words. */
export function readClipboard(html: string, text: string): string[][] | null {
  const block = readHtmlTable(html) ?? readTabbed(text);
  const several = block.length > 1 || (block[0]?.length ?? 0) > 1;
  return several ? block : null;
}

/** Tab-separated lines, with quoted values that may hold tabs, line ends and doubled quotes. */
export function readTabbed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const value = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)/uy;
  const source = text.replace(/(\r\n|\r|\n)+$/u, '');
  for (let at = 0; at <= source.length;) {
    value.lastIndex = at;
    const [whole = '', quoted, plain = ''] = value.exec(source) ?? [];
    row.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    at += whole.length;
    if (source[at] !== '\t') {
      rows.push(row);
      row = [];
      if (source.startsWith('\r\n', at)) at += 1;
    }
    at += 1;
  }
  return rows;
}

/** The first table of copied HTML with merged cells spread out: the value in the corner, the rest left out of it. */
function readHtmlTable(html: string): string[][] | null {
  if (!/<table/iu.test(html)) return null;
  // An inert document: nothing in it is fetched or run.
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  return spreadSpans(
    [...table.rows].map((row) =>
      [...row.cells].map((cell) => ({
        text: (cell.textContent ?? '').replace(/\s+/gu, ' ').trim(),
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
      })),
    ),
  );
}

interface Spanned {
  text: string;
  colSpan: number;
  rowSpan: number;
}
const MAX_SPAN = 100;

/** Merged cells as a plain grid: the text stands in the first place, the others are empty. */
export function spreadSpans(rows: readonly (readonly Spanned[])[]): string[][] {
  const grid: (string | undefined)[][] = rows.map(() => []);
  for (const [r, cells] of rows.entries()) {
    let column = 0;
    for (const { text, colSpan, rowSpan } of cells) {
      while (grid[r]?.[column] !== undefined) column += 1;
      for (let y = r; y < Math.min(r + rowSpan, rows.length); y += 1) {
        for (let x = column; x < column + Math.min(colSpan, MAX_SPAN); x += 1) {
          const line = grid[y];
          if (line) line[x] = y === r && x === column ? text : '';
        }
      }
    }
  }
  const width = Math.max(0, ...grid.map((line) => line.length));
  return grid.map((line) => Array.from({ length: width }, (_, i) => line[i] ?? ''));
}

/** How a range goes out: tab-separated for any program, and as a table for those that ask for one. */
export function writeClipboard(rows: readonly (readonly string[])[]): { text: string; html: string } {
  const escape = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const lines = rows.map((row) => `<tr>${row.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`);
  return {
    text: rows.map((row) => row.map(quoteTabbed).join('\t')).join('\r\n'),
    html: `<table>${lines.join('')}</table>`,
  };
}

const quoteTabbed = (text: string): string =>
  /["\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
