import { findDates } from '../dates/find-dates.ts';
import { resolveDate } from '../dates/resolve.ts';
import type { Day } from '@nianbao/workdays';
import { BODY_END, LABELS, TITLE_END } from '../words/document-words.ts';
import { type HeadLine, isChrome, isDateLine, labelled, type NoticeParts } from './parts.ts';

/** A value with the words it was read from. */
export interface Told<T> {
  value: T;
  sentence: string;
}

const MOST_TITLE_LINES = 4;
const RED_HEAD =
  /(?:政府|办公室|办公厅|局|办|委员会|厅|室|委|部|小组|中心)(?:文件|函件|明电|便函|函|\(函\))$/u;
const NUMBER =
  /^(?:\S{0,6}[:：])?((?:[一-鿿]{0,20})[〔[(【]20\d\d[〕\])】](?:特急)?(?:第)?\d{1,5}号|[一-鿿]{0,16}20\d\d年?第\d{1,4}[号期])/u;

export function numberOf({ head, body }: NoticeParts): Told<string> | null {
  const box = boxed(head, LABELS.number);
  if (box && /\d/u.test(box.value)) return box;
  for (const line of [...head, ...body.slice(0, 2)]) {
    if (isChrome(line) || /[《》]/u.test(line.squeezed)) continue;
    // Alone on its line, with 签发人 or the degree of urgency beside it at most.
    const bare = line.squeezed
      .replace(/^(?:特急|加急|急件|\(|【)/u, '')
      .replace(/(?:签发人:?.{0,8}|[)】]|特急|加急)$/u, '');
    const match = NUMBER.exec(bare);
    if (match?.[1] !== undefined && bare.length - match[0].length <= 1)
      return { value: original(line, match[1]), sentence: line.text.trim() };
  }
  return null;
}

/** The words as the line prints them, where the blanks are the only difference. */
function original(line: HeadLine, words: string): string {
  const printed = line.text.replaceAll(/[\s\u3000]/gu, '');
  const at = line.squeezed.indexOf(words);
  return at >= 0 && printed.length === line.squeezed.length ? printed.slice(at, at + words.length) : words;
}

export function titleOf({ head, body }: NoticeParts): Told<string> | null {
  const lines = head.filter((line) => !isChrome(line) && !line.squeezed.endsWith(':'));
  const titles = lines.flatMap((line, at) => (isTitleEnd(line) ? [joined(lines, at)] : []));
  const named = titles.filter(({ value }) => value.includes('关于'));
  // 关于做好…年度报告 / 编制工作的通知: the longer one is the whole.
  const title =
    named.find(
      ({ value }) => !named.some((other) => other.value !== value && other.value.startsWith(value)),
    ) ?? titles[0];
  if (title) return title;
  const box = boxed(head, LABELS.title);
  if (box) return box;
  const alone = [...lines, ...body.slice(0, 1)].find(
    ({ squeezed }) =>
      squeezed.length <= 60 && /年度报告|年报|信息公开/u.test(squeezed) && !/[。;:]/u.test(squeezed),
  );
  return alone ? { value: alone.text.trim(), sentence: alone.text.trim() } : null;
}

const isTitleEnd = ({ squeezed }: HeadLine): boolean =>
  squeezed.length <= 120 &&
  TITLE_END.test(squeezed) &&
  (squeezed.includes('关于') || !RED_HEAD.test(squeezed)) &&
  !/[。;]/u.test(squeezed);

/** A title goes up to the line that begins it: with 关于, or with the name of the body above that. */
function joined(lines: readonly HeadLine[], ends: number): Told<string> {
  let from = ends;
  const holds = (at: number) => lines[at]?.squeezed.includes('关于') ?? false;
  if (!holds(ends)) {
    const begins = [1, 2, 3].find((up) => up < MOST_TITLE_LINES && holds(ends - up));
    if (begins !== undefined) from = ends - begins;
  }
  if (/^(?:关于|转发|印发)/u.test(lines[from]?.squeezed ?? ''))
    while (isBodyLine(lines[from - 1]) && lines[from - 1]?.squeezed !== lines[from]?.squeezed) from -= 1;
  const words = lines.slice(from, ends + 1).map(({ text }) => text.replaceAll(/[\s\u3000]+/gu, ''));
  return { value: words.join(''), sentence: words.join('') };
}

const isBodyLine = (line: HeadLine | undefined): boolean =>
  line !== undefined &&
  BODY_END.test(line.squeezed) &&
  line.squeezed.length <= 40 &&
  !RED_HEAD.test(line.squeezed) &&
  !NUMBER.test(line.squeezed);

/** Who signed; else who the title names; else the box of the page, else the red head. */
export function issuerOf({ head, close }: NoticeParts, title: string | null): Told<string> | null {
  const signed = close.flatMap((line) => {
    const name = line.squeezed.replace(/(?:20\d\d|二[〇○零O0]..)年.{1,3}月.{1,3}日$/u, '');
    return name !== '' && BODY_END.test(name) ? [{ line, name }] : [];
  });
  if (signed.length > 0)
    return {
      value: signed.map(({ name }) => name.replace(/\((?:代章|盖章|印章|章|印)\)$/u, '')).join('、'),
      sentence: signed.map(({ line }) => line.text.trim()).join('\n'),
    };
  const [named] = /^.{2,40}?(?=关于|转发|印发)/u.exec(title?.replaceAll(' ', '') ?? '') ?? [];
  if (named !== undefined && title !== null && BODY_END.test(named)) return { value: named, sentence: title };
  const box = boxed(head, LABELS.issuer);
  if (box) return box;
  const red = head.find(
    ({ squeezed }) =>
      /^.{3,30}(?:文件|函)$/u.test(squeezed) && BODY_END.test(squeezed.replace(/(?:文件|函)$/u, '')),
  );
  return red ? { value: red.squeezed.replace(/(?:文件|函)$/u, ''), sentence: red.text.trim() } : null;
}

/** The day it was written: below the text, else in the box, else where its printing is told. Never the day a page was put up. */
export function dateOf(parts: NoticeParts): Told<Day> | null {
  const { head, close, annex, body } = parts;
  const closing = close.filter((line) => isDateLine(line) || findDates(line.plain).length === 1);
  const boxes = head.filter((line) => labelled(line, LABELS.date) !== null);
  const printed = [...close, ...annex, ...body].filter(({ squeezed }) => /\d日印发$/u.test(squeezed));
  for (const line of [...closing, ...boxes, ...printed.slice(0, 1)]) {
    const [mention] = findDates(line.plain);
    const day =
      mention && typeof mention.year === 'number' ? resolveDate(mention, NO_GROUND, null).day : null;
    if (day !== null && mention?.day !== 'end') return { value: day, sentence: line.text.trim() };
  }
  return null;
}

const NO_GROUND = { issuedOn: null, issuedIn: null, year: null };

function boxed(head: readonly HeadLine[], labels: readonly string[]): Told<string> | null {
  for (const line of head) {
    const value = labelled(line, labels);
    if (value !== null && value !== '' && value !== '无') return { value, sentence: line.text.trim() };
  }
  return null;
}
