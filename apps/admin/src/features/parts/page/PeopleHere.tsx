import type { Present } from '@nianbao/contracts';
import { Tooltip } from 'antd';
import styles from './PeopleHere.module.css';

const MOST = 4;

/** Small marks of who else has the part open. */
export function PeopleHere({ people }: { people: readonly Present[] }) {
  if (people.length === 0) return null;
  const names = people.map(({ name }) => name).join('、');
  return (
    <Tooltip title={`${names}也在这里`}>
      <span className={styles.people} role="img" aria-label={`${names}也在这里`} tabIndex={0}>
        {people.slice(0, MOST).map(({ id, name }) => (
          <span key={id} className={styles.person}>
            {name.slice(0, 1)}
          </span>
        ))}
        {people.length > MOST && <span className={styles.more}>+{people.length - MOST}</span>}
      </span>
    </Tooltip>
  );
}
