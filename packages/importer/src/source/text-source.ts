import { plainLine, trim, type SourceLine } from './line.ts';

/** Plain text as it comes from a page: one line, one paragraph, cell or row. */
export const readText = (text: string): SourceLine[] =>
  text.split(/\r\n|\n|\r|\u2028|\u2029/u).flatMap((raw, index) => readLine(raw, index + 1));

function readLine(raw: string, line: number): SourceLine[] {
  const text = trim(raw);
  if (text === '') return [];
  const base = plainLine(line, text);
  const barred = text.replaceAll('｜', '|').replaceAll('│', '|').replaceAll('┃', '|');
  if (/^[|\s]+$/u.test(barred)) return [{ ...base, style: 'end', cells: [] }];
  if (/^[\s|:+\-=─━┄┅═┌┐└┘├┤┬┴┼]+$/u.test(barred) && /[|─━┌└├+]/u.test(barred) && barred.length > 2)
    return [{ ...base, style: 'end', cells: [] }];
  if (barred.includes('|')) return [barredLine(base, barred)];
  if (/\S[^\S\n]*\t/u.test(raw) || /^\t+\S/u.test(raw)) return [tabbedLine(base, raw)];
  const wide = text.split(/(?:\u3000|[ \u00a0]){2,}|\u3000/u);
  // Cells set apart by blanks only matter to tables; elsewhere the line is used whole.
  if (wide.length > 1) return [{ ...base, style: 'spaces', cells: wide.map(trim) }];
  return [base];
}

function barredLine(base: SourceLine, barred: string): SourceLine {
  const cells = barred.split('|').map(trim);
  if (cells.at(-1) === '') cells.pop();
  const style = cells.length === 1 ? 'cell' : 'bars';
  return { ...base, style, cells };
}

function tabbedLine(base: SourceLine, raw: string): SourceLine {
  const cells = raw
    .replace(/[\s]+$/u, (blank) => blank.replaceAll(/[^\t]/gu, ''))
    .split('\t')
    .map(trim);
  return cells.filter((cell) => cell !== '').length > 1 || cells.length > 2
    ? { ...base, style: 'tabs', cells }
    : base;
}
