import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ErrorState } from './ErrorState.tsx';

/** Nothing for 300 ms, so that what is quick does not flicker; then a skeleton. */
export function LoadingSkeleton({ rows = 6 }: { rows?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" aria-live="polite" style={{ minHeight: 120, padding: late ? 24 : 0 }}>
      {late && (
        <>
          <span className="visually-hidden">正在载入</span>
          <Skeleton active title paragraph={{ rows }} />
        </>
      )}
    </div>
  );
}

interface Loadable<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Draws a query's data; until then the skeleton, or what went wrong. Data that is there stays when a refresh fails. */
export function Loaded<T>({ query, children }: { query: Loadable<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingSkeleton />;
}
