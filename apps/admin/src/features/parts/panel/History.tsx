import type { PartView } from '@nianbao/contracts';
import { App, Button } from 'antd';
import { formatInstant } from '../../../lib/dates.ts';
import { PART_ACTION_LABELS } from '../../../lib/labels.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Loaded } from '../../../ui/Loading.tsx';
import { Comparison } from '../../review/Comparison.tsx';
import { Diff } from '../../review/Diff.tsx';
import { currentValue, type PlaceState, type PlaceValue, wordsOf } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { usePlaceHistory, useRevisions } from '../queries.ts';
import styles from './Panel.module.css';

/** Who changed the place at the cursor, from what to what; below, the submitted and approved versions of the part. */
export function History({
  part,
  active,
  state,
  store,
  nameOf,
}: {
  part: PartView;
  active: string | null;
  /** What stands at the place at the cursor. */
  state: PlaceState | undefined;
  store: PlacesStore;
  nameOf: (address: string) => string;
}) {
  return (
    <div className={styles.stack}>
      <h3 className={styles.heading}>{active === null ? '本处修改' : nameOf(active)}</h3>
      {active === null ? (
        <p className={styles.by}>把光标放到一个格或一段文字里，看它的修改经过。</p>
      ) : (
        <PlaceHistory
          partId={part.id}
          address={active}
          state={state}
          onRestore={part.mayFill ? (value) => store.type([{ address: active, value }]) : null}
        />
      )}
      <h3 className={styles.heading}>提交与审核</h3>
      <Revisions partId={part.id} />
      <h3 className={styles.heading}>比较</h3>
      <Comparison part={part} nameOf={nameOf} />
    </div>
  );
}

function PlaceHistory({
  partId,
  address,
  state,
  onRestore,
}: {
  partId: string;
  address: string;
  state: PlaceState | undefined;
  /** `null` for those who may only read. */
  onRestore: ((value: PlaceValue) => void) | null;
}) {
  const history = usePlaceHistory(partId, address, state?.saved.version ?? 0);
  const { message } = App.useApp();
  const restore = (words: string | null) => {
    const value = state && restored(currentValue(state), words);
    if (!onRestore || !value) return null;
    return (
      <Button
        size="small"
        style={{ justifySelf: 'start', alignSelf: 'flex-start' }}
        onClick={() => {
          onRestore(value);
          void message.success('已恢复，记为一次新的修改');
        }}
      >
        恢复为“{shorten(words)}”
      </Button>
    );
  };
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
                {restore(after)}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

const shorten = (words: string | null): string => {
  if (!words) return '未填';
  return words.length > 10 ? `${words.slice(0, 10)}…` : words;
};

/** An earlier wording in the place as it is now; `null` where it stands already, or is no plain text. */
export function restored(now: PlaceValue, words: string | null): PlaceValue | null {
  if (wordsOf(now) === (words ?? '')) return null;
  if (now.kind === 'cell') return { kind: 'cell', raw: words ?? '' };
  if (now.kind === 'removed' || !words || !('text' in now.block)) return null;
  return { ...now, block: { ...now.block, text: words } };
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
