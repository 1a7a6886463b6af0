import { PART_ACTION_LABELS } from '../../lib/labels.ts';
import { formatInstant } from '../../lib/dates.ts';
import { useRevisions } from '../../server/parts.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import styles from './Revisions.module.css';

const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(PART_ACTION_LABELS));

/** The submitted and judged versions of the part. */
export function Revisions({ partId }: { partId: string }) {
  const revisions = useRevisions(partId);
  return (
    <Loaded query={revisions}>
      {(list) =>
        list.length === 0 ? (
          <Empty title="还没有提交过" />
        ) : (
          <ol className={styles.stack}>
            {list.map(({ id, number, action, by, at, contentHash }) => (
              <li key={id} className={styles.entry}>
                <span>
                  第 {number} 版 · {by} {WORDS.get(action) ?? action}
                </span>
                <span className={styles.by}>
                  {formatInstant(at)} · <code title={contentHash}>{contentHash.slice(0, 8)}</code>
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
