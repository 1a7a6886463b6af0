import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As printed on the keys; one key is one character of `KeyboardEvent.key`, two are pressed one after the other (`g t`). */
  keys: string;
  text: string;
  /** Left out where the component listens itself and only wants to be listed. */
  run?: () => void;
}
export interface ShortcutArea {
  area: string;
  shortcuts: readonly Shortcut[];
}

let areas: readonly ShortcutArea[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly ShortcutArea[]) => {
  areas = next;
  listeners.forEach((listener) => listener());
};

/** Lists shortcuts under `area` while the component is shown, and runs those that have something to run. */
export function useShortcuts(area: string, shortcuts: readonly Shortcut[]): void {
  // As one string, so that a new array of the same shortcuts does not list them anew.
  const listed = shortcuts.map(({ keys, text }) => `${keys}\t${text}`).join('\n');
  useEffect(() => {
    const lines = listed.split('\n').map((line) => line.split('\t'));
    const entry: ShortcutArea = { area, shortcuts: lines.map(([keys = '', text = '']) => ({ keys, text })) };
    change([...areas, entry]);
    return () => change(areas.filter((one) => one !== entry));
  }, [area, listed]);
  const find = useEffectEvent((...pressed: string[]) =>
    shortcuts.find(({ keys, run }) => run && pressed.includes(keys)),
  );
  useEffect(() => listen((...pressed) => find(...pressed)), []);
}

/** All areas that are listed now, for the help. */
export const useShortcutAreas = (): readonly ShortcutArea[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => areas,
  );

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const CHORD_MS = 1_000;

function listen(find: (...pressed: string[]) => Shortcut | undefined): () => void {
  let before = { key: '', at: 0 };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
    const chord = event.timeStamp - before.at < CHORD_MS ? `${before.key} ${event.key}` : '';
    const pressed = find(chord, event.key);
    before = { key: event.key, at: event.timeStamp };
    if (!pressed) return;
    event.preventDefault();
    pressed.run?.();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
