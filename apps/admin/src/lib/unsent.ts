import { useState } from 'react';
import { onPersonLeft } from './session-events.ts';

/**
 * What is being written in a dialog and belongs nowhere yet: closed by mistake and opened again, the words are there, for
 * as long as the page is open and belongs to the person. Answers with a hook; its key says of what the words speak.
 */
export function unsent<T>(nothing: T): (key: string) => [value: T, write: (next: T) => void] {
  const kept = new Map<string, T>();
  onPersonLeft(() => kept.clear());
  return (key) => {
    const [value, setValue] = useState(() => kept.get(key) ?? nothing);
    const write = (next: T) => {
      if (next === nothing) kept.delete(key);
      else kept.set(key, next);
      setValue(next);
    };
    return [value, write];
  };
}
