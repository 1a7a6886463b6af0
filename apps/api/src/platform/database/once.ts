const kept = new WeakMap<object, Map<string, Promise<unknown>>>();

/** What belongs to `owner` (a report's state) is read once for as long as the owner lives: one request, one step. */
export function once<T>(owner: object, name: string, read: () => Promise<T>): Promise<T> {
  const own = kept.get(owner) ?? new Map<string, Promise<unknown>>();
  kept.set(owner, own);
  const known = own.get(name) ?? read();
  own.set(name, known);
  // Under one name stands what one function reads: the caller's own type.
  return known as Promise<T>;
}

/** After a write that changes it: the next who asks reads it anew. */
export const forget = (owner: object, name: string): void => {
  kept.get(owner)?.delete(name);
};
