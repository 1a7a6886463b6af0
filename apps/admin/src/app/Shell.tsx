import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../features/session/queries.ts';
import { isProblem } from '../lib/call.ts';
import { Loaded } from '../ui/Loading.tsx';

/** Frame of every page: who is not signed in goes to sign in and comes back. */
export function Shell() {
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  if (!session.data && isProblem(session.error, 'not-signed-in')) {
    return <Navigate to={`/login?to=${encodeURIComponent(pathname + search + hash)}`} replace />;
  }
  return <Loaded query={session}>{() => <Outlet />}</Loaded>;
}
