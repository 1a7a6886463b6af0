import { comparePart, type PartView } from '@nianbao/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../lib/call.ts';
import { partKey } from './keys.ts';

export type From = 'seen' | 'last_year' | number;
export type To = 'current' | number;

/** Read again when anything in the part was saved since. */
export function useComparison(part: PartView, from: From, to: To) {
  const written = [...part.cells, ...part.blocks].reduce((sum, { version }) => sum + version, 0);
  return useQuery({
    queryKey: [...partKey(part.id), 'comparison', from, to, to === 'current' ? written : 0],
    queryFn: ({ signal }) => call(comparePart, { params: { id: part.id }, query: { from, to }, signal }),
    placeholderData: (before) => before,
  });
}
