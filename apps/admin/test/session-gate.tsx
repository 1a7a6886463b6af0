import type { ReactNode } from 'react';
import { useSession } from '../src/server/session.ts';

/** What the shell does for its pages: draws them once somebody is signed in. */
export const SessionGate = ({ children }: { children: ReactNode }) =>
  useSession().data ? <>{children}</> : null;
