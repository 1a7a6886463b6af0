import { randomId } from '../../../lib/random-id.ts';
import { RollCall } from './roll-call.ts';

/** Names the pages that keep drafts. A page that is open holds a lock by its name; the browser lets go of it when it dies. */
const LOCK = 'nianbao-drafts-';

let current = openHolder();
const rollCall = lockManager() ? null : new RollCall('nianbao-drafts', () => current.id);

function openHolder(): { id: string; release: () => void } {
  const id = randomId();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  lockManager()
    ?.request(LOCK + id, () => held)
    .catch(() => undefined);
  return { id, release };
}

/** Not there outside of secure addresses. */
function lockManager(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

export const holderId = (): string => current.id;

/** What this page kept so far may be taken up by others, and by itself under a new name. */
export function renewHolder(): void {
  current.release();
  current = openHolder();
}

/** The pages that are open in this browser, this one included. */
export async function openHolders(): Promise<ReadonlySet<string>> {
  const others = rollCall ? await rollCall.others() : await lockedHolders();
  return new Set([current.id, ...others]);
}

async function lockedHolders(): Promise<string[]> {
  const { held = [] } =
    (await lockManager()
      ?.query()
      .catch(() => undefined)) ?? {};
  return held.flatMap(({ name }) => name?.slice(LOCK.length) ?? []);
}
