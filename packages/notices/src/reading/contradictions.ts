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
  const pairs = dates.flatMap((one, at) =>
    dates.slice(at + 1).flatMap((other) => (clash(one, other) ? [inWords(one, other)] : [])),
  );
  const past = dates.flatMap(({ date, purpose, sentence }) =>
    issuedOn !== null && date !== null && daysBetween(date, issuedOn) > LONG_PAST
      ? [{ words: `${PURPOSE_NAMES[purpose]}日期 ${date} 远早于通知日期 ${issuedOn}`, sentences: [sentence] }]
      : [],
  );
  return [...pairs, ...past];
}

/** The same is asked of the same bodies by two days; 纸质 and 电子 may have each their own. */
function clash(one: NoticeDate, other: NoticeDate): boolean {
  if (one.purpose !== other.purpose || one.purpose === 'other' || one.purpose === 'overdue') return false;
  if (one.date === null || other.date === null || one.date === other.date) return false;
  return sameAudience(one.audience, other.audience) && mediaOf(one) === mediaOf(other);
}

const sameAudience = (one: string | null, other: string | null): boolean =>
  one === other || (audienceKinds(one).includes('all') && audienceKinds(other).includes('all'));

/** Two dates of one sentence are told apart by it, whatever parts them. */
const mediaOf = ({ sentence }: NoticeDate): string =>
  `${/纸质|书面|盖章/u.test(sentence)}${/电子|扫描/u.test(sentence)}`;

const inWords = (one: NoticeDate, other: NoticeDate): Contradiction => ({
  words: `${one.audience ?? ''}${PURPOSE_NAMES[one.purpose]}日期不一致：${one.date} 与 ${other.date}`,
  sentences: [...new Set([one.sentence, other.sentence])],
});
