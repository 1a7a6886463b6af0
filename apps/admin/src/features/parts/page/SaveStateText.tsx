import { useSyncExternalStore } from 'react';
import { formatClock } from './clock.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { conflictsOf, saveState, type SaveState } from '../outbox/outbox.ts';
import styles from './PartPage.module.css';

const WORDS: Record<Exclude<SaveState, 'saved'>, string> = {
  unsaved: '未保存',
  saving: '保存中…',
  offline: '离线，联网后自动保存',
  conflict: '有冲突，请选择',
  refused: '有内容没有保存',
};
const SIGNS: Record<SaveState, string> = {
  saved: '✓',
  unsaved: '○',
  saving: '◔',
  offline: '▲',
  conflict: '▲',
  refused: '▲',
};

/** Whether what was typed has reached the server; a conflict is one press away. */
export function SaveStateText({ store, onGo }: { store: PlacesStore; onGo: (address: string) => void }) {
  const outbox = useSyncExternalStore(store.subscribe, store.read);
  const state = saveState(outbox);
  const first = conflictsOf(outbox)[0]?.[0];
  const saved = outbox.savedAt ? `已保存 ${formatClock(outbox.savedAt)}` : '已保存';
  return (
    <span className={styles.saveState} data-state={state} role="status">
      <span aria-hidden="true">{SIGNS[state]}</span>{' '}
      {first ? (
        <button type="button" className={styles.toPlace} onClick={() => onGo(first)}>
          {WORDS.conflict}
        </button>
      ) : state === 'saved' ? (
        saved
      ) : (
        WORDS[state]
      )}
    </span>
  );
}
