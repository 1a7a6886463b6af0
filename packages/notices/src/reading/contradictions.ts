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
    others.flatMap((other) => (first && other.date !== first.date ? [inWords(first, other)] : [])),
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

const mediaOf = ({ sentence }: NoticeDate): string =>
  `${/纸质|书面|盖章/u.test(sentence)}${/电子|扫描/u.test(sentence)}`;

const inWords = (one: NoticeDate, other: NoticeDate): Contradiction => ({
  words: `${one.audience ?? ''}${PURPOSE_NAMES[one.purpose]}日期不一致：${one.date} 与 ${other.date}`,
  sentences: [...new Set([one.sentence, other.sentence])],
});
