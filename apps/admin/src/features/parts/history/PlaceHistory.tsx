import { App } from 'antd';
import { Loaded } from '../../../ui/Loading.tsx';
import { currentValue, type PlaceState } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { usePlaceHistory } from '../../../server/parts.ts';
import { ChangeEntry } from './ChangeEntry.tsx';
import styles from './History.module.css';
import { restored } from './restore.ts';

/** Who changed one place, from what to what; every earlier state can be put back as a new change. */
export function PlaceHistory({
  partId,
  address,
  state,
  store,
}: {
  partId: string;
  address: string;
  state: PlaceState | undefined;
  /** `null` for those who may only read. */
  store: PlacesStore | null;
}) {
  const history = usePlaceHistory(partId, address, state?.saved.version ?? 0);
  const { message } = App.useApp();
  return (
    <Loaded query={history}>
      {(entries) =>
        entries.length === 0 ? (
          <p className={styles.by}>还没有人在这里写过。</p>
        ) : (
          <ul className={styles.list}>
            {entries.map((entry) => {
              const value = store && restored(state ? currentValue(state) : null, entry.value);
              const restore = () => {
                if (value) store?.type([{ address, value }]);
                void message.success('已恢复，记为一次新的修改');
              };
              return <ChangeEntry key={entry.id} entry={entry} onRestore={value ? restore : null} />;
            })}
          </ul>
        )
      }
    </Loaded>
  );
}
