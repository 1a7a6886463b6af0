import { CHANNELS, type DocumentRecord } from '../fields/documents.ts';
import type { DisputeRecord } from '../fields/disputes.ts';
import { type MeasureRecord, yearOfPeriod } from '../fields/measures.ts';
import type { CountedApplication } from './subjects.ts';

/** A year as its first and last day, for comparing days as texts. */
export interface Span {
  year: number;
  first: string;
  last: string;
}
export const spanOf = (year: number): Span => ({ year, first: `${year}-01-01`, last: `${year}-12-31` });

type When<T> = (record: T, span: Span) => boolean;
const within = (day: string | null, { first, last }: Span): boolean =>
  day !== null && day >= first && day <= last;
const by = (day: string | null, { last }: Span): boolean => day !== null && day <= last;

/** 一 came in in the year; 二 came before and was still open; 三 ended in it; 四 is open at its end. */
export const APPLICATION_MOMENTS = {
  entered: ({ enteredOn }, span) => within(enteredOn, span),
  carried_in: ({ enteredOn, endedOn }, { first }) =>
    enteredOn < first && (endedOn === null || endedOn >= first),
  ended: ({ endedOn }, span) => within(endedOn, span),
  open: ({ enteredOn, endedOn }, span) => by(enteredOn, span) && !by(endedOn, span),
  paid: ({ paidOn }, span) => within(paidOn, span),
} as const satisfies Record<string, When<CountedApplication>>;

const isPending = ({ acceptedOn, concludedOn, result }: DisputeRecord, span: Span): boolean =>
  by(acceptedOn, span) && (result === 'pending' || concludedOn === null || concludedOn > span.last);
const isConcluded = ({ concludedOn, result }: DisputeRecord, span: Span): boolean =>
  result !== 'pending' && within(concludedOn, span);

/** A case counts in every year in which it was open, once, by how it stood at the end of that year. */
export const DISPUTE_MOMENTS = {
  concluded: isConcluded,
  pending: isPending,
  before_us: (dispute, span) => isConcluded(dispute, span) || isPending(dispute, span),
} as const satisfies Record<string, When<DisputeRecord>>;

const CHANNEL_FIELDS = Object.values(CHANNELS).map(({ field }) => field);

/** The day an item first became public, on whichever channel; several channels are one publication. */
export function firstPublishedOn(document: DocumentRecord): string | null {
  let first: string | null = null;
  for (const field of CHANNEL_FIELDS) {
    const day = document[field];
    if (day !== null && (first === null || day < first)) first = day;
  }
  return first;
}

const channelIn =
  (...fields: (typeof CHANNEL_FIELDS)[number][]): When<DocumentRecord> =>
  (document, span) =>
    fields.some((field) => within(document[field], span));
const isOver = ({ repealedOn, lapsedOn }: DocumentRecord, span: Span): boolean =>
  by(repealedOn, span) || by(lapsedOn, span);

export const DOCUMENT_MOMENTS = {
  issued: ({ madeOn }, span) => within(madeOn, span),
  repealed: ({ repealedOn }, span) => within(repealedOn, span),
  in_force: (document, span) => by(document.madeOn, span) && !isOver(document, span),
  first_published: (document, span) => within(firstPublishedOn(document), span),
  public: (document, span) => by(firstPublishedOn(document), span) && !isOver(document, span),
  gazette: channelIn('gazetteOn'),
  website: channelIn('websiteOn'),
  weibo: channelIn('weiboOn'),
  wechat: channelIn('wechatOn'),
  elsewhere: channelIn('boardOn', 'otherOn'),
} as const satisfies Record<string, When<DocumentRecord>>;

export const MEASURE_MOMENTS = {
  in_year: ({ period }, { year }) => yearOfPeriod(period) === year,
} as const satisfies Record<string, When<MeasureRecord>>;
