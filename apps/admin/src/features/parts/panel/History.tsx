import type { PartView } from '@nianbao/contracts';
import { RecordLink } from '../../../shared/RecordLink.tsx';
import { Comparison } from '../../../shared/review/Comparison.tsx';
import { PlaceHistory } from '../history/PlaceHistory.tsx';
import { RecentChanges } from '../history/RecentChanges.tsx';
import type { PlaceState } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { Revisions } from '../../../shared/review/Revisions.tsx';
import styles from './Panel.module.css';

/** Who changed the place at the cursor, from what to what; below, the submitted and approved versions of the part. */
export function History({
  part,
  active,
  state,
  store,
  nameOf,
}: {
  part: PartView;
  active: string | null;
  /** What stands at the place at the cursor. */
  state: PlaceState | undefined;
  store: PlacesStore;
  nameOf: (address: string) => string;
}) {
  return (
    <div className={styles.stack}>
      <h3 className={styles.heading}>{active === null ? '本处修改' : nameOf(active)}</h3>
      {active === null ? (
        <p className={styles.by}>把光标放到一个格或一段文字里，看它的修改经过。</p>
      ) : (
        <PlaceHistory partId={part.id} address={active} state={state} store={part.mayFill ? store : null} />
      )}
      {active !== null && (
        <RecordLink reportId={part.reportId} address={active}>
          查看本处全部记录
        </RecordLink>
      )}
      <RecentChanges partId={part.id} store={store} mayFill={part.mayFill} nameOf={nameOf} />
      <h3 className={styles.heading}>提交与审核</h3>
      <Revisions partId={part.id} />
      <RecordLink partId={part.id}>查看填报项全部记录</RecordLink>
      <h3 className={styles.heading}>比较</h3>
      <Comparison part={part} nameOf={nameOf} />
    </div>
  );
}
