import { splitLabel } from '../normalise.ts';
import { numberOf, type RowLabel } from './labels.ts';

/** Printed words of a row's name, prepared once. */
export interface PrintedName {
  text: string;
  number: string;
  body: string;
  bare: string;
}

export function printedName(text: string): PrintedName {
  const { number, body, bare } = splitLabel(text);
  return {
    text,
    number: numberOf(
      number.replace(
        /.*?((?:\(?[一二三四五六七八九十]{1,3}\)|\d{1,2}|[一二三四五六七八九十]{1,3})[、.,)]?)$/u,
        '$1',
      ),
    ),
    body,
    bare,
  };
}

/** 0 to 1: how far the words name the row. 1 only word for word. */
export function likeness(name: PrintedName, row: RowLabel): number {
  let best = 0;
  for (const words of row.words) {
    if (words === name.body || words === name.bare) return numbered(name, row, 1);
    best = Math.max(
      best,
      similar(name.bare === '' ? name.body : name.bare, words),
      similar(name.body, words),
    );
  }
  return numbered(name, row, best);
}

/** A number that fits makes damaged words believable, another one makes them doubtful. */
function numbered(name: PrintedName, row: RowLabel, likely: number): number {
  if (name.number === '' || row.number === '') return likely;
  if (likely === 1) return name.number === row.number ? 1 : 0.93;
  return Math.max(0, Math.min(0.95, likely + (name.number === row.number ? 0.15 : -0.2)));
}

function similar(text: string, words: string): number {
  if (text === '' || words === '') return 0;
  // Words of a merged neighbour in front of the name, or the name's remark behind it.
  if (words.length >= 4 && text.includes(words))
    return (text.endsWith(words) ? 0.97 : 0.9) - Math.min(0.25, (text.length - words.length) * 0.01);
  if (text.length >= 2 && words.includes(text)) return 0.55 + (0.4 * text.length) / words.length;
  if (text.length < 3 || words.length < 3) return 0;
  const shared = common(text, words);
  return Math.max((1.8 * shared) / (text.length + words.length), (0.8 * shared) / text.length) * 0.9;
}

/** Length of the longest common subsequence. */
function common(a: string, b: string): number {
  let row = new Uint8Array(b.length + 1);
  for (let i = 0; i < Math.min(a.length, 90); i += 1) {
    const next = new Uint8Array(b.length + 1);
    for (let j = 1; j <= b.length; j += 1)
      next[j] = a[i] === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    row = next;
  }
  return row[b.length] ?? 0;
}
