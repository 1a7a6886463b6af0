import { wordsOf } from '../normalise.ts';
import type { SourceLine } from '../source/line.ts';
import { isHead, type TableLabels } from './labels.ts';
import { REACH, type RawRow, type RawTable } from './raw.ts';
import { tokensOf } from './tokens.ts';
import { readValue } from './values.ts';

const FIGURES = 15;

/** Reads the table of 复议 and 诉讼: heads on up to three levels, then one row of figures. */
export function readSingleRow(lines: readonly SourceLine[], from: number, labels: TableLabels): RawTable {
  const row: RawRow = { label: null, printed: '', at: from, cells: [], explicit: false };
  const raw: RawTable = { id: labels.id, rows: [row], heads: [], from, to: from, strays: [] };
  for (let at = from; at < Math.min(lines.length, from + REACH); at += 1) {
    const source = lines[at];
    if (!source || !readLine(source, at, labels, raw, row)) break;
    raw.to = at + 1;
  }
  return raw;
}

function readLine(source: SourceLine, at: number, labels: TableLabels, raw: RawTable, row: RawRow): boolean {
  if (source.style === 'end') return true;
  const tokens = tokensOf(source, at, labels).filter(({ end }) => !end);
  const words = tokens.filter(({ text }) => text !== '');
  const explicit = tokens.some((token) => token.explicit);
  const figures = words.filter(({ text }) => readValue(text) !== null);
  const heads = words.filter(({ text }) => isHead(labels, text));
  const others = words.length - figures.length - heads.length;
  const full = row.cells.length >= FIGURES;

  const [first] = words;
  const serial = explicit && figures.length === 1 && first === figures[0] ? 1 : 0;
  if (words.length === 0 || (words.length === heads.length + serial && heads.length > 0)) {
    if (words.length > 0 && full) return false;
    raw.heads.push(...heads.map(({ text }) => ({ text, row: 0 })));
    // A row of blanks under the heads is the figures' row, left empty.
    if (words.length === 0 && tokens.length >= 10 && raw.heads.length > 4) takeRow(tokens, row);
    return true;
  }
  const afterHeads = isHeaded(raw.heads.map(({ text }) => text));
  if (full || figures.length === 0 || !afterHeads) return false;
  if (!explicit) {
    if (others > 0 || row.cells.length + figures.length > FIGURES) return false;
    raw.heads.push(...heads.map(({ text }) => ({ text, row: 0 })));
    row.cells.push(...figures);
    return true;
  }
  if (others > 1) return false;
  const last = tokens.findLastIndex(({ text }) => text !== '' && readValue(text) === null);
  takeRow(last >= 0 && last < 3 ? tokens.slice(last + 1) : tokens, row);
  return true;
}

function takeRow(tokens: readonly { text: string; at: number }[], row: RawRow): void {
  row.cells.push(...tokens);
  row.explicit = true;
}

/** The four outcomes of a case stand there, whole or broken over lines. */
export function isHeaded(heads: readonly string[]): boolean {
  const words = wordsOf(heads.join(''));
  return ['维持', '纠正', '审结'].every((word) => words.includes(word)) && words.includes('复议');
}
