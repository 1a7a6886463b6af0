import { Link } from 'react-router';
import { rolesOf, useSession } from '../server/session.ts';

/** Leads to the life of a report, a part or a place in the record, for those who may read it. */
export function RecordLink({
  reportId,
  partId,
  address,
  children = '查看全部记录',
}: {
  reportId?: string;
  partId?: string;
  address?: string;
  children?: string;
}) {
  const { data } = useSession();
  const roles = data && rolesOf(data);
  if (!roles?.has('office') && !roles?.has('auditor') && !roles?.has('admin')) return null;
  const asked = new URLSearchParams({
    view: 'timeline',
    ...(reportId === undefined ? {} : { reportId }),
    ...(partId === undefined ? {} : { partId }),
    ...(address === undefined ? {} : { address }),
  });
  return <Link to={`/audit?${asked.toString()}`}>{children}</Link>;
}
