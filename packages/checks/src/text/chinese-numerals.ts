const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 1 to 99 in Chinese numerals (十二, 二十, 三十一, 两) or arabic digits; `null` for anything else. */
export function readSmallNumber(text: string): number | null {
  if (/^\d{1,2}$/u.test(text)) return Number(text);
  const match = /^([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(text);
  if (!match || text === '') return null;
  const [, first = '', ten = '', last = ''] = match;
  if (ten === '') return last === '' ? (DIGITS[first] ?? null) : null;
  return (first === '' ? 1 : (DIGITS[first] ?? 0)) * 10 + (DIGITS[last] ?? 0);
}
