import type { ReportContent } from '@nianbao/report-formats';
import type { Problem, Rule } from '../rule.ts';
import { type Passage, passagesOf } from '../passage.ts';
import { type Subject } from '../subject.ts';
import { sentencesOf } from '../text/sentences.ts';
import { squeeze } from '../text/normalise.ts';

const BASIS = '国办公开办函〔2021〕30号：内容雷同、敷衍塞责的追究责任';
const MIN_SENTENCE = 12;
/** Of a whole report, and of one section: less is formula (无其他需要报告的事项). */
const MIN_TEXT = 60;
const MIN_SECTION = 60;
/** A section is called last year's only where hardly anything else stands in it. */
const SECTION_SHARE = 0.8;
/** From this length on the same words can be no chance. */
const SURE_LENGTH = 300;

interface Sentence {
  passage: Passage;
  text: string;
  words: string;
}

/** A sentence without its figures, as another year's would read; official titles say nothing of who wrote it. */
const plain = (sentence: string): string =>
  squeeze(sentence)
    .replace(/《[^《》]{0,80}》/gu, '')
    .replace(/[\d.%,，。;；、]+/gu, '');

function sentencesIn(passages: readonly Passage[]): Sentence[] {
  return passages
    .filter(({ role }) => role === 'paragraph')
    .flatMap((passage) =>
      sentencesOf(passage.text).map(({ start, end, text }) => ({
        passage,
        text: passage.raw.slice(start, end).trim(),
        words: plain(text),
      })),
    )
    .filter(({ words }) => words.length >= MIN_SENTENCE);
}

const lengthOf = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { words }) => sum + words.length, 0);

/** The whole report if enough of it is the same; else each section that is. */
function compare(subject: Subject, other: ReportContent, whose: string): Problem[] {
  const known = new Set(sentencesIn(passagesOf(other)).map(({ words }) => words));
  const own = sentencesIn(subject.passages);
  const whole = sameIn(own, known, MIN_TEXT, subject.options.sameShare, `正文${whose}`);
  if (whole) return [whole];
  return subject.content.sections.flatMap((section, index) => {
    // The opening tells law and period in the same words each year.
    if (section.title === '') return [];
    const within = own.filter(({ passage }) => passage.section === index);
    return (
      sameIn(within, known, MIN_SECTION, SECTION_SHARE, `“${section.number}${section.title}”${whose}`) ?? []
    );
  });
}

function sameIn(
  own: readonly Sentence[],
  known: ReadonlySet<string>,
  least: number,
  enough: number,
  what: string,
): Problem | null {
  const same = own.filter(({ words }) => known.has(words));
  const [longest] = same.toSorted((a, b) => b.words.length - a.words.length);
  const length = lengthOf(own);
  const share = length === 0 ? 0 : lengthOf(same) / length;
  if (!longest || length < least || share < enough) return null;
  const percent = `${Math.round(share * 100)}%`;
  return {
    level: share >= 0.9 && length >= SURE_LENGTH ? 'warning' : 'question',
    addresses: [...new Set([longest, ...same].map(({ passage }) => passage.address))],
    quote: longest.text.slice(0, 120),
    message: `不计数字，${what}相同的文字占 ${percent}（${same.length} 句，最长的一句见引文）`,
    actual: percent,
  };
}

/** A report, or one section of it, that but for the year is last year's word for word. */
const lastYear: Rule = {
  id: 'sameness.last_year',
  title: '与上年报告文字雷同',
  area: 'sameness',
  level: 'question',
  basis: BASIS,
  find: (subject) =>
    subject.previous && subject.previous.year !== subject.content.year
      ? compare(
          subject,
          subject.previous,
          `与${subject.previous.year === 0 ? '上' : `${subject.previous.year} `}年报告`,
        )
      : [],
};

const otherBodies: Rule = {
  id: 'sameness.other_bodies',
  title: '与其他单位报告文字雷同',
  area: 'sameness',
  level: 'question',
  basis: BASIS,
  find: (subject) =>
    subject.others.flatMap((other) =>
      compare(subject, other, `与“${other.organisation || other.title}”的报告`),
    ),
};

export const samenessRules: readonly Rule[] = [lastYear, otherBodies];
