import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

export function setLive(now: boolean): void {
  if (now === open) return;
  open = now;
  listeners.forEach((listener) => listener());
}

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Whether news come by themselves. Pages ask at long intervals then, at `milliseconds` while they do not. */
export const useAskEvery = (milliseconds: number): number =>
  useSyncExternalStore(watch, () => open) ? milliseconds * 6 : milliseconds;
