import { formatInstant } from '../../../lib/dates.ts';
import { PART_ACTION_LABELS } from '../../../lib/labels.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Loaded } from '../../../ui/Loading.tsx';
import { Diff } from '../../review/Diff.tsx';
import { usePlaceHistory, useRevisions } from '../queries.ts';
import styles from './Panel.module.css';

/** Who changed the place at the cursor, from what to what; below, the submitted and approved versions of the part. */
export function History({
  partId,
  active,
  version,
  nameOf,
}: {
  partId: string;
  active: string | null;
  version: number;
  nameOf: (address: string) => string;
}) {
  return (
    <div className={styles.stack}>
      <h3 className={styles.heading}>{active === null ? '本处修改' : nameOf(active)}</h3>
      {active === null ? (
        <p className={styles.by}>把光标放到一个格或一段文字里，看它的修改经过。</p>
      ) : (
        <PlaceHistory partId={partId} address={active} version={version} />
      )}
      <h3 className={styles.heading}>提交与审核</h3>
      <Revisions partId={partId} />
    </div>
  );
}

function PlaceHistory({ partId, address, version }: { partId: string; address: string; version: number }) {
  const history = usePlaceHistory(partId, address, version);
  const isText = address.startsWith('sections/');
  return (
    <Loaded query={history}>
      {(entries) =>
        entries.length === 0 ? (
          <p className={styles.by}>还没有人在这里写过。</p>
        ) : (
          <ul className={styles.stack}>
            {entries.map(({ id, by, at, before, after, kept }) => (
              <li key={id} className={styles.entry}>
                <span className={styles.by}>
                  {by} {formatInstant(at)}
                  {!kept && ' · 冲突中未采用'}
                </span>
                <p>
                  {isText ? (
                    <Diff before={before ?? ''} after={after ?? ''} />
                  ) : (
                    `${before || '未填'} → ${after || '未填'}`
                  )}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(PART_ACTION_LABELS));

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
