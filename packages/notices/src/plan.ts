import { type BodyKind, type LegalDate, legalDateOf } from '@nianbao/report-formats';
import {
  type Calendar,
  type Day,
  dayInWords,
  official,
  type Plan,
  planBackwards,
  type PlanBasis,
  type StageDurations,
} from '@nianbao/workdays';
import type { NoticeReading } from './read-notice.ts';
import type { NoticeDate } from './reading/deadlines.ts';
import { type Purpose, PURPOSE_NAMES } from './words/actions.ts';
import { type Audience, audienceKinds } from './words/audiences.ts';

/** What the body says of itself before the notice does. */
export interface PlanWishes {
  year: number;
  body: BodyKind;
  /** As whom the notice addresses it, where that is not its kind: 乡镇. */
  audience?: Audience;
  durations?: StageDurations;
  delivers?: boolean;
  deliverFirst?: boolean;
}

/** A plan that follows from a notice, with every step that led to it. */
export interface NoticePlan {
  basis: PlanBasis;
  plan: Plan;
  legal: LegalDate;
  /** The dates of the notice it rests on. */
  from: NoticeDate[];
  /** From the notice and the law to the last days, and from there backwards, one sentence a step. */
  arithmetic: string[];
}

/** 先备案后公布 and its like. */
const DELIVER_FIRST =
  /先(?:行)?(?:备案|报送|报备|审核|报审)[^,，;；。]{0,6}(?:后|再)[^,，;；。]{0,6}(?:公布|公开|发布)/u;

/** The last days come from the notice and the law, whichever is earlier; the stages are counted back from them. */
export function planFromNotice(
  notice: Pick<NoticeReading, 'dates' | 'requirements'>,
  wishes: PlanWishes,
  calendar: Calendar = official,
): NoticePlan {
  const legal = legalDateOf(wishes.year, wishes.body);
  const publish = dateFor(notice.dates, ['publish'], wishes);
  const deliver = wishes.delivers === false ? null : dateFor(notice.dates, ['deliver', 'file'], wishes);
  const draft = dateFor(notice.dates, ['draft'], wishes);
  const first = firstDelivered(notice, wishes);
  const basis: PlanBasis = {
    publishBy: publish !== null && publish.day < legal.date ? publish.day : legal.date,
    deliverBy: deliver?.day ?? null,
    deliverFirst: first.yes,
    delivers: wishes.delivers ?? true,
    ...(wishes.durations ? { durations: wishes.durations } : {}),
  };
  const plan = planBackwards(basis, calendar);
  const from = [publish, deliver, draft].flatMap((found) => (found ? [found.told] : []));
  const arithmetic = [
    publishWords(publish, legal),
    ...(deliver ? [`通知要求报送：${dayInWords(deliver.day)}前${quote(deliver.told)}`] : []),
    ...(first.because === null ? [] : [`通知要求先报送后公开（“${first.because}”）`]),
    ...plan.arithmetic,
    ...(draft ? [draftWords(draft, plan)] : []),
  ];
  return { basis, plan, legal, from, arithmetic };
}

interface Dated {
  day: Day;
  told: NoticeDate;
}

/** The earliest day for this kind of body; what names it goes before what speaks to all. */
function dateFor(
  dates: readonly NoticeDate[],
  purposes: readonly Purpose[],
  wishes: PlanWishes,
): Dated | null {
  const me = wishes.audience ?? wishes.body;
  const mine = dates.flatMap((told): (Dated & { named: boolean })[] => {
    if (told.date === null || !purposes.includes(told.purpose)) return [];
    const kinds = audienceKinds(told.audience);
    if (!kinds.includes(me) && !kinds.includes('all')) return [];
    return [{ day: told.date, told, named: kinds.includes(me) }];
  });
  const named = mine.filter((one) => one.named);
  const [earliest] = (named.length > 0 ? named : mine).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return earliest ?? null;
}

function firstDelivered(
  { dates, requirements }: Pick<NoticeReading, 'dates' | 'requirements'>,
  { deliverFirst = false }: PlanWishes,
): { yes: boolean; because: string | null } {
  const sentences = [...dates, ...requirements].map(({ sentence }) => sentence);
  const because = sentences.find((sentence) => DELIVER_FIRST.test(sentence)) ?? null;
  return { yes: deliverFirst || because !== null, because };
}

const quote = ({ sentence }: NoticeDate): string => `（“${sentence}”）`;

function publishWords(publish: Dated | null, { date, basis }: LegalDate): string {
  const legal = `法定公开日 ${dayInWords(date)}（${basis}）`;
  if (publish === null) return `通知没有写公开日期，按${legal}`;
  const asked = `通知要求公开：${dayInWords(publish.day)}前${quote(publish.told)}`;
  if (publish.day === date) return `${asked}，与${legal}一致`;
  return publish.day < date ? `${asked}，早于${legal}，以通知为准` : `${asked}，晚于${legal}，以法定日期为准`;
}

/** A draft for the superior body is due before the stages that only the body itself counts. */
function draftWords({ day, told }: Dated, { stages }: Plan): string {
  const asked = `通知要求${PURPOSE_NAMES.draft}：${dayInWords(day)}前${quote(told)}`;
  const review = stages.find(({ stage }) => stage === 'review');
  return review !== undefined && day < review.dueOn
    ? `${asked}，早于倒排的办公室审核截止 ${dayInWords(review.dueOn)}，请相应提前`
    : asked;
}
