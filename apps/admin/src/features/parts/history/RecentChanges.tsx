import type { PlaceHistoryEntry } from '@nianbao/contracts';
import { App } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { Loaded } from '../../../ui/Loading.tsx';
import { currentValue, type Outbox } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { useRecentChanges } from '../../../server/parts.ts';
import { ChangeEntry } from './ChangeEntry.tsx';
import styles from './History.module.css';
import { removedBy, restored } from './restore.ts';

interface Props {
  partId: string;
  store: PlacesStore;
  mayFill: boolean;
  nameOf: (address: string) => string;
}

/** The latest changes anywhere in the part: where a paragraph that was removed is found and brought back. */
export function RecentChanges(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>整个填报项最近的修改（可找回删去的段落）</summary>
      {open && <ListOfChanges {...props} />}
    </details>
  );
}

function ListOfChanges({ partId, store, mayFill, nameOf }: Props) {
  const outbox = useSyncExternalStore(store.subscribe, store.read);
  const recent = useRecentChanges(partId, outbox.savedAt);
  const { message } = App.useApp();
  return (
    <Loaded query={recent}>
      {(entries) => (
        <ul className={styles.list}>
          {entries.length === 0 && <li className={styles.by}>还没有修改。</li>}
          {entries.map((entry) => {
            const value = mayFill ? restorable(outbox, entries, entry) : null;
            const restore = () => {
              if (!value) return;
              store.type([{ address: entry.address, value, onto: latestAt(entries, entry) }]);
              void message.success('已恢复，记为一次新的修改');
            };
            return (
              <ChangeEntry
                key={entry.id}
                entry={entry}
                place={nameOf(entry.address)}
                onRestore={value ? restore : null}
              />
            );
          })}
        </ul>
      )}
    </Loaded>
  );
}

/** What stands there now is the latest kept change; only of a removed block this page may know nothing itself. */
function latestAt(entries: readonly PlaceHistoryEntry[], { address }: PlaceHistoryEntry) {
  const latest = entries.find((one) => one.address === address && one.kept);
  return latest?.value.kind === 'removed' ? removedBy(latest) : undefined;
}

/** What removed something offers what was removed. */
function restorable(outbox: Outbox, entries: readonly PlaceHistoryEntry[], entry: PlaceHistoryEntry) {
  const state = outbox.places.get(entry.address);
  const now = state ? currentValue(state) : null;
  const removed = entry.value.kind === 'removed';
  const before = entries
    .slice(entries.indexOf(entry) + 1)
    .find(({ address, kept }) => kept && address === entry.address);
  const value = removed ? before?.value : entry.value;
  if (!value || (removed && now && now.kind !== 'removed')) return null;
  return restored(now, value);
}
