import {
  type CalendarChange,
  getCalendar,
  previewCalendar,
  type SentBody,
  updateCalendar,
} from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { calendarKeys } from './keys.ts';
import { readAgain, stale } from './stale.ts';

export const useCalendar = (year: number) =>
  useQuery({
    queryKey: calendarKeys.year(year),
    queryFn: ({ signal }) => call(getCalendar, { query: { year }, signal }),
  });

/** What the change would move; asked for anew each time, as it must be what would move now. */
export const usePreviewCalendar = () =>
  useMutation({ mutationFn: (body: CalendarChange) => call(previewCalendar, { body }) });

export function useUpdateCalendar() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof updateCalendar>) => call(updateCalendar, { body }),
    onSuccess: ({ calendar }) => {
      cache.setQueryData(calendarKeys.year(calendar.year), calendar);
      return readAgain(cache, stale.calendarUpdated());
    },
  });
}
