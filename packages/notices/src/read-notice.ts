import type { Day } from '@nianbao/workdays';
import { dateOf, issuerOf, numberOf, type Told, titleOf } from './head/head.ts';
import { kindOf } from './head/kind.ts';
import { type HeadLine, type NoticeParts, partsOf } from './head/parts.ts';
import { yearOf } from './head/year.ts';
import type { DateGround } from './dates/resolve.ts';
import { contradictionsIn, type Contradiction } from './reading/contradictions.ts';
import type { NoticeDate } from './reading/deadlines.ts';
import { type Material, materialInWords } from './reading/materials.ts';
import { type ReadSentence, readSentence, type Requirement } from './reading/read-sentence.ts';
import { linesOfText, type NoticeLine, plainOf, withoutPageBreaks } from './text/lines.ts';
import { type Sentence, sentencesOf } from './text/sentences.ts';
import { kindOfTitle, type NoticeKind } from './words/document-words.ts';

/** The words from which each value of the head was read; null where the text has none. */
export type NoticeEvidence = Record<'kind' | 'title' | 'number' | 'issuer' | 'date' | 'year', string | null>;

/** What a notice says, each thing with the sentence it comes from. Nothing in it is guessed. */
export interface NoticeReading {
  title: string | null;
  number: string | null;
  issuer: string | null;
  /** The day it was written. */
  date: Day | null;
  /** The year reported on. */
  year: number | null;
  dates: NoticeDate[];
  materials: Material[];
  requirements: Requirement[];
  /** Sentences with a date, a number or an obligation that were not understood. */
  unread: string[];
  kind: NoticeKind;
  /** Sentences with dates that come round again. */
  rhythms: string[];
  contacts: string[];
  contradictions: Contradiction[];
  evidence: NoticeEvidence;
}

/** Reads a notice from its text, or from the lines of the file it came in. Pure; never throws. */
export function readNotice(source: string | readonly NoticeLine[]): NoticeReading {
  const lines = withoutPageBreaks(typeof source === 'string' ? linesOfText(source) : source);
  const parts = partsOf(lines);
  const sentences = sentencesOf(textOf(parts));
  const { head, issuedIn } = readHead(parts, sentences);
  const ground: DateGround = { issuedOn: valueOf(head.date), issuedIn, year: valueOf(head.year) };
  const read = isSilent(head.kind) ? [] : sentences.map((sentence) => readSentence(sentence, ground));
  const dates = withoutRepeats(read.flatMap((one) => one.dates));
  const all = (key: 'unread' | 'rhythms' | 'contacts') => [...new Set(read.flatMap((one) => one[key]))];
  return {
    title: valueOf(head.title),
    number: valueOf(head.number),
    issuer: valueOf(head.issuer),
    date: ground.issuedOn,
    year: ground.year,
    dates,
    materials: withoutTwins(read.flatMap((one) => one.materials)),
    requirements: numbered(read),
    unread: all('unread'),
    kind: head.kind.value,
    rhythms: all('rhythms'),
    contacts: all('contacts'),
    contradictions: [
      ...read.flatMap((one) => one.contradictions),
      ...contradictionsIn(dates, ground.issuedOn),
    ],
    evidence: evidenceOf(head),
  };
}

interface Head {
  kind: Told<NoticeKind>;
  title: Told<string> | null;
  number: Told<string> | null;
  issuer: Told<string> | null;
  date: Told<Day> | null;
  year: Told<number> | null;
}

function readHead(
  parts: NoticeParts,
  sentences: readonly Sentence[],
): { head: Head; issuedIn: number | null } {
  const [title, number, date] = [titleOf(parts), numberOf(parts), dateOf(parts)];
  const words = valueOf(title);
  const issuedIn = date ? Number(date.value.slice(0, 4)) : yearInNumber(number);
  const head = {
    kind: kindOf(parts, words),
    title,
    number,
    issuer: issuerOf(parts, words),
    date,
    year: yearOf(words, sentences, issuedIn),
  };
  return { head, issuedIn };
}

const valueOf = <T>(told: Told<T> | null): T | null => told?.value ?? null;

const evidenceOf = ({ kind, title, number, issuer, date, year }: Head): NoticeEvidence => ({
  kind: kind.sentence === '' ? null : kind.sentence,
  title: title?.sentence ?? null,
  number: number?.sentence ?? null,
  issuer: issuer?.sentence ?? null,
  date: date?.sentence ?? null,
  year: year?.sentence ?? null,
});

/** A form, a model or a report asks nobody for anything, nor does a table of statistics; a notice of statistics does. */
const isSilent = ({ value, sentence }: Told<NoticeKind>): boolean =>
  value === 'form' ||
  value === 'model' ||
  value === 'report' ||
  (value === 'statistics' && !/(?:通知|函|提示)$/u.test(sentence));

/** The text, who may be asked, and annexes that are no forms or models. */
function textOf({ body, close, annex }: NoticeParts): HeadLine[] {
  const contacts = close.filter(({ plain }) => /联系(?:人|电话)|邮箱/u.test(plain));
  const heading = annex.find(({ squeezed }) => squeezed.length > 4 && !squeezed.startsWith('附'));
  const kind = heading ? kindOfTitle(heading.squeezed) : null;
  const set =
    heading !== undefined && kind !== null && !['form', 'model', 'statistics', 'report'].includes(kind);
  return [...body, ...contacts, ...(set ? annex : [])];
}

function yearInNumber(number: Told<string> | null): number | null {
  const year = /[〔[(【](20\d\d)/u.exec(plainOf(number?.value ?? ''))?.[1];
  return year === undefined ? null : Number(year);
}

/** What is asked for twice is handed in once; its first sentence stands for it. */
function withoutTwins(materials: readonly Material[]): Material[] {
  const asked = materials.map(materialInWords);
  return materials.filter((one, at) => asked.indexOf(materialInWords(one)) === at);
}

function withoutRepeats(dates: readonly NoticeDate[]): NoticeDate[] {
  const seen = new Set<string>();
  return dates.filter(({ purpose, date, audience, sentence }) => {
    const key = `${purpose}|${date ?? sentence}|${audience ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Rules are numbered in the order of the text, so that the same notice gives the same rules. */
function numbered(read: readonly ReadSentence[]): Requirement[] {
  let count = 0;
  return read.flatMap(({ requirements }) =>
    requirements.map(({ sentence, rule }) => {
      if (rule === null) return { sentence, rule };
      count += 1;
      return { sentence, rule: { ...rule, id: `notice.${count}` } };
    }),
  );
}
