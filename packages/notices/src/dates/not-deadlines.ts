import type { DateMention } from './find-dates.ts';

/** Dates that come round again: 每年1月31日前, 每季度首月8日前, 每年1、4、7、10月8日之前. */
const RHYTHM =
  /(?:于?每(?:个)?(?:半年|季度|季|年|月|周|旬|学期)|按(?:季度?|月|年|半年)|逐[月季年]|各季度|次季度?|下季度)[^。;!?,]{0,24}?(?:[日号]|[月季年]底|[季年月]末|旬)(?:之前|以前|前|内)?/gu;

export interface Stretch {
  start: number;
  end: number;
}

export const rhythmsIn = (plain: string): Stretch[] =>
  [...plain.matchAll(RHYTHM)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }));

/** Names of documents: a date inside is theirs. */
export const titlesIn = (plain: string): Stretch[] =>
  [...plain.matchAll(/《[^《》]{0,160}》/gu)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));

export const overlaps = (one: Stretch, stretches: readonly Stretch[]): boolean =>
  stretches.some(({ start, end }) => one.start < end && one.end > start);

const PERIOD_WORDS =
  /统计(?:期限|时间|时段|周期|区间|范围|口径|截止)?|数据(?:期限|时间|起止)|起止|报告期|所列数据|累计|现行有效|数据截/u;
const BETWEEN = /^ ?起? ?(?:至|到|—{1,2}|–|-|─{1,2}|~) ?$/u;

/** Whether the second date ends a stretch that the first begins. */
export const isStretch = (plain: string, first: DateMention, second: DateMention): boolean =>
  BETWEEN.test(plain.slice(first.end, second.start));

/** Whether two dates are the period that a report counts, not the days for handing it in. */
export function isPeriod(plain: string, first: DateMention, second: DateMention): boolean {
  if (first.month === 1 && first.day === 1 && second.month === 12 && second.day === 31) return true;
  const around =
    plain.slice(Math.max(0, first.start - 14), first.start) + plain.slice(second.end, second.end + 12);
  return PERIOD_WORDS.test(around);
}

/** 截至2025年12月31日 of figures, 自2019年5月15日起, 2021年9月26日印发: told of, not set. */
export function isTold(plain: string, { start, end, limited, month, day }: DateMention): boolean {
  const before = plain.slice(Math.max(0, start - 14), start);
  const after = plain.slice(end, end + 16);
  if (/(?:自|从)[^,;。]{0,4}$/u.test(before) && /^ ?(?:起|开始)/u.test(after)) return true;
  const counted = PERIOD_WORDS.test(before) || PERIOD_WORDS.test(after);
  if (counted && month === 12 && day === 31) return true;
  if (/截[至止]到? ?$/u.test(before) && counted) return true;
  // 截至2月5日仍未报送: as it stood that day, unless it says what happens to those who still have not by then.
  if (/截[至止]到? ?$/u.test(before) && /^ ?,?[^,;。]{0,12}(?:仍|尚|已|还|共|全)/u.test(after))
    return !/的,?(?:[一-鿿]{0,6},)?(?:将|予以|一律)/u.test(plain.slice(end));
  // 去年有部分单位于2月底才公开.
  if (/^ ?(?:才|方才|已|均已)/u.test(after)) return true;
  if (/(?:定|拟|将|请)于? ?$/u.test(before)) return false;
  return (
    !limited &&
    /^ ?,?(?:[^,;。]{0,8})?(?:印发|下发|施行|实施|出台|修订|起施行|召开|通过|成立|收悉)/u.test(after)
  );
}

/** 原定1月15日前: no longer holds. */
export const isReplaced = (plain: string, { start, end }: DateMention): boolean => {
  const before = plain.slice(Math.max(0, start - 12), start);
  if (/原(?:定|计划|要求|通知|规定|则?报送|截止)?[^,;。]{0,8}$/u.test(before)) return true;
  return (
    /(?:由|从)[^,;。]{0,6}$/u.test(before) &&
    /^[^,;。]{0,8}(?:延长|延期|延至|顺延|推迟|调整|提前|改|变更|更改)/u.test(plain.slice(end, end + 14))
  );
};
