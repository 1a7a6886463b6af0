import { markSeen } from '@nianbao/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../lib/call.ts';

/** Remembers that the report was seen as it stands. What changed until now stays on this page; the next look starts here. */
export const useMarkSeen = (id: string) =>
  useMutation({
    mutationFn: (contentHash: string) => call(markSeen, { params: { id }, body: { contentHash } }),
  });
