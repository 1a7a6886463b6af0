/** Tells whoever shows the page that the session is over, and those who keep unsaved work that it goes on. */
const ended = new Set<() => void>();
const resumed = new Set<() => void>();

const subscribe = (set: Set<() => void>) => (listener: () => void) => {
  set.add(listener);
  return () => {
    set.delete(listener);
  };
};

export const onSessionEnded = subscribe(ended);
/** Called when the same person has signed in again in place: what could not be saved is saved now. */
export const onSessionResumed = subscribe(resumed);

export const announceSessionEnded = (): void => ended.forEach((listener) => listener());
export const announceSessionResumed = (): void => resumed.forEach((listener) => listener());
