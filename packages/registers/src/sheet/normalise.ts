import { isDay } from '../check/fields.ts';
import type { AnyValue, FieldSpec } from '../fields/field.ts';

/** What a cell of somebody's Excel holds. */
export type SheetCell = string | number | boolean | null;

/** A value of the field, or why what stands there is none. */
export type Normalised = { value: AnyValue; problem: null } | { value: null; problem: string };

const ok = (value: AnyValue): Normalised => ({ value, problem: null });
const no = (problem: string): Normalised => ({ value: null, problem });

/** Half width, no blanks at the ends; what people write for "nothing" is nothing. */
export const textOf = (cell: SheetCell): string => {
  const text = String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\u200b\ufeff]/gu, '')
    .trim();
  return /^(?:\/|-|—+|无)$/u.test(text) ? '' : text;
};

/** Words compared without blanks and punctuation: `自然人（个人）` is `自然人个人`. */
export const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
    .toLowerCase();

export function normalise(field: FieldSpec, cell: SheetCell): Normalised {
  const text = textOf(cell);
  if (text === '') return ok(null);
  switch (field.type) {
    case 'line':
    case 'prose': {
      // The names and words of people are kept as they are; only what cannot be stored is taken out.
      const own = String(cell)
        .replace(field.type === 'line' ? /\p{Cc}+/gu : /[^\P{Cc}\n\t]+/gu, ' ')
        .trim();
      return own.length > field.max ? no(`超过 ${field.max} 字`) : ok(own);
    }
    case 'day': {
      const day = readDay(cell);
      return day === null ? no(`“${text}”不是日期`) : ok(day);
    }
    case 'count':
    case 'money':
      return readNumber(text, field.type);
    case 'flag':
      if (/^(?:是|有|√|✓|✔|y|yes|true|1)$/iu.test(text)) return ok(true);
      return /^(?:否|没有|×|x|n|no|false|0)$/iu.test(text) ? ok(false) : no(`“${text}”应为是或否`);
    case 'choice':
      return readChoice(field, text);
  }
}

function readChoice(field: Extract<FieldSpec, { type: 'choice' }>, text: string): Normalised {
  // A row of a printed form often keeps its number: `（三）1.属于国家秘密`, `1、属于国家秘密`.
  const bare = text.replace(/^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[.、．]?)+/u, '');
  const wanted = [text, bare].map(wordsOf);
  const choices = Object.entries(field.choices);
  for (const want of wanted) {
    const exact = choices.find(
      ([id, { label, also }]) =>
        id === text || [label, ...(also ?? [])].some((word) => wordsOf(word) === want),
    );
    if (exact) return ok(exact[0]);
  }
  const offered = choices.slice(0, 6).map(([, { label }]) => label);
  return no(`“${text}”不是可选项（如${offered.join('、')}${choices.length > 6 ? '……' : ''}）`);
}

function readNumber(text: string, type: 'count' | 'money'): Normalised {
  const bare = text
    .replaceAll(',', '')
    .replace(/^[¥￥]/u, '')
    .replace(/(?:元|件|个|日|天|个工作日|页)$/u, '');
  if (!/^\d+(?:\.\d+)?$/u.test(bare)) return no(`“${text}”不是数字`);
  const value = Number(bare);
  if (type === 'count' && !Number.isInteger(value)) return no(`“${text}”应为整数`);
  if (type === 'money' && /\.\d{3,}$/u.test(bare)) return no(`“${text}”金额最多两位小数`);
  return value > 1_000_000_000_000 ? no(`“${text}”过大`) : ok(value);
}

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}[:时].*)?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const CHINESE =
  /^([〇零一二三四五六七八九○]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/u;
const DIGITS = '〇一二三四五六七八九';

/** A day in any usual writing, or as the number Excel keeps; `null` where it is none of the calendar, or only a month. */
export function readDay(cell: SheetCell): string | null {
  const text = textOf(cell);
  const compact = COMPACT.exec(text);
  if (compact) return dayOf(compact[1], compact[2], compact[3]);
  if (/^\d{5}(?:\.\d+)?$/u.test(text)) return dayOfSerial(Number(text));
  const written = WRITTEN.exec(text);
  if (written) return dayOf(written[1], written[2], written[3]);
  const chinese = CHINESE.exec(text);
  if (!chinese) return null;
  const year = [...(chinese[1] ?? '')].map((digit) => Math.max(DIGITS.indexOf(digit), 0)).join('');
  return dayOf(year, String(chineseNumber(chinese[2] ?? '')), String(chineseNumber(chinese[3] ?? '')));
}

function dayOf(year = '', month = '', date = ''): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** Excel counts days from 1899-12-30 (its 1900 has a 29 February); a register has none before 2000. */
function dayOfSerial(serial: number): string | null {
  const [first, last] = [36_526, 73_780];
  if (serial < first || serial > last) return null;
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** 一 to 三十一. */
function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
  const digit = (one: string | undefined, empty: number) => (one ? Math.max(DIGITS.indexOf(one), 0) : empty);
  return (tens === '0' ? 0 : digit(tens, 1)) * 10 + digit(ones, 0);
}
