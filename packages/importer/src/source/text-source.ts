import { plainLine, trim, type SourceLine, widthOf } from './line.ts';

/** Plain text as it comes from a page: one line, one paragraph, cell or row. */
export function readText(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  text.split(/\r\n|\n|\r|\u2028|\u2029/u).forEach((raw, index) => {
    // The last cell of a row of single cells may carry the bars that close it.
    const [, cell, bars] = (isCell(lines.at(-1)) && /^([^|]*\|)\s?(\|+)\s*$/u.exec(raw)) || [];
    for (const piece of cell === undefined || bars === undefined || cell.trim() === '|'
      ? [raw]
      : [cell, bars]) {
      const line = readLine(piece, index + 1, lines.at(-1)?.style === 'tabs');
      if (line) lines.push(line);
    }
  });
  return outerBars(lines);
}

const isCell = (line: SourceLine | undefined): boolean => line?.style === 'cell';

function readLine(raw: string, line: number, afterTabs: boolean): SourceLine | null {
  const marked = /^\s{0,3}(#{1,6})\s+/u.exec(raw);
  const text = trim(withoutMarks(marked ? raw.slice(marked[0].length) : raw));
  if (text === '') return null;
  const base = { ...plainLine(line, text), heading: marked?.[1]?.length ?? null };
  const barred = text.replaceAll('｜', '|').replaceAll('│', '|').replaceAll('┃', '|');
  if (/^[|\s]+$/u.test(barred)) return { ...base, style: 'end', cells: [] };
  if (/^[\s|:+\-=─━┄┅═┌┐└┘├┤┬┴┼]+$/u.test(barred) && /[|─━┌└├+]/u.test(barred) && barred.length > 2)
    return { ...base, style: 'end', cells: [] };
  if (barred.includes('|')) return barredLine(base, barred);
  if (/\S[^\S\n]*\t/u.test(raw) || /^\t+\S/u.test(raw)) return tabbedLine(base, raw, afterTabs);
  return spacedLine(base, raw);
}

/** Cells set apart by blanks only matter to tables; elsewhere the line is used whole. */
function spacedLine(base: SourceLine, raw: string): SourceLine {
  const { text } = base;
  const cells = text.split(/(?:\u3000|[ \u00a0]){2,}|\u3000/u).map(trim);
  const wide = /[ \u00a0\u3000]{2}|\t/u.test(raw);
  const right = wide ? { right: widthOf(raw.trimEnd()) } : {};
  if (!wide || text.length > 300) return cells.length > 1 ? { ...base, style: 'spaces', cells } : base;
  let from = 0;
  const x = cells.map((cell) => {
    const at = raw.indexOf(cell, from);
    from = at + cell.length;
    return widthOf(raw.slice(0, Math.max(0, at)));
  });
  return { ...base, ...right, x, ...(cells.length > 1 ? { style: 'spaces' as const, cells } : {}) };
}

/** Marks of Markdown and line breaks of a cell are no words of the report. */
const withoutMarks = (raw: string): string =>
  raw.replace(/<br\s{0,4}\/?>/giu, '').replace(/\*\*([^*]{1,300})\*\*/gu, '$1');

function barredLine(base: SourceLine, barred: string): SourceLine {
  const cells = barred.split('|').map(trim);
  // Whether the last bar closes the row, its neighbours tell: see `outerBars`.
  return { ...base, style: cells.length === 2 && cells[1] === '' ? 'cell' : 'bars', cells };
}

/** One word and a tab is a row only below another row: elsewhere the tab is a slip. */
function tabbedLine(base: SourceLine, raw: string, afterTabs: boolean): SourceLine {
  const cells = raw
    .replace(/[\s]+$/u, (blank) => blank.replaceAll(/[^\t]/gu, ''))
    .split('\t')
    .map(trim);
  return cells.filter((cell) => cell !== '').length > 1 || cells.length > 2 || (afterTabs && cells.length > 1)
    ? { ...base, style: 'tabs', cells }
    : base;
}

/** A bar at the end closes the row where every row has one, or every row of one cell; elsewhere the last cell is blank. */
const closedByBars = (rows: readonly SourceLine[]): boolean => {
  const wide = rows.filter(({ cells }) => cells.length > 2);
  return (wide.length > 0 ? wide : rows).every(({ cells }) => cells.at(-1) === '');
};

/** A bar at the beginning is the table's edge where every row has one; elsewhere the row's first cell is blank. */
function outerBars(lines: SourceLine[]): SourceLine[] {
  const isRow = (line: SourceLine | undefined) => line?.style === 'bars' || line?.style === 'cell';
  for (let from = 0; from < lines.length; from += 1) {
    if (!isRow(lines[from])) continue;
    let to = from;
    while (isRow(lines[to]) || lines[to]?.style === 'end') to += 1;
    const rows = lines.slice(from, to).filter(isRow);
    if (rows.every(({ cells }) => cells[0] === '' && cells.length > 1))
      for (const { cells } of rows) cells.shift();
    if (closedByBars(rows))
      for (const { cells } of rows) if (cells.at(-1) === '' && cells.length > 1) cells.pop();
    for (const line of rows) line.style = line.cells.length === 1 ? 'cell' : 'bars';
    from = to;
  }
  return lines;
}
