import type { ReportDocument } from '@nianbao/contracts';
import { printCell } from '@nianbao/report-formats';
import { Diff } from '../Diff.tsx';
import styles from './LookList.module.css';
import { placeOf } from './content-places.ts';

export type Change = NonNullable<ReportDocument['changes']>[number];

/** Places that changed: figures before → after, words inside sentences. A press leads there where `onLook` is given. */
export function ContentChanges({
  changes,
  content,
  onLook,
}: {
  changes: readonly Change[];
  content: ReportDocument['content'];
  onLook?: (address: string) => void;
}) {
  return (
    <ul className={styles.list}>
      {changes.map((change) => (
        <li key={change.address}>
          {onLook ? (
            <button type="button" className={styles.item} onClick={() => onLook(change.address)}>
              <Words change={change} content={content} />
            </button>
          ) : (
            <div className={styles.item}>
              <Words change={change} content={content} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Words({ change, content }: { change: Change; content: ReportDocument['content'] }) {
  const gone = change.kind === 'block' && change.after === null;
  return (
    <>
      <span className={styles.where}>
        {placeOf(change.address, content)}
        {gone && '（删去）'}
      </span>
      {change.kind === 'cell' ? (
        <span>
          {printCell(change.before) || '未填'} → <b>{printCell(change.after) || '未填'}</b>
        </span>
      ) : (
        <Diff before={change.before ?? ''} after={change.after ?? ''} />
      )}
    </>
  );
}
