import { plainOf } from '../text/lines.ts';
import { readYear } from '../text/numerals.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Told } from './head.ts';

const YEAR =
  '(20\\d\\d|[二2][〇○零Oo0][〇○零Oo\\d一二三四五六七八九]{2})(?! ?年 ?(?:[\\d元一二三四五六七八九十]{1,3} ?月|底|末)) ?年? ?度?';
const REPORT = '(?:年度报告|年度工作报告|年报|报告)';
/** `2025年政府信息公开工作年度报告`, `2025年度报告`, `年度报告（2025年度）`. */
const WRITTEN: readonly RegExp[] = [
  new RegExp(`${YEAR}(?:的)?[^,;。《》\\d]{0,24}?${REPORT}`, 'gu'),
  new RegExp(`${REPORT}\\(${YEAR}\\)`, 'gu'),
];
const RELATIVE: readonly { words: RegExp; back: number }[] = [
  { words: /(?:上一?年度?|去年)(?:的)?[^,;。\d]{0,20}?(?:年度报告|年报)/u, back: 1 },
  { words: /(?:本年度|今年|当年)(?:的)?[^,;。\d]{0,20}?(?:年度报告|年报)/u, back: 0 },
];
/** What a notice says of its own report, not of a law or of another document. */
const OWN = /做好|编制|编报|编写|编发|报送|公布|发布|公开|上报|提交|撰写|准备/u;
const QUOTES_LAW = /条例》?第|规定[:,]|每年/u;

/** What is compared with, or mended in, is an earlier report. */
const OF_ANOTHER = /条例》?第|规定[:,]|每年|问题|整改|反馈|对照|一致|衔接|照抄|雷同/u;

function yearsIn(plain: string): number[] {
  const years = WRITTEN.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((match) => readYear(match[1] ?? '')),
  );
  return years.filter((year) => year !== null);
}

/** The year reported on, where the title or the text says it, and says only one. */
export function yearOf(
  title: string | null,
  sentences: readonly Sentence[],
  issuedIn: number | null,
): Told<number> | null {
  const plain = plainOf(title ?? '');
  const titled = [...new Set(yearsIn(plain))];
  const [only, ...more] = titled;
  if (only !== undefined && more.length === 0) return { value: only, sentence: title ?? '' };
  const [bare, ...others] = [...plain.matchAll(new RegExp(YEAR, 'gu'))];
  if (bare && others.length === 0 && /信息公开|年度报告|年报/u.test(plain)) {
    const value = readYear(bare[1] ?? '');
    if (value !== null) return { value, sentence: title ?? '' };
  }
  return inPeriod(sentences) ?? inSentences(sentences) ?? relative(title, sentences, issuedIn);
}

/** 统计期限为2025年1月1日至12月31日. */
function inPeriod(sentences: readonly Sentence[]): Told<number> | null {
  const told = sentences.flatMap(({ plain, text }) => {
    const match = /(20\d\d) ?年 ?1 ?月 ?1 ?日 ?起? ?(?:至|到|[-—~–]{1,2}) ?(?:\1 ?年 ?)?12 ?月 ?31 ?日/u.exec(
      plain,
    );
    return match ? [{ value: Number(match[1]), sentence: text.trim() }] : [];
  });
  return new Set(told.map(({ value }) => value)).size === 1 ? (told[0] ?? null) : null;
}

function inSentences(sentences: readonly Sentence[]): Told<number> | null {
  const told = sentences.flatMap(({ plain, text }) =>
    OWN.test(plain) && !QUOTES_LAW.test(plain)
      ? yearsIn(plain.replace(/《[^《》]{0,120}的(?:通知|函|意见)》/gu, '')).map((value) => ({
          value,
          sentence: text.trim(),
        }))
      : [],
  );
  return new Set(told.map(({ value }) => value)).size === 1 ? (told[0] ?? null) : null;
}

/** 上一年度 of a notice of January 2026 is 2025. */
function relative(
  title: string | null,
  sentences: readonly Sentence[],
  issuedIn: number | null,
): Told<number> | null {
  if (issuedIn === null) return null;
  const all = [title ?? '', ...sentences.map(({ text }) => text.trim())];
  const own = all.filter((text) => OWN.test(plainOf(text)) && !OF_ANOTHER.test(plainOf(text)));
  for (const { words, back } of RELATIVE) {
    const found = own.find((text) => words.test(plainOf(text)));
    if (found !== undefined) return { value: issuedIn - back, sentence: found };
  }
  return null;
}
