import { useRouteError } from 'react-router';
import { ErrorState } from '../ui/ErrorState.tsx';
import { NotFound } from '../ui/NotFound.tsx';

/** What a page shows that broke while it was drawn or loaded; the rest of the app stays. */
export function RouteError() {
  const error = useRouteError();
  const outdated = error instanceof TypeError && error.message.includes('import');
  return (
    <ErrorState
      error={outdated ? new Error('系统已经更新，请刷新页面后继续。') : error}
      retryLabel="刷新页面"
      onRetry={() => window.location.reload()}
    />
  );
}

export const NotFoundPage = () => <NotFound />;
