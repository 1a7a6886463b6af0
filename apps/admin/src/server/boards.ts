import { getBurnDown, getTimeliness } from '@nianbao/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../lib/call.ts';

const MINUTE = 60_000;

export const useTimeliness = () =>
  useQuery({
    queryKey: ['timeliness'],
    queryFn: ({ signal }) => call(getTimeliness, { signal }),
    refetchInterval: 5 * MINUTE,
  });

/** Under the report's key: whatever has the report read anew, has this read anew. */
export const useBurnDown = (reportId: string, enabled = true) =>
  useQuery({
    queryKey: ['reports', reportId, 'burn-down'],
    queryFn: ({ signal }) => call(getBurnDown, { params: { id: reportId }, signal }),
    refetchInterval: MINUTE,
    enabled,
  });
