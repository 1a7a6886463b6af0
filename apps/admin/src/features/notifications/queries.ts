import { getTasks, listNotifications, type NotificationView, readNotification } from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/call.ts';
import { sessionKey } from '../session/queries.ts';

export const notificationsKey = ['notifications'] as const;
/** Shared with the page of tasks: one request feeds both. */
export const tasksKey = ['tasks'] as const;

export const useNotifications = (enabled = true) =>
  useQuery({
    queryKey: notificationsKey,
    queryFn: ({ signal }) => call(listNotifications, { signal }),
    refetchInterval: 60_000,
    enabled,
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

export function useReadNotification() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(readNotification, { params: { id } }),
    onSuccess: (read: NotificationView) => {
      cache.setQueryData<NotificationView[]>(notificationsKey, (list) =>
        list?.map((one) => (one.id === read.id ? read : one)),
      );
      void cache.invalidateQueries({ queryKey: sessionKey });
    },
  });
}
