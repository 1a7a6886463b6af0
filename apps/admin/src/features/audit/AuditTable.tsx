import type { AuditEntryView } from '@nianbao/contracts';
import { Link, useLocation } from 'react-router';
import { formatExact } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { auditActionLabel } from './audit-labels.ts';
import styles from './AuditPage.module.css';
import { withCriterion } from './audit-filter.ts';
import { describeChange, type Names } from './describe.ts';
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
  const { search } = useLocation();
  const { before, after } = describeChange(entry.before, entry.after, names);
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
        {entry.report}
        {entry.part && entry.partId && (
          <>
            {entry.report && ' · '}
            <Link
              to={{ search: withCriterion(new URLSearchParams(search), 'partId', entry.partId).toString() }}
            >
              {entry.part}
            </Link>
          </>
        )}
        {entry.address && <span className={styles.address}>{names.placeName(entry.address)}</span>}
        {entry.comment && <span className={styles.comment}>“{entry.comment}”</span>}
      </td>
      <td>
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

const SHOWN_LINES = 8;
const SHOWN_CHARACTERS = 400;

/** The beginning of what is long, the rest at a press. */
function Lines({ lines }: { lines: readonly string[] }) {
  const text = lines.join('\n');
  const start = lines.slice(0, SHOWN_LINES).join('\n').slice(0, SHOWN_CHARACTERS);
  if (start.length === text.length) return text;
  return (
    <>
      {start}
      <details>
        <summary>其余 {text.length - start.length} 字</summary>
        {text.slice(start.length)}
      </details>
    </>
  );
}
