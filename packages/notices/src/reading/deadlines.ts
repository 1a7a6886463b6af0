import type { Day } from '@nianbao/workdays';
import { type DateMention, findDates } from '../dates/find-dates.ts';
import {
  isPeriod,
  isReplaced,
  isStretch,
  isTold,
  overlaps,
  rhythmsIn,
  titlesIn,
} from '../dates/not-deadlines.ts';
import { type DateGround, resolveDate } from '../dates/resolve.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Purpose } from '../words/actions.ts';
import { OBLIGING } from '../words/report-words.ts';
import { audiencesOf } from './audience.ts';
import { purposesAbove, purposesOf } from './date-purposes.ts';
import { asksElse, purposesIn, withoutNames } from './purpose.ts';

/** A date of the notice with the sentence it comes from; `null` where the text does not decide the day. */
export interface NoticeDate {
  purpose: Purpose;
  date: Day | null;
  /** In the words of the notice; null where it names nobody, and so means everybody it is addressed to. */
  audience: string | null;
  sentence: string;
}

/** What the dates of a sentence say, and what of them could not be understood. */
export interface SentenceDates {
  dates: NoticeDate[];
  /** Every date in it was understood: as a deadline, a rhythm, a period or the date of another document. */
  understood: boolean;
  /** The sentence (half width) without its dates. */
  rest: string;
  rhythm: boolean;
  clashes: string[];
}

const LEADS =
  /(?:于|在|至|到|截[至止]到?|最迟|不[晚迟]于|不得[晚迟]于|限于?|务必于|日期为?|时间[为是]?|时限[为是]?|期限[为是]?|节点[为是]?|截止[日时][期间]?[为是]?|(?:调整|延长|延期|顺延|推迟|提前|改|变更)(?:至|为|到)?)[: ]{0,2}$/u;

/** The dates of the sentence that set a limit, in its order. */
export function datesOf(sentence: Sentence, ground: DateGround): SentenceDates {
  const { plain } = sentence;
  const [rhythms, titles] = [rhythmsIn(plain), titlesIn(plain)];
  const mentions = findDates(plain).filter((mention) => !overlaps(mention, titles));
  const single = mentions.filter((mention) => !overlaps(mention, rhythms));
  const ends = withoutBeginnings(plain, single);
  const masked = withoutNames(plain);
  const deadlines = ends.filter((mention) => isDeadline(sentence, masked, mention));
  const left = ends.filter((one) => !deadlines.includes(one) && one.day !== 'vague' && !isAside(plain, one));
  const read = readDeadlines(sentence, masked, deadlines, ground);
  return {
    dates: read.dates,
    clashes: read.clashes,
    rhythm: rhythms.length > 0,
    rest: mentions.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), plain),
    understood: left.length === 0 && read.dates.every(({ date }) => date !== null),
  };
}

/** Of a stretch its last day counts, in month and year of the first where it names none; a period that is counted is no date. */
function withoutBeginnings(plain: string, mentions: readonly DateMention[]): DateMention[] {
  return mentions.flatMap((mention, at) => {
    const [before, next] = [mentions[at - 1], mentions[at + 1]];
    if (next && isStretch(plain, mention, next)) return [];
    if (!before || !isStretch(plain, before, mention)) return [mention];
    if (isPeriod(plain, before, mention)) return [];
    const goesOn = mention.year === null && typeof before.year === 'number' ? { year: before.year } : {};
    return [
      { ...mention, ...goesOn, start: before.start, month: mention.month ?? before.month, limited: true },
    ];
  });
}

const isAside = (plain: string, mention: DateMention): boolean =>
  isTold(plain, mention) || isReplaced(plain, mention);

function isDeadline(sentence: Sentence, masked: string, mention: DateMention): boolean {
  const { plain } = sentence;
  if (isAside(plain, mention)) return false;
  const before = plain.slice(Math.max(0, mention.start - 12), mention.start);
  if (mention.limited || LEADS.test(before)) return true;
  // 乡镇：1月16日 under 报送时间.
  if (/: ?$/u.test(before) && mention.day !== 'vague' && purposesAbove(sentence).length > 0) return true;
  const after = masked.slice(mention.end, mention.end + 8);
  return mention.day !== 'vague' && (purposesIn(after, '').length > 0 || asksElse(after));
}

/** What those who are late already are to do. */
const ofTheLate = (purpose: Purpose, audience: string | null): Purpose =>
  purpose !== 'other' && /^(?:尚未|仍未|至今未|未)/u.test(audience ?? '') ? 'overdue' : purpose;

/** 2025年1月31日前，42家单位按时公开: what came to pass by a day before the notice. */
const isPast = ({ year }: DateMention, day: Day | null, { issuedOn }: DateGround): boolean =>
  typeof year === 'number' && day !== null && issuedOn !== null && day < issuedOn;

interface Read {
  dates: NoticeDate[];
  clashes: string[];
}

function readDeadlines(
  sentence: Sentence,
  masked: string,
  deadlines: readonly DateMention[],
  ground: DateGround,
): Read {
  if (deadlines.length === 0) return { dates: [], clashes: [] };
  const purposes = purposesOf(sentence, masked, deadlines);
  const audiences = audiencesOf(sentence, deadlines);
  let before: Day | null = null;
  const read: Read = { dates: [], clashes: [] };
  deadlines.forEach((mention, at) => {
    const { day, clash } = resolveDate(mention, ground, before);
    before = day ?? before;
    if (isPast(mention, day, ground) && !OBLIGING.test(sentence.plain)) return;
    if (clash !== null) read.clashes.push(clash);
    const audience = audiences[at] ?? null;
    const asked = new Set((purposes[at] ?? ['other']).map((purpose) => ofTheLate(purpose, audience)));
    for (const purpose of asked)
      read.dates.push({ purpose, date: day, audience, sentence: sentence.text.trim() });
  });
  return read;
}
