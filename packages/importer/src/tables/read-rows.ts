import { splitLabel, squeeze, wordsOf } from '../normalise.ts';
import { isTableEnd } from '../report/headings.ts';
import type { SourceLine } from '../source/line.ts';
import { matchLabel, type LabelMatch } from './label-match.ts';
import { isHead, type RowLabel, type TableLabels } from './labels.ts';
import { REACH, type RawRow, type RawTable } from './raw.ts';
import { TokenStream, type Token } from './tokens.ts';
import { readValue } from './values.ts';

/** Words that name a row and a column alike; only their surroundings tell. */
const BOTH = new Set(['总计', '合计', '小计', '其他', '其他情形']);
const UNIT = /^[（(]?(?:单位[:：]?)?(?:条|件|次|篇|万元|元|个|人|人次|项|期|份|家|件次|条次)[）)]?$/u;
/** Figures a row may take from lines that do not show where a row ends. */
const CAPACITY: Readonly<Record<string, number>> = { art20: 3, applications: 7, statistics: 1 };
const LOOK_AHEAD = 14;

/** Reads the table whose rows `labels` names, from line `from` on, as far as its labels and figures go. */
export function readRows(lines: readonly SourceLine[], from: number, labels: TableLabels): RawTable {
  const tokens = new TokenStream(lines, from, REACH, labels);
  const raw: RawTable = { id: labels.id, rows: [], heads: [], from, to: from, strays: [] };
  const byKey = new Map<string, RawRow>();
  const isUsed = (row: RowLabel) => byKey.has(row.key);
  let row: RawRow | null = null;
  let inHead = false;
  let i = 0;

  for (let token = tokens.at(i); token; token = tokens.at(i)) {
    if (token.end) {
      i += 1;
      continue;
    }
    if (token.text === '') {
      if (row && takesBlank(row, token)) row.cells.push(token);
      i += 1;
      continue;
    }
    const match = matchLabel(labels, tokens, i, row?.label?.order ?? -1, isUsed);
    if (match && namesRow(match, token.text, labels, inHead, row)) {
      const known = byKey.get(match.row.key);
      if (known && !repeats(known, token)) break;
      if (!known) {
        row = { label: match.row, printed: match.printed, at: token.at, cells: [], explicit: false };
        byKey.set(match.row.key, row);
        raw.rows.push(row);
      } else if (!known.label?.group) row = known;
      inHead = false;
      i += match.used;
    } else if (isHead(labels, token.text)) {
      raw.heads.push({ text: token.text, row: raw.rows.length });
      inHead ||= !BOTH.has(wordsOf(token.text));
      i += 1;
    } else if (row && restOfLabel(row, token)) {
      i += 1;
    } else if (row && UNIT.test(squeeze(token.text)) && row.cells.length === 0) {
      i += 1;
    } else if (row && takesFigure(row, token, lines, labels)) {
      row.cells.push(token);
      row.explicit ||= token.explicit;
      i += 1;
    } else if (isSerial(tokens, i, labels) || goesOn(tokens, i, lines, labels, isUsed, row)) {
      if (!isSerial(tokens, i, labels)) raw.strays.push(token);
      i += 1;
    } else break;
    raw.to = (tokens.at(i - 1)?.at ?? token.at) + 1;
  }
  // What is left on a line that was begun belongs to nothing.
  for (let token = tokens.at(i); token && token.at < raw.to; i += 1, token = tokens.at(i))
    if (token.text !== '') raw.strays.push(token);
  while (lines[raw.to]?.style === 'end') raw.to += 1;
  return raw;
}

function namesRow(
  match: LabelMatch,
  text: string,
  labels: TableLabels,
  inHead: boolean,
  row: RawRow | null,
): boolean {
  if (!BOTH.has(splitLabel(text).body)) return match.likeness === 3 || !isExactHead(labels, text);
  if (match.numbered) return true;
  return !inHead && row !== null;
}

const isExactHead = (labels: TableLabels, text: string): boolean => labels.heads.includes(wordsOf(text));

/** Group names are printed again in each row by some; any name may fill all columns of its merged cell. */
const repeats = (known: RawRow, token: Token): boolean =>
  known.label?.group === true || (known.at === token.at && known.cells.every(({ text }) => text === ''));

const takesBlank = (row: RawRow, token: Token): boolean => {
  if (!token.explicit) return false;
  const first = row.cells[0];
  const takes = first ? first.at === token.at : row.at === token.at;
  row.explicit ||= takes;
  return takes;
};

/** The end of a label in a line of its own: its remark in brackets, or what a narrow column cut off. */
const restOfLabel = (row: RawRow, token: Token): boolean => {
  const words = wordsOf(token.text);
  if (token.explicit || words === '' || row.label === null) return false;
  const begun = splitLabel(row.printed).body;
  return row.label.words.some(
    (known) =>
      known === begun + words ||
      (row.cells.length === 0 && words.length >= 2 && known !== words && known.endsWith(words)),
  );
};

function takesFigure(row: RawRow, token: Token, lines: readonly SourceLine[], labels: TableLabels): boolean {
  const sameTable = lines[row.at]?.table === lines[token.at]?.table;
  if (!sameTable) return false;
  const first = row.cells[0];
  const sameLine = (first?.at ?? row.at) === token.at;
  if (token.explicit) {
    if (sameLine) return token.text.length <= 120;
    return row.cells.length === 0 && readValue(token.text) !== null;
  }
  return readValue(token.text) !== null && row.cells.length < (CAPACITY[labels.id] ?? 1);
}

/** A running number in a column of its own, before the label. */
function isSerial(tokens: TokenStream, i: number, labels: TableLabels): boolean {
  const [token, next] = [tokens.at(i), tokens.at(i + 1)];
  if (!token?.explicit || !next || next.at !== token.at || !/^\d{1,2}$/u.test(squeeze(token.text)))
    return false;
  return matchLabel(labels, tokens, i + 1, -1, () => false) !== null;
}

/** Whether the table goes on after a word that is none of its own: a page number, a remark, a row added by the body. */
function goesOn(
  tokens: TokenStream,
  i: number,
  lines: readonly SourceLine[],
  labels: TableLabels,
  isUsed: (row: RowLabel) => boolean,
  row: RawRow | null,
): boolean {
  for (let j = i; j < i + LOOK_AHEAD; j += 1) {
    const token = tokens.at(j);
    if (!token) return false;
    if (token.end || token.text === '') continue;
    const match = matchLabel(labels, tokens, j, row?.label?.order ?? -1, isUsed);
    if (match && j > i) return match.likeness >= 2 && !isUsed(match.row);
    if (token.text.length > 60 || isTableEnd(lines[token.at]?.text ?? '', labels.id)) return false;
  }
  return false;
}
