import type { InvalidateQueryFilters, QueryClient, QueryKey } from '@tanstack/react-query';
import {
  auditChainKey,
  calendarKeys,
  channelsKey,
  cyclesKey,
  deadlineKeys,
  delegationsKey,
  deliveriesKey,
  notificationsKey,
  organisationKeys,
  partKey,
  partsKey,
  preferencesKey,
  publicationsKey,
  reportKeys,
  revisionsKey,
  sessionKey,
  tasksKey,
  templatesKey,
} from './keys.ts';

type Stale = readonly InvalidateQueryFilters[];

/** The answer with everything kept under it. */
const under = (queryKey: QueryKey): InvalidateQueryFilters => ({ queryKey });
/** The answer alone. */
const only = (queryKey: QueryKey): InvalidateQueryFilters => ({ queryKey, exact: true });
const areas = (...keys: (readonly [string])[]): InvalidateQueryFilters => {
  const names = new Set<unknown>(keys.map(([name]) => name));
  return { predicate: ({ queryKey: [area] }) => names.has(area) };
};
const allBut = (...keys: (readonly [string])[]): InvalidateQueryFilters => {
  const names = new Set<unknown>(keys.map(([name]) => name));
  return { predicate: ({ queryKey: [area] }) => !names.has(area) };
};

const EVERYTHING: Stale = [{}];
/** Dates stand on boards, lists and parts alike. */
const DATES = areas(deadlineKeys.all, cyclesKey, reportKeys.all, partsKey, tasksKey);
const reportOnly = (id: string): Stale => [only(reportKeys.one(id))];
const partOnly = (id: string): Stale => [only(partKey(id))];

/** What each change makes stale, whoever made it: this page, or somebody else, of whom the server tells (`told`). */
export const stale = {
  reportChanged: (id: string): Stale =>
    [reportKeys.activity(id), reportKeys.proposal(id), reportKeys.document(id), tasksKey].map(under),
  partAssigned: (reportId: string): Stale => [reportKeys.one(reportId), tasksKey].map(under),
  findingExplained: reportOnly,
  publishingChanged: (reportId: string): Stale => [under(reportKeys.one(reportId))],
  signedCopyAdded: (reportId: string): Stale => [under(reportKeys.signedCopies(reportId))],
  wordExported: (reportId: string): Stale => [under(reportKeys.exports(reportId))],
  wordAccepted: (): Stale => EVERYTHING,

  /** Lists, board, the whole report: all that shows the part but is not under its key. */
  partActed: (id: string): Stale => [under(revisionsKey(id)), allBut(partsKey, sessionKey)],
  partRefused: partOnly,
  partNudged: partOnly,
  partStatusSaved: partOnly,
  remarkChanged: partOnly,

  cycleOpened: (): Stale => [under(cyclesKey)],
  cycleUpdated: (reportId: string): Stale => [cyclesKey, reportKeys.one(reportId)].map(under),
  datesMoved: (): Stale => [DATES],
  calendarUpdated: (): Stale => [under(calendarKeys.all), DATES],

  /** From when a date is near shows on every light. */
  organisationUpdated: (): Stale => [under(sessionKey), DATES],
  organisationRefused: (): Stale => [under(organisationKeys.one)],
  organisationCreated: (): Stale => [under(sessionKey)],
  departmentSaved: (): Stale => [under(organisationKeys.departments)],
  personSaved: (): Stale => [under(organisationKeys.people)],
  delegationsChanged: (): Stale => [under(delegationsKey)],

  notificationsRead: (): Stale => [notificationsKey, sessionKey].map(under),
  preferencesRefused: (): Stale => [under(preferencesKey)],
  channelsChanged: (): Stale => [under(channelsKey)],
  deliveryResent: (): Stale => [deliveriesKey, channelsKey].map(under),
  templateSaved: (): Stale => [under(templatesKey)],

  archiveStored: (): Stale => [under(publicationsKey)],
  anchorTaken: (): Stale => [under(auditChainKey)],
  /** Nobody knows what was missed. */
  sessionResumed: (): Stale => EVERYTHING,

  toldReset: (): Stale => EVERYTHING,
  toldPart: (id: string): Stale => [partKey(id), deadlineKeys.all].map(under),
  toldRemark: (partId: string): Stale => [under(partKey(partId))],
  toldReport: (): Stale => [partsKey, deadlineKeys.all].map(under),
  toldNotification: (): Stale => [notificationsKey, tasksKey, sessionKey].map(under),
  toldPlaces: partOnly,
  /** Figures of other parts stand in the same table. */
  toldPlacesElsewhere: (partId: string): Stale => [
    {
      predicate: ({ queryKey: [area, id] }) => area === partsKey[0] && id !== partId && id !== 'left-behind',
    },
  ],
  /** Lists are counts: they follow a little later. */
  toldLists: (): Stale => [areas(reportKeys.all, tasksKey, cyclesKey)],
} satisfies Record<string, (id: string) => Stale>;

/** Has what is stale read again where it is shown; resolves once it is. */
export const readAgain = (cache: QueryClient, what: Stale): Promise<unknown> =>
  Promise.all(what.map((filters) => cache.invalidateQueries(filters)));
