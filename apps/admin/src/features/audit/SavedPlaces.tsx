import type { AuditEntryView } from '@nianbao/contracts';
import { Link, useLocation } from 'react-router';
import styles from './AuditPage.module.css';
import { withCriterion } from './audit-filter.ts';
import type { Names } from './describe.ts';
import { Lines } from './Lines.tsx';
import { type SavedPlace, savedPlaces } from './saved-places.ts';

const SHOWN_PLACES = 3;

/** What stood before and after in each place that was saved; only the one place, where its life is looked at. */
export function SavedPlaces({ entries, names }: { entries: readonly AuditEntryView[]; names: Names }) {
  const asked = new URLSearchParams(useLocation().search).get('address');
  const all = savedPlaces(entries);
  const places = asked === null ? all : all.filter(({ address }) => address === asked);
  const line = (place: SavedPlace) => <Place key={place.address} place={place} names={names} />;
  return (
    <div className={styles.saved}>
      {places.slice(0, SHOWN_PLACES).map(line)}
      {places.length > SHOWN_PLACES && (
        <details className={styles.more}>
          <summary>其余 {places.length - SHOWN_PLACES} 处</summary>
          {places.slice(SHOWN_PLACES).map(line)}
        </details>
      )}
    </div>
  );
}

function Place({ place: { address, before, after, lost }, names }: { place: SavedPlace; names: Names }) {
  const { search } = useLocation();
  const nothing = address.startsWith('tables/') ? '未填' : '无';
  const shown = (value: string | null | undefined) => (value === null || value === '' ? nothing : value);
  const [was, is] = [shown(before), shown(after)];
  return (
    <div>
      <Link
        to={{ search: withCriterion(new URLSearchParams(search), 'address', address).toString() }}
        title="只看这一处的记录"
      >
        {names.placeName(address)}
      </Link>
      {was !== undefined && (
        <>
          {' '}
          <del>
            <Lines lines={[was]} />
          </del>
        </>
      )}
      {is !== undefined && (
        <>
          {' → '}
          <ins>
            <Lines lines={[is]} />
          </ins>
        </>
      )}
      {lost && '（有冲突，未采用）'}
    </div>
  );
}
