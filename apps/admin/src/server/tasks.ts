import { getTasks } from '@nianbao/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { tasksKey } from './keys.ts';

export const useTasks = () =>
  useQuery({
    queryKey: tasksKey,
    queryFn: ({ signal }) => call(getTasks, { signal }),
    refetchInterval: 30_000,
  });
