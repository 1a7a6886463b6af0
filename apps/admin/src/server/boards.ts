import { getBurnDown, getTimeliness } from '@nianbao/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { reportKeys } from './keys.ts';

const MINUTE = 60_000;

export const useTimeliness = () =>
  useQuery({
    queryKey: ['timeliness'],
    queryFn: ({ signal }) => call(getTimeliness, { signal }),
    refetchInterval: 5 * MINUTE,
  });

export const useBurnDown = (reportId: string, enabled = true) =>
  useQuery({
    queryKey: reportKeys.burnDown(reportId),
    queryFn: ({ signal }) => call(getBurnDown, { params: { id: reportId }, signal }),
    refetchInterval: MINUTE,
    enabled,
  });
