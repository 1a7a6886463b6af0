import { auditActionLabel, type AuditEntryView } from '@nianbao/contracts';
import { Link, useLocation } from 'react-router';
import { formatExact } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';

import styles from './AuditPage.module.css';
import { withCriterion } from './audit-filter.ts';
import { describeChange, type Names } from './describe.ts';
import { Lines } from './Lines.tsx';
import { SavedPlaces } from './SavedPlaces.tsx';
import { useNames } from './use-names.ts';

export function AuditTable({ entries }: { entries: readonly AuditEntryView[] }) {
  const namesFor = useNames();
  if (entries.length === 0) return <Empty title="没有符合条件的记录" />;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">审计记录，最近的在前</caption>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">时间</th>
          <th scope="col">人员</th>
          <th scope="col">动作</th>
          <th scope="col">对象</th>
          <th scope="col">前后</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry key={entry.sequence} entry={entry} names={namesFor(entry)} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry, names }: { entry: AuditEntryView; names: Names }) {
  const { before, after } = changeOf(entry, entry.before, names);
  return (
    <tr>
      <td className={styles.sequence} title={`哈希 ${entry.hash}`}>
        {entry.sequence}
      </td>
      <td className={styles.at}>
        <time dateTime={entry.at}>{formatExact(entry.at)}</time>
      </td>
      <td className={styles.who}>{entry.actor}</td>
      <td className={styles.act}>{auditActionLabel(entry.action)}</td>
      <td>
        <Subject entry={entry} names={names} />
      </td>
      <td>
        {entry.action === SAVE && <SavedPlaces entries={[entry]} names={names} />}
        <div className={styles.change}>
          {before.length > 0 && (
            <del>
              <Lines lines={before} />
            </del>
          )}
          {after.length > 0 && (
            <ins>
              <Lines lines={after} />
            </ins>
          )}
        </div>
      </td>
    </tr>
  );
}

/** What an act was about; each part and place leads to its own life. */
export function Subject({ entry, names }: { entry: AuditEntryView; names: Names }) {
  const { search } = useLocation();
  const only = (key: 'partId' | 'address', value: string) => ({
    search: withCriterion(new URLSearchParams(search), key, value).toString(),
  });
  const places = placesOf(entry);
  const link = (place: string) => (
    <span key={place} className={styles.address}>
      <Link to={only('address', place)} title="只看这一处的记录">
        {names.placeName(place)}
      </Link>
    </span>
  );
  const report = names.reportName ?? entry.report;
  return (
    <>
      {report}
      {entry.part && entry.partId && (
        <>
          {report && ' · '}
          <Link to={only('partId', entry.partId)}>{entry.part}</Link>
        </>
      )}
      {places.slice(0, SHOWN_PLACES).map(link)}
      {places.length > SHOWN_PLACES && (
        <details className={styles.more}>
          <summary>其余 {places.length - SHOWN_PLACES} 处</summary>
          {places.slice(SHOWN_PLACES).map(link)}
        </details>
      )}
      {entry.comment && <span className={styles.comment}>“{entry.comment}”</span>}
    </>
  );
}

/** What stood before and after, without the places that `Subject` or `SavedPlaces` lists already. */
export function changeOf(
  entry: AuditEntryView,
  earlier: unknown,
  names: Names,
): { before: string[]; after: string[] } {
  if (entry.action === SAVE) return { before: [], after: [] };
  const { before, after } = describeChange(earlier, entry.after, names);
  const listed = new Set(placesOf(entry).map(names.placeName));
  return { before, after: after.filter((line) => !listed.has(line)) };
}

export const hasSubject = (entry: AuditEntryView): boolean =>
  entry.report !== null || entry.part !== null || entry.comment !== null || placesOf(entry).length > 0;

export const SAVE = 'part.save';
const SHOWN_PLACES = 3;

const addressIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && 'address' in value && typeof value.address === 'string'
    ? [value.address]
    : [];

/** The cells and blocks that an act names: its own, those returned; `SavedPlaces` lists those saved. */
function placesOf({ action, address, after }: AuditEntryView): string[] {
  if (action === SAVE) return [];
  const listed: unknown =
    typeof after === 'object' && after !== null && 'places' in after ? after.places : after;
  const named = [...(address ? [address] : []), ...(Array.isArray(listed) ? listed.flatMap(addressIn) : [])];
  return [...new Set(named)].filter((place) => place !== '');
}
