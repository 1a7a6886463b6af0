import { type Day, daysBetween } from '@nianbao/workdays';
import { PURPOSE_NAMES } from '../words/actions.ts';
import { audienceKinds } from '../words/audiences.ts';
import type { NoticeDate } from './deadlines.ts';

/** Two things that a notice says and that cannot both be; both are kept. */
export interface Contradiction {
  words: string;
  sentences: string[];
}

/** Set so long before the notice that a slip of the year is likelier. */
const LONG_PAST = 150;

export function contradictionsIn(dates: readonly NoticeDate[], issuedOn: Day | null): Contradiction[] {
  const pairs = [...groupsOf(dates).values()].flatMap(([first, ...others]) =>
    others.flatMap((other) => (first && clash(first, other) ? [inWords(first, other)] : [])),
  );
  const past = dates.flatMap(({ date, purpose, sentence }) =>
    issuedOn !== null && date !== null && daysBetween(date, issuedOn) > LONG_PAST
      ? [{ words: `${PURPOSE_NAMES[purpose]}日期 ${date} 远早于通知日期 ${issuedOn}`, sentences: [sentence] }]
      : [],
  );
  return [...pairs, ...past];
}

/** What is asked of the same bodies for the same purpose, and so by one day; 纸质 and 电子 may have each their own. */
function groupsOf(dates: readonly NoticeDate[]): Map<string, NoticeDate[]> {
  const groups = new Map<string, NoticeDate[]>();
  for (const one of dates) {
    if (one.date === null || one.purpose === 'other' || one.purpose === 'overdue') continue;
    const whom = audienceKinds(one.audience).includes('all') ? 'all' : one.audience;
    const key = `${one.purpose}|${whom}|${mediaOf(one)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

const clash = (one: NoticeDate, other: NoticeDate): boolean =>
  one.date !== other.date && one.sentence !== other.sentence && !goElsewhere(one.sentence, other.sentence);

const DESTINATION = /(?:报送?|送|交|向)(?:至|到|给)? ?([一-鿿]{0,16}?(?:办公室|办|局|科|厅|委|中心))/gu;
const destinations = (sentence: string): string[] =>
  [...sentence.matchAll(DESTINATION)].map((match) => match[1] ?? '');

/** To the own office by one day and to the superior's by another is no contradiction. */
function goElsewhere(one: string, other: string): boolean {
  const [here, there] = [destinations(one), destinations(other)];
  return here.length > 0 && there.length > 0 && here.every((place) => !there.includes(place));
}

const mediaOf = ({ sentence }: NoticeDate): string =>
  `${/纸质|书面|盖章/u.test(sentence)}${/电子|扫描/u.test(sentence)}`;

const inWords = (one: NoticeDate, other: NoticeDate): Contradiction => ({
  words: `${one.audience ?? ''}${PURPOSE_NAMES[one.purpose]}日期不一致：${one.date} 与 ${other.date}`,
  sentences: [...new Set([one.sentence, other.sentence])],
});
