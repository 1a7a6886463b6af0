import { readXml, xmlAttribute } from './xml.ts';

interface Level {
  start: number;
  format: string;
  text: string;
}

/** Numbers that Word prints itself and does not keep in the text. */
export class Numbering {
  private readonly abstracts = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, { abstract: string; starts: Map<number, number> }>();
  private readonly counters = new Map<string, number[]>();

  constructor(xml: string) {
    this.read(xml);
  }

  /** The number before the next paragraph of this list and level; empty for bullets and unknown lists. */
  next(listId: string, depth: number): string {
    const list = this.lists.get(listId);
    const levels = list && this.abstracts.get(list.abstract);
    const level = levels?.get(depth);
    if (!list || !levels || !level || level.format === 'bullet' || level.format === 'none') return '';
    const counters = this.counters.get(list.abstract) ?? [];
    this.counters.set(list.abstract, counters);
    counters.length = Math.min(counters.length, depth + 1);
    for (let i = 0; i <= depth; i += 1)
      counters[i] ??= (list.starts.get(i) ?? levels.get(i)?.start ?? 1) - (i === depth ? 1 : 0);
    counters[depth] = (counters[depth] ?? 0) + 1;
    return level.text.replace(/%(\d)/gu, (_, digit) => {
      const i = Number(digit) - 1;
      return printNumber(counters[i] ?? 1, levels.get(i)?.format ?? 'decimal');
    });
  }

  private read(xml: string): void {
    let abstract: Map<number, Level> | null = null;
    let level: Level | null = null;
    let list: { abstract: string; starts: Map<number, number> } | null = null;
    let override = 0;
    for (const event of readXml(xml)) {
      if (event.kind === 'close' && event.name === 'w:abstractNum') abstract = null;
      if (event.kind === 'close' && event.name === 'w:lvl') level = null;
      if (event.kind !== 'open') continue;
      const value = xmlAttribute(event.attributes, 'w:val') ?? '';
      if (event.name === 'w:abstractNum') {
        abstract = new Map();
        this.abstracts.set(xmlAttribute(event.attributes, 'w:abstractNumId') ?? '', abstract);
      } else if (event.name === 'w:num') {
        list = { abstract: '', starts: new Map() };
        this.lists.set(xmlAttribute(event.attributes, 'w:numId') ?? '', list);
      } else if (event.name === 'w:abstractNumId' && list) list.abstract = value;
      else if (event.name === 'w:lvl') {
        level = { start: 1, format: 'decimal', text: '' };
        abstract?.set(Number(xmlAttribute(event.attributes, 'w:ilvl') ?? 0), level);
      } else if (event.name === 'w:lvlOverride')
        override = Number(xmlAttribute(event.attributes, 'w:ilvl') ?? 0);
      else if (event.name === 'w:startOverride' && list) list.starts.set(override, Number(value));
      else if (event.name === 'w:start' && level) level.start = Number(value);
      else if (event.name === 'w:numFmt' && level) level.format = value;
      else if (event.name === 'w:lvlText' && level) level.text = value;
    }
  }
}

const DIGITS = '〇一二三四五六七八九';

/** 1-999 as Word counts in Chinese: 十, 十一, 二十, 一百零一. */
export function chineseNumber(value: number): string {
  if (value < 0 || value > 999) return String(value);
  if (value < 10) return DIGITS[value] ?? '';
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  const ten =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return head + ten + (ones > 0 ? DIGITS[ones] : '');
}

function printNumber(value: number, format: string): string {
  if (/chinese|ideograph|japanese|taiwanese|korean/iu.test(format)) return chineseNumber(value);
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
  if (format === 'lowerLetter') return letter(value);
  if (format === 'upperLetter') return letter(value).toUpperCase();
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  if (format === 'upperRoman') return roman(value);
  return String(value);
}

const letter = (value: number): string => String.fromCodePoint(97 + ((value - 1) % 26));

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = Math.min(value, 399);
  let text = '';
  for (const [size, mark] of ROMAN)
    while (rest >= size) {
      text += mark;
      rest -= size;
    }
  return text;
}
