import { Link } from 'react-router';
import styles from '../../pieces/dates/Deadlines.module.css';
import { useExtensions } from '../../server/deadlines.ts';

/** How many ask for more time, as the way to them. */
export function OpenExtensions({ reportId }: { reportId: string }) {
  const asked = (useExtensions(reportId).data ?? []).filter(({ status }) => status === 'asked');
  return (
    <Link to={`/reports/${reportId}/deadlines`}>
      {asked.length === 0 ? (
        '没有待答复的'
      ) : (
        <strong className={styles.near}>◑ {asked.length} 项待答复</strong>
      )}
    </Link>
  );
}
