/** What a pattern of 索引号 or 文号 may say, besides text of its own. */
export interface NumberFacts {
  /** 机构代码 or 统一社会信用代码. */
  code: string;
  /** The day on which the number is given, `YYYY-MM-DD` in Asia/Shanghai. */
  day: string;
}

const FIELD = /\{([^{}]*)\}/gu;
const SERIAL = /\{序号(?::([1-8]))?\}/u;
const FIELDS: Readonly<Record<string, (facts: NumberFacts) => string>> = {
  机构代码: ({ code }) => code,
  年: ({ day }) => day.slice(0, 4),
  月: ({ day }) => day.slice(5, 7),
  日: ({ day }) => day.slice(8, 10),
};

/** Why a pattern cannot be used, in Chinese; `null` if it can. */
export function patternFault(pattern: string): string | null {
  const unknown = [...pattern.matchAll(FIELD)].find(
    ([field, name]) => !SERIAL.test(field) && (name === undefined || !Object.hasOwn(FIELDS, name)),
  );
  if (unknown) return `没有“${unknown[0]}”这一项，可用：{机构代码}、{年}、{月}、{日}、{序号} 或 {序号:5}`;
  const serials = [...pattern.matchAll(new RegExp(SERIAL, 'gu'))].length;
  if (serials !== 1) return '须有且只有一个 {序号}（或 {序号:5}，即补足 5 位）';
  return /[{}]/u.test(pattern.replaceAll(FIELD, '')) ? '大括号没有成对' : null;
}

/** The pattern with everything but the counter filled in: numbers of one series count together. */
export const seriesOf = (pattern: string, facts: NumberFacts): string =>
  pattern.replaceAll(FIELD, (field, name: string) => FIELDS[name]?.(facts) ?? field);

/** `云营商函〔2026〕{序号}号` and 3 give `云营商函〔2026〕3号`. */
export const numberOf = (series: string, serial: number): string =>
  series.replace(SERIAL, (_, digits: string | undefined) =>
    String(serial).padStart(digits === undefined ? 1 : Number(digits), '0'),
  );
