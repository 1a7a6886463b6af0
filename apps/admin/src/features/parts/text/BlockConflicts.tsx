import type { Place } from '@nianbao/contracts';
import { parseAddress } from '@nianbao/report-formats';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { Conflict } from '../page/ConflictList.tsx';
import { conflictsOf, currentValue, type Outbox, type PlaceState } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { conflictSlots, conflictSlotsKey, slotsAfter } from './conflict-slots.ts';

/** Whether the conflict has a place in the text: its words here were not removed. */
export const isInText = (address: string, state: PlaceState): boolean =>
  parseAddress(address)?.kind === 'block' && currentValue(state).kind === 'block';

/** Conflicts of paragraphs, headings, tables and pictures, each right after its block. */
export function BlockConflicts({
  editor,
  store,
  nameOf,
}: {
  editor: Editor;
  store: PlacesStore;
  nameOf: (address: string) => string;
}) {
  const outbox = useSyncExternalStore(store.subscribe, store.read);
  const conflicts = inText(outbox);
  const hosts = useHosts(conflicts.map(({ id }) => id).join(' '));
  useEffect(() => {
    editor.registerPlugin(conflictSlots());
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(conflictSlotsKey);
    };
  }, [editor]);
  useEffect(() => {
    if (editor.isDestroyed) return;
    const { doc, tr } = editor.state;
    editor.view.dispatch(tr.setMeta(conflictSlotsKey, slotsAfter(doc, hosts)).setMeta('addToHistory', false));
  }, [editor, hosts]);
  return conflicts.map(({ id, address, state }) => {
    const host = hosts.get(id);
    const conflict = (
      <Conflict key={address} address={address} state={state} store={store} name={nameOf(address)} />
    );
    return host ? createPortal(conflict, host, address) : conflict;
  });
}

const inText = (outbox: Outbox): { id: string; address: string; state: PlaceState & { theirs: Place } }[] =>
  conflictsOf(outbox).flatMap(([address, state]) => {
    const parsed = parseAddress(address);
    return parsed?.kind === 'block' && isInText(address, state)
      ? [{ id: parsed.blockId, address, state }]
      : [];
  });

const useHosts = (ids: string): ReadonlyMap<string, HTMLElement> => useMemo(() => hostsFor(ids), [ids]);

function hostsFor(ids: string): ReadonlyMap<string, HTMLElement> {
  const known = ids.split(' ').filter((id) => id !== '');
  return new Map(
    known.map((id) => {
      const host = document.createElement('div');
      host.contentEditable = 'false';
      host.dataset.conflict = '';
      return [id, host];
    }),
  );
}
