import { listReaders } from '@nianbao/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { partKey } from './keys.ts';

/** Who may be named in a remark; asked for when somebody is about to write one. */
export const useReaders = (partId: string) =>
  useQuery({
    queryKey: [...partKey(partId), 'readers'],
    queryFn: ({ signal }) => call(listReaders, { params: { id: partId }, signal }),
    staleTime: 300_000,
  });
