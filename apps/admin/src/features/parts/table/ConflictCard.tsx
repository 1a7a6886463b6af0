import type { Place } from '@nianbao/contracts';
import type { CellPath } from '@nianbao/report-formats';
import { Conflict } from '../page/ConflictList.tsx';
import type { PlaceState } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import styles from './TableEditor.module.css';
import { useUnderCell } from './under-cell.ts';

/** Two people's figures for the cell under the cursor, beside it. */
export function ConflictCard({
  path,
  ...conflict
}: {
  path: CellPath;
  address: string;
  state: PlaceState & { theirs: Place };
  store: PlacesStore;
  name: string;
}) {
  const card = useUnderCell(path);
  return (
    <div ref={card} className={styles.conflict}>
      <Conflict {...conflict} />
    </div>
  );
}
