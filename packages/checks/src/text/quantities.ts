/** A number with its unit as a text prints it: `2万余条`, `1,024件`, `82.58%`. */
export interface Quantity {
  /** Position of the first digit, and behind the unit. */
  start: number;
  end: number;
  /** In single units: 1.5万 is 15000. */
  value: number;
  /** The digits as printed, without 万 or 亿. */
  mantissa: number;
  scale: number;
  /** Half a unit of the last printed place: the true value lies within `value` ± this. */
  tolerance: number;
  unit: string;
  /** 余, 多, 约, 近, 以上 … */
  approximate: boolean;
}

const UNITS =
  '个百分点|件次|人次|场次|户次|批次|班次|万元|亿元|工作日|件|条|次|个|项|篇|人|名|户|家|份|期|部|起|场|宗|元|册|处|台|张|则|幅|例|天|%';
const NUMBER = new RegExp(
  `(\\d{1,3}(?:,\\d{3}){1,4}(?![\\d,])|\\d{1,15})(\\.\\d{1,8})? ?(万|亿|千)?(余|多|几)? ?(个工作日|${UNITS})?(次)?`,
  'gu',
);
const SCALES: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 };
const BEFORE = /(?:约|近|超过?|逾|将近|接近|达到?近|不足|至少|不少于|(?<![网线报站台会纸栏信面以])上)\s?$/u;
const AFTER = /^(?:余|多|以上|左右|上下|以内|\+)/u;

/** Every number that carries a unit. Years, dates, document and telephone numbers carry none of these and are left out. */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const quantity = toQuantity(text, match);
    if (quantity) found.push(quantity);
  }
  return found;
}

function toQuantity(text: string, match: RegExpExecArray): Quantity | null {
  const [whole, integer = '', fraction = '', scaleWord, more, unit = '', times] = match;
  const start = match.index;
  if (unit === '' || isPartOfName(text, start)) return null;
  const money = unit === '万元' ? 10_000 : unit === '亿元' ? 100_000_000 : 1;
  const scale = (scaleWord ? (SCALES[scaleWord] ?? 1) : 1) * money;
  const mantissa = Number(`${integer.replaceAll(',', '')}${fraction}`);
  const decimals = Math.max(0, fraction.length - 1);
  const end = start + whole.length;
  return {
    start,
    end,
    mantissa,
    scale,
    value: Math.round(mantissa * scale * 1e6) / 1e6,
    tolerance: scale === 1 && decimals === 0 ? 0 : (0.5 * scale) / 10 ** decimals,
    unit: money === 1 ? unit.replace(/^个工作日$/u, '工作日') + (times && unit !== '次' ? times : '') : '元',
    approximate:
      more !== undefined ||
      BEFORE.test(text.slice(Math.max(0, start - 4), start)) ||
      AFTER.test(text.slice(end, end + 2)),
  };
}

/** 第3次, 5.15政务公开日, 1:3, 10-20件: digits that are no count of their own. */
function isPartOfName(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  return /[\w.\-~—+×*/\]〕]$|\d ?:$|第$|[\d%] ?[至到]$/u.test(before);
}
