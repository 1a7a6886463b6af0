import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '../lib/call.ts';

/** A refusal is an answer: only a server that was not reached is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && isProblem(error, 'offline', 'internal'),
    },
    mutations: { retry: false },
  },
});
