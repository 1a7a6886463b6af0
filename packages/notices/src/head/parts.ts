import { type NoticeLine, plainOf } from '../text/lines.ts';
import { BODY_END, LABELS } from '../words/document-words.ts';

/** A line with its half-width form, blanks inside taken out where only the words count. */
export interface HeadLine extends NoticeLine {
  plain: string;
  squeezed: string;
}

/** A notice divided: what stands above its text, the text, what closes it, and what is annexed. */
export interface NoticeParts {
  head: HeadLine[];
  body: HeadLine[];
  /** Issuer and day at the end. */
  close: HeadLine[];
  annex: HeadLine[];
}

const DATE_LINE =
  /^(?:20\d\d|[二2][〇○零Oo0][〇○零Oo\d一二三四五六七八九]{2})年(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$/u;
const ANNEX_LINE = /^附(?:件|表)[\d一二三四五六七八九十]{0,2}:?$/u;
const ANNEX_LIST = /^附(?:件|表)?[\d一二三四五六七八九十]{0,2}:./u;
const ADDRESSEE = /^.{2,200}:$/u;
const CHROME = /(?:首页|当前位置|您的位置).{0,4}[>›»:]|^(?:打印|关闭|分享|返回|字体|收藏|【.{1,6}】)/u;
const PRINTED = /^.{0,40}20\d\d年\d{1,2}月\d{1,2}日印发$|^(?:抄送|抄报|主送|联系人|此件|\((?:此件|联系人))/u;

export const headLine = (line: NoticeLine): HeadLine => {
  const plain = plainOf(line.text).trim();
  return { ...line, plain, squeezed: plain.replaceAll(' ', '') };
};

export const isDateLine = ({ squeezed }: HeadLine): boolean => DATE_LINE.test(squeezed);

/** The value after a label of the box above a document. */
export function labelled({ plain }: HeadLine, labels: readonly string[]): string | null {
  const match = /^[【[]? ?([一-鿿 ]{2,8}?) ?[】\]]?[:|]\s?(.*)$/u.exec(plain);
  const [, label = '', value = ''] = match ?? [];
  return labels.includes(label.replaceAll(' ', '')) ? value.trim() : null;
}

const ALL_LABELS = Object.values(LABELS).flat();
export const isChrome = (line: HeadLine): boolean =>
  CHROME.test(line.squeezed) || labelled(line, ALL_LABELS) !== null;

/** How far down a title, a number and the addressees can stand. */
const HEAD_LINES = 40;

export function partsOf(lines: readonly NoticeLine[]): NoticeParts {
  const all = withCloseApart(lines).map(headLine);
  const from = annexStart(all);
  const [main, annex] = [all.slice(0, from), all.slice(from)];
  const begins = bodyStart(main);
  const ends = closeStart(main, begins);
  return { head: main.slice(0, begins), body: main.slice(begins, ends), close: main.slice(ends), annex };
}

const RUN_ON_CLOSE = /([。！!])\s*([^。！!，,：:]{2,30}\s*20\d\d年\d{1,2}月\d{1,2}日)\s*$/u;

/** Who signs and when, where it runs on behind the last sentence. */
function withCloseApart(lines: readonly NoticeLine[]): readonly NoticeLine[] {
  const last = lines.at(-1);
  const [words, , close] = (last && RUN_ON_CLOSE.exec(last.text)) ?? [];
  if (!last || words === undefined || close === undefined) return lines;
  const text = last.text.slice(0, last.text.length - words.length + 1);
  return [...lines.slice(0, -1), { ...last, text }, { line: last.line, text: close }];
}

/** An annex begins where 附件 stands alone, or where lines go on after the day of the notice. */
function annexStart(all: readonly HeadLine[]): number {
  const alone = all.findIndex(({ squeezed }, at) => at > 2 && ANNEX_LINE.test(squeezed));
  const dated = closingDate(all);
  const after =
    dated < 0
      ? -1
      : all.findIndex(
          ({ squeezed }, at) => at > dated && !PRINTED.test(squeezed) && !ANNEX_LIST.test(squeezed),
        );
  const starts = [alone, after].filter((at) => at >= 0);
  return starts.length === 0 ? all.length : Math.min(...starts);
}

/** Where the day of the notice stands: below a signature, else among the very last lines. -1: nowhere. */
function closingDate(all: readonly HeadLine[]): number {
  const dates = all.flatMap((line, at) => (at > 0 && endsWithDate(line) && hasBegun(all, at) ? [at] : []));
  const signed = dates.find((at) => isSigned(all, at));
  return signed ?? dates.find((at) => at >= all.length - 3) ?? -1;
}

const endsWithDate = (line: HeadLine): boolean =>
  (line.cells ?? []).length < 2 &&
  line.squeezed.length <= 50 &&
  !/[,;。:]/u.test(line.squeezed) &&
  (isDateLine(line) || /.{4,40}(?:20\d\d|二.{3})年.{1,3}月.{1,3}日$/u.test(line.squeezed));

const hasBegun = (all: readonly HeadLine[], at: number): boolean =>
  all.slice(0, at).some(({ squeezed }) => /[。;:]$/u.test(squeezed) && squeezed.length > 2);

const isSigned = (all: readonly HeadLine[], at: number): boolean => {
  const [line, before] = [all[at], all[at - 1]];
  if (!line) return false;
  return isDateLine(line)
    ? isSignatureLine(before)
    : BODY_END.test(line.squeezed.replace(/(?:20\d\d|二.{3})年.{1,3}月.{1,3}日$/u, ''));
};

/** Behind the addressees; without any, before the first sentence. */
function bodyStart(main: readonly HeadLine[]): number {
  const near = main.slice(0, HEAD_LINES);
  const addressed = near.findIndex(
    (line) =>
      ADDRESSEE.test(line.squeezed) &&
      !isChrome(line) &&
      /各|你|贵|人民政府|局|委|办|厅|单位|部门/u.test(line.squeezed) &&
      !line.squeezed.endsWith('如下:'),
  );
  if (addressed >= 0) return addressed + 1;
  const sentence = near.findIndex((line) => !isChrome(line) && /[。;!]|.{4}:$/u.test(line.squeezed.slice(4)));
  return sentence < 0 ? Math.min(main.length, 1) : sentence;
}

/** The lines at the end that are no sentences: issuer, date, who gets a copy. */
function closeStart(main: readonly HeadLine[], begins: number): number {
  const dated = closingDate(main);
  const last = main.at(-1);
  let at = dated >= begins ? dated : main.length;
  if (dated < begins && !isSignatureLine(last)) return main.length;
  while (at > begins && isSignatureLine(main[at - 1])) at -= 1;
  return at;
}

/** Short, no sentence, and the name of a body. */
const isSignatureLine = (line: HeadLine | undefined): boolean =>
  line !== undefined &&
  (line.cells ?? []).length < 2 &&
  BODY_END.test(line.squeezed) &&
  line.squeezed.length <= 40 &&
  !/[。;:,!]/u.test(line.squeezed) &&
  !/^\d|^[(（]/u.test(line.squeezed);
