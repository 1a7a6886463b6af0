import { withoutReadings, wordsOf } from '../normalise.ts';
import { simplified } from '../traditional.ts';
import type { SourceLine } from '../source/line.ts';
import { arabicYears } from './year.ts';

export interface FoundTitle {
  title: string;
  /** Indexes of the lines it is made of. */
  lines: number[];
}

const MAX_LINE = 80;
const ENDS = /(?:报\s*告|年\s*报)\s*(?:[（(〔【][^（）()]{1,24}[)）〕】])?$/u;
const SUBJECT = /公开|年度报告|年报/u;
const NO_BODY = /^(?:[（(]?20\d\d|政府信息|政务公开|信息公开|年度|工作|关于|公开|年报|报\s*告|依法|主动)/u;
const BODY =
  /(?:局|委|委员会|办|办公室|府|厅|院|会|中心|站|所|队|处|公司|大学|学院|学校|医院|街道|镇|乡|区|县|市|省|部|署|行|团|社|校|年|年度|公开|工作|联合|馆|关于|的)(?:[（(][^（）()]{1,20}[)）])?$/u;
const SENTENCE = /[。；;！!？?：:，,]/u;
const YEAR_ONLY = /^[（(〔【]?\s*20\d\d\s*年?\s*度?\s*[)）〕】]?$/u;

/** The report's own title among `candidates`, indexes into `lines` in printed order; it may be broken over lines. */
export function findTitle(lines: readonly SourceLine[], candidates: readonly number[]): FoundTitle | null {
  const printed = (position: number): string =>
    withoutReadings(lines[candidates[position] ?? -1]?.text ?? '');
  const textOf = (position: number): string => simplified(printed(position));
  for (let end = 0; end < candidates.length; end += 1) {
    const text = textOf(end);
    if (text.length > MAX_LINE || !ENDS.test(text) || /。/u.test(text)) continue;
    let start = end;
    while (start > 0 && end - start < 4 && isContinued(textOf(start)) && isPart(textOf(start - 1)))
      start -= 1;
    let last = end;
    if (YEAR_ONLY.test(arabicYears(textOf(end + 1)))) last += 1;
    const parts = Array.from({ length: last - start + 1 }, (_, offset) => start + offset);
    const title = parts.map(printed).join('');
    if (!SUBJECT.test(wordsOf(title)) || title.length > 120) continue;
    return { title, lines: parts.flatMap((position) => candidates[position] ?? []) };
  }
  return null;
}

/** Begins in the middle: without the body's name. */
const isContinued = (text: string): boolean => NO_BODY.test(arabicYears(text));

const isPart = (text: string): boolean =>
  text.length > 0 && text.length <= 40 && !SENTENCE.test(text) && BODY.test(text.trim());

const SUFFIXES =
  /(?:关于)?(?:的)?(?:印发|发布|公布|报送)?(?:[（(〔【]?20\d\d(?:年度?)?[)）〕】]?)?(?:年度?)?(?:的)?(?:本级|全区|全市|全县)?(?:政府信息|政务信息|政务|信息|依法)公开(?=工作|年|情况|报告|20|的|[（(]|$).*$/u;

/** The body that the title names; empty when it names none. */
export function organisationOfTitle(title: string): string {
  const plain = title.replace(/[\s\u3000]+/gu, '');
  const asYears = arabicYears(simplified(plain));
  // Positions only carry over while nothing changed its length.
  const text = asYears.length === plain.length ? asYears : plain;
  const match = SUFFIXES.exec(text);
  const until = Math.min(match?.index ?? Number.POSITIVE_INFINITY, yearAt(text));
  if (!Number.isFinite(until)) return '';
  return plain
    .slice(0, until)
    .replace(/^(?:20\d\d年度?|关于印发|关于)/u, '')
    .replace(/(?:关于|[（(〔【《]|-|—)+$/u, '')
    .replace(/^《/u, '');
}

function yearAt(text: string): number {
  const at = text.search(/[（(〔【]?20\d\d/u);
  return at > 0 ? at : Number.POSITIVE_INFINITY;
}
