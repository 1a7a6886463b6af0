import { unsent } from '../../lib/unsent.ts';
import type { Written } from './ReturnReason.tsx';

interface Draft {
  places: readonly string[];
  written: Readonly<Record<string, Written>>;
}

/** A return that is being written: which places, and why. */
export interface Returning extends Draft {
  /** Names a place, or takes it off again. */
  toggle: (address: string) => void;
  write: (address: string, written: Written) => void;
  stop: () => void;
}

const useDraft = unsent<Draft | null>(null);

/** The return that is being written of the part or report; `null` where none is. It outlives the dialog. */
export function useReturning(id: string): { returning: Returning | null; begin: () => void } {
  const [draft, setDraft] = useDraft(id);
  return {
    begin: () => setDraft({ places: [], written: {} }),
    returning: draft && {
      ...draft,
      toggle: (address) =>
        setDraft({
          ...draft,
          places: draft.places.includes(address)
            ? draft.places.filter((one) => one !== address)
            : [...draft.places, address],
        }),
      write: (address, written) => setDraft({ ...draft, written: { ...draft.written, [address]: written } }),
      stop: () => setDraft(null),
    },
  };
}
