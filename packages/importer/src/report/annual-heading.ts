import type { SourceLine } from '../source/line.ts';
import { squeeze } from '../normalise.ts';
import { isHeadingText, numbered } from './headings.ts';
import { annualSectionOf, isAnnualTitle } from './section-titles.ts';

/** A line that heads one of the six sections; `rest` is the sentence that some print in the same line. */
export interface AnnualHeading {
  id: string;
  number: string;
  title: string;
  rest: string | null;
}

const MAX_LENGTH = 60;

export function annualHeading(line: SourceLine | undefined): AnnualHeading | null {
  if (!line || line.caption || (line.style !== 'plain' && line.style !== 'spaces')) return null;
  const number = numbered(line.text);
  if (number && number.depth > 0) return null;
  if (!number) {
    const id =
      line.text.length > MAX_LENGTH || /[。；;]$/u.test(line.text) ? null : annualSectionOf(line.text);
    return id === null ? null : { id, number: '', title: line.text, rest: null };
  }
  const whole = number.rest.length > MAX_LENGTH ? null : annualSectionOf(number.rest);
  const runIn = /^([^：:。\s]{2,40}[：:。]?)[\s\u3000]*(\S.*)$/u.exec(number.rest);
  const [, title = '', rest = ''] = runIn ?? [];
  const begun = title === '' || isAnnualTitle(number.rest) ? null : annualSectionOf(title);
  if (begun !== null) return { id: begun, number: number.number, title, rest };
  if (whole !== null) return { id: whole, number: number.number, title: number.rest, rest: null };
  const meant = isHeadingText(number.rest) ? meantBy(number.number, number.rest) : null;
  return meant === null ? null : { id: meant, number: number.number, title: number.rest, rest: null };
}

/** Number and subject agree with a section of the form, whatever the wording. */
const SUBJECTS: readonly (readonly [string, string, RegExp])[] = [
  ['s1', '一', /总体|概述|概况|基本情况/u],
  ['s2', '二', /主动公开/u],
  ['s3', '三', /申请/u],
  ['s4', '四', /复议.*诉讼/u],
  ['s5', '五', /问题.*(?:改进|措施|打算|整改)|(?:问题|不足)/u],
  ['s6', '六', /其他.*事项|报告.*事项/u],
];

function meantBy(number: string, title: string): string | null {
  const ordinal = squeeze(number).replace(/[^一二三四五六七八九十]/gu, '');
  return SUBJECTS.find(([, mark, subject]) => mark === ordinal && subject.test(title))?.[0] ?? null;
}
