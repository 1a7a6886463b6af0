import { formatInstant } from '../../lib/dates.ts';
import styles from './SigningPage.module.css';

/** Why something may stand, with who says so; or that nobody has said it yet. */
export function Explained({
  explanation,
}: {
  explanation: { reason: string; by: string; at: string } | null;
}) {
  if (!explanation) return <p className={styles.quiet}>还没有人作出说明</p>;
  return (
    <p className={styles.waiver}>
      说明：{explanation.reason}
      <span className={styles.quiet}>
        {explanation.by} {formatInstant(explanation.at)}
      </span>
    </p>
  );
}
