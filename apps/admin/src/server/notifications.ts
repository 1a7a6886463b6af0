import {
  askToConfirmEmail,
  getMessagePreferences,
  getTasks,
  listNotifications,
  type MessagePreferencesView,
  type NotificationView,
  readAllNotifications,
  readNotification,
  renewCalendarAddress,
  revokeCalendarAddress,
  type SentBody,
  type SentQuery,
  updateMessagePreferences,
} from '@nianbao/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { notificationsKey, preferencesKey, tasksKey } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export type InboxFilter = Pick<SentQuery<typeof listNotifications>, 'topic' | 'reportId' | 'state'>;

/** The latest ones, whatever they are about. */
export const useNotifications = () =>
  useQuery({
    queryKey: [...notificationsKey, 'latest'],
    queryFn: ({ signal }) => call(listNotifications, { signal }),
    refetchInterval: 60_000,
  });

/** Those that fit, page after page. */
export const useInbox = (filter: InboxFilter) =>
  useInfiniteQuery({
    queryKey: [...notificationsKey, 'inbox', filter],
    queryFn: ({ signal, pageParam }) =>
      call(listNotifications, { query: { ...filter, ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => (page.length < 100 ? undefined : page.at(-1)?.id),
    select: ({ pages }) => pages.flat(),
    refetchInterval: 60_000,
  });

/** How many things wait for the person signed in; what others have is not counted. */
export function useWaitingCount(): number {
  const { data } = useQuery({
    queryKey: tasksKey,
    queryFn: ({ signal }) => call(getTasks, { signal }),
    refetchInterval: 30_000,
  });
  if (!data) return 0;
  return data.parts.filter(({ kind }) => kind !== 'wait').length + data.reports.length;
}

function useListsAgain() {
  const cache = useQueryClient();
  return () => readAgain(cache, stale.notificationsRead());
}

export function useReadNotification() {
  const again = useListsAgain();
  return useMutation({
    mutationFn: ({ id, read = true }: { id: NotificationView['id']; read?: boolean }) =>
      call(readNotification, { params: { id }, body: { read } }),
    onSuccess: again,
  });
}

export function useReadAll() {
  const again = useListsAgain();
  return useMutation({
    mutationFn: (body: SentBody<typeof readAllNotifications>) => call(readAllNotifications, { body }),
    onSuccess: again,
  });
}

/** Asked again while an address waits to be confirmed, which happens in another window. */
export const usePreferences = () =>
  useQuery({
    queryKey: preferencesKey,
    queryFn: ({ signal }) => call(getMessagePreferences, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.emailPending ? 10_000 : false),
  });

export function useUpdatePreferences() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof updateMessagePreferences>) => call(updateMessagePreferences, { body }),
    onSuccess: (preferences) => cache.setQueryData<MessagePreferencesView>(preferencesKey, preferences),
    // Somebody (perhaps oneself, from a mail) has changed them: what stands now is shown beside the refusal.
    onError: () => readAgain(cache, stale.preferencesRefused()),
  });
}

export function useAskToConfirm() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(askToConfirmEmail),
    onSuccess: (preferences) => cache.setQueryData<MessagePreferencesView>(preferencesKey, preferences),
  });
}

export function useRenewCalendar() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(renewCalendarAddress),
    onSuccess: ({ preferences }) => cache.setQueryData<MessagePreferencesView>(preferencesKey, preferences),
  });
}

export function useRevokeCalendar() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(revokeCalendarAddress),
    onSuccess: (preferences) => cache.setQueryData<MessagePreferencesView>(preferencesKey, preferences),
  });
}
