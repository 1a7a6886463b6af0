import { fromUnits, toUnits, type CellValue } from '@nianbao/report-formats';
import { squeeze } from '../normalise.ts';

/** A printed cell as a value; `rest` is what was printed besides the bare number. */
export interface PrintedValue {
  value: CellValue;
  rest: string | null;
  /** The unit printed in the cell, if any. */
  unit: string | null;
}

const NOT_APPLICABLE = /^(?:不适用|无|[/\\]|[-—–―─_]{1,4}|n\/a|na|\*)$/iu;
const UNITS = '亿元|万元|万件|万条|人次|件次|元|件|条|次|篇|项|个|人|份|宗|起|期|部|家|场|期次';
const NUMBER = new RegExp(
  `^(共|约|合计|计)?([+-]|增加|增|减少|减|负|↑|↓|▲|▼)?(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(${UNITS})?(.{0,80})$`,
  'u',
);
/** Only a remark in brackets, or a mark, may follow the number: otherwise it is a sentence. */
const REMARK = /^(?:[([【〔].*|[*#?;,。、.]+)$/u;
const FALLING = new Set(['-', '减少', '减', '负', '↓', '▼']);

/** `null` when the words are no value of a table at all. A blank is a value: 未填. */
export function readValue(printed: string): PrintedValue | null {
  const text = squeeze(printed);
  if (text === '') return { value: null, rest: null, unit: null };
  if (NOT_APPLICABLE.test(text)) return { value: 'n/a', rest: printed, unit: null };
  if (/^(?:[零〇Oo]|不变|持平|无变化|无增减)$/u.test(text)) return { value: 0, rest: printed, unit: null };
  if (text.length > 120) return null;
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, about, sign, whole = '', fraction = '', unit, remark = ''] = match;
  if (remark !== '' && !REMARK.test(remark)) return null;
  if (whole.length > 16) return null;
  const size = Number(`${whole.replaceAll(',', '')}${fraction}`);
  const value = sign !== undefined && FALLING.has(sign) && size !== 0 ? -size : size;
  const plain = !about && !unit && !remark && (sign === undefined || sign === '-');
  return { value, rest: plain ? null : printed, unit: unit ?? null };
}

/** The figure in the unit of its column: `25.1万元` in a column of 元 is 251000. `null`: the units do not convert. */
export function inUnit(value: number, printed: string | null, expected: string): number | null {
  if (printed === null || printed === expected) return value;
  const factor = (MONEY[printed] ?? 0) / (MONEY[expected] ?? Number.NaN);
  if (Number.isNaN(factor) || factor === 0) return value;
  const units = factor >= 1 ? toUnits(value) * factor : toUnits(value) / (1 / factor);
  return Number.isInteger(units) && Number.isSafeInteger(units) ? fromUnits(units) : null;
}

const MONEY: Readonly<Record<string, number>> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 };
