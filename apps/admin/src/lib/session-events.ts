/** Tells whoever shows the page that the session is over, and those who keep unsaved work that it goes on. */
const ended = new Set<() => void>();
const resumed = new Set<() => void>();
const leaving = new Set<() => Promise<unknown>>();
const left = new Set<() => void>();

const subscribe =
  <T>(set: Set<T>) =>
  (listener: T) => {
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  };

export const onSessionEnded = subscribe(ended);
/** Called when the same person has signed in again in place: what could not be saved is saved now. */
export const onSessionResumed = subscribe(resumed);
/** Called before a person signs out: the last chance to send. */
export const onPersonLeaving = subscribe(leaving);
/** Called when the page no longer belongs to the person: nothing of theirs is sent or shown after that. */
export const onPersonLeft = subscribe(left);

export const announceSessionEnded = (): void => ended.forEach((listener) => listener());
export const announceSessionResumed = (): void => resumed.forEach((listener) => listener());
export const announcePersonLeft = (): void => left.forEach((listener) => listener());
/** Waits for a few seconds at most: a server that does not answer keeps nobody from leaving. */
export const announcePersonLeaving = (): Promise<unknown> =>
  Promise.race([
    Promise.allSettled([...leaving].map((listener) => listener())),
    new Promise((resolve) => {
      setTimeout(resolve, 3000);
    }),
  ]);
