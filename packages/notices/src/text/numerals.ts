const DIGITS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** `15`, `十五`, `一千五百`, `两千`; null for anything else. */
export function readNumeral(text: string): number | null {
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零').replaceAll(',', '').trim();
  if (/^\d{1,9}$/u.test(plain)) return Number(plain);
  if (!/^[零一二三四五六七八九十百千万]{1,12}$/u.test(plain)) return null;
  let [sum, digit] = [0, 0];
  for (const sign of plain) {
    const place = PLACES[sign];
    if (place === undefined) digit = DIGITS.indexOf(sign);
    else {
      sum = place === 10_000 ? (sum + digit) * place : sum + (digit === 0 ? 1 : digit) * place;
      digit = 0;
    }
  }
  return sum + digit;
}

/** `2026`, `二〇二六`, `二○二六`, `26`; null where it is no year of this century. */
export function readYear(text: string): number | null {
  const digits = [...text.replace(/[○零Oo]/gu, '〇')]
    .map((sign) => (sign === '〇' ? '0' : DIGITS.includes(sign) ? String(DIGITS.indexOf(sign)) : sign))
    .join('');
  if (/^\d\d$/u.test(digits)) return 2000 + Number(digits);
  return /^20\d\d$/u.test(digits) ? Number(digits) : null;
}
