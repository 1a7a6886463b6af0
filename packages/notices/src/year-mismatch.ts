import type { NoticeReading } from './read-notice.ts';

export interface YearMismatch {
  noticeYear: number;
  year: number;
  sentence: string;
  words: string;
}

/** A notice about another year than the one being opened; null where they agree or the notice names none. */
export function yearMismatch(
  { year: noticeYear, evidence }: Pick<NoticeReading, 'year' | 'evidence'>,
  year: number,
): YearMismatch | null {
  if (noticeYear === null || noticeYear === year) return null;
  return {
    noticeYear,
    year,
    sentence: evidence.year ?? '',
    words: `这份通知说的是 ${noticeYear} 年度，正在开启的是 ${year} 年度，请核对`,
  };
}
