import type { ReportContent } from '@nianbao/report-formats';
import type { Problem, Rule } from '../rule.ts';
import { type Passage, passagesOf, type Subject } from '../subject.ts';
import { sentencesOf } from '../text/sentences.ts';
import { squeeze } from '../text/normalise.ts';

const BASIS = '国办公开办函〔2021〕30号：内容雷同、敷衍塞责的追究责任';
const MIN_SENTENCE = 12;
const MIN_TEXT = 300;

/** A sentence without its figures, as another year's would read; official titles say nothing of who wrote it. */
const plain = (sentence: string): string =>
  squeeze(sentence)
    .replace(/《[^《》]{0,80}》/gu, '')
    .replace(/[\d.%,，。;；、]+/gu, '');

function sentencesIn(passages: readonly Passage[]): { passage: Passage; text: string; words: string }[] {
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

function compare(subject: Subject, other: ReportContent, whose: string): Problem[] {
  const known = new Set(sentencesIn(passagesOf(other)).map(({ words }) => words));
  const own = sentencesIn(subject.passages);
  const length = own.reduce((sum, { words }) => sum + words.length, 0);
  const same = own.filter(({ words }) => known.has(words));
  const shared = same.reduce((sum, { words }) => sum + words.length, 0);
  const longest = same.toSorted((a, b) => b.words.length - a.words.length)[0];
  if (!longest || length < MIN_TEXT || shared / length < subject.options.sameShare) return [];
  return [
    {
      level: shared / length >= 0.9 ? 'warning' : 'question',
      addresses: [...new Set([longest, ...same].map(({ passage }) => passage.address))],
      quote: longest.text.slice(0, 120),
      message: `不计数字，正文有 ${Math.round((shared / length) * 100)}% 的文字与${whose}相同（${same.length} 句，最长的一句见引文）`,
      actual: `${Math.round((shared / length) * 100)}%`,
    },
  ];
}

/** 东莞市统计局 (reference 5, no. 15): a report that but for the year is last year's word for word. */
const lastYear: Rule = {
  id: 'sameness.last_year',
  title: '与上年报告文字雷同',
  area: 'sameness',
  level: 'question',
  basis: BASIS,
  find: (subject) =>
    subject.previous ? compare(subject, subject.previous, `${subject.previous.year} 年报告`) : [],
};

const otherBodies: Rule = {
  id: 'sameness.other_bodies',
  title: '与其他单位报告文字雷同',
  area: 'sameness',
  level: 'question',
  basis: BASIS,
  find: (subject) =>
    subject.others.flatMap((other) =>
      compare(subject, other, `“${other.organisation || other.title}”的报告`),
    ),
};

export const samenessRules: readonly Rule[] = [lastYear, otherBodies];
