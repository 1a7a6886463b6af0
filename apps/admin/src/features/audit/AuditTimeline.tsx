import { auditActionLabel, type AuditEntryView } from '@nianbao/contracts';
import dayjs from 'dayjs';
import { formatExact } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';

import { changeOf, hasSubject, SAVE, Subject } from './AuditTable.tsx';
import { Lines } from './Lines.tsx';
import { SavedPlaces } from './SavedPlaces.tsx';
import styles from './AuditPage.module.css';
import { momentsOf } from './timeline.ts';
import { useNames } from './use-names.ts';

/**
 * The life of a report, a part or a place: day by day, the latest first. Saves in a row are one moment, unless each is to
 * stand `apart`: of a single place every value counts.
 */
export function AuditTimeline({
  entries,
  apart = false,
}: {
  entries: readonly AuditEntryView[];
  apart?: boolean;
}) {
  if (entries.length === 0) return <Empty title="没有符合条件的记录" />;
  return (
    <div className={styles.timeline}>
      {momentsOf(entries, apart).map(({ day, moments }) => (
        <section key={day} aria-label={day}>
          <h2>{dayjs(day).format('YYYY 年 M 月 D 日')}</h2>
          <ol>
            {moments.map((moment) => (
              <Moment key={moment[0].sequence} entries={moment} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Moment({ entries }: { entries: readonly [AuditEntryView, ...AuditEntryView[]] }) {
  const namesFor = useNames();
  const [latest] = entries;
  const first = entries.at(-1) ?? latest;
  const names = namesFor(latest);
  const { before, after } = changeOf(latest, first.before, names);
  const clock = (at: string) => formatExact(at).slice(11, 16);
  const saved = latest.action === SAVE;
  return (
    <li className={saved ? '' : styles.step}>
      <time dateTime={latest.at} className={styles.at}>
        {clock(first.at)}
        {clock(first.at) !== clock(latest.at) && `–${clock(latest.at)}`}
      </time>
      <div>
        <strong>{latest.actor}</strong> {auditActionLabel(latest.action)}
        {entries.length > 1 && ` ${entries.length} 次`}
        {hasSubject(latest) && ' · '}
        <Subject entry={latest} names={names} />
        {saved && <SavedPlaces entries={entries} names={names} />}
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
      </div>
    </li>
  );
}
