import type { ExtensionView } from '@nianbao/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { formatDay, formatInstant } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { EXTENSION_STATUS_LABELS, LATER_LABELS } from '../../pieces/dates/deadline-labels.ts';
import styles from '../../pieces/dates/Deadlines.module.css';
import { DecideExtensionDialog } from '../../shared/extensions/DecideExtensionDialog.tsx';
import { Estimate } from '../../pieces/dates/LightWords.tsx';

/** What was asked, those that wait for an answer first. */
export function ExtensionList({ extensions }: { extensions: readonly ExtensionView[] }) {
  const [decided, setDecided] = useState<ExtensionView | null>(null);
  if (extensions.length === 0) return <Empty title="没有延期申请" />;
  const waitingFirst = extensions.toSorted(
    (a, b) => Number(b.status === 'asked') - Number(a.status === 'asked'),
  );
  return (
    <>
      <ul className={styles.list} aria-label="延期申请列表">
        {waitingFirst.map((one) => (
          <li key={one.id}>
            <span className={styles.line}>
              <span className={styles.name}>{one.subject}</span>
              <span className={styles.dates}>
                <s>{formatDay(one.from)}</s> → <strong>{formatDay(one.until)}</strong>{' '}
                {one.estimated && <Estimate />}
              </span>
              <span className={one.status === 'asked' ? styles.near : styles.note}>
                {EXTENSION_STATUS_LABELS[one.status]}
              </span>
              {one.mayDecide && (
                <Button size="small" type="primary" ghost onClick={() => setDecided(one)}>
                  答复
                </Button>
              )}
            </span>
            <span className={styles.reason}>
              {one.askedBy.name}（{formatInstant(one.askedAt)}）：“{one.reason}”
            </span>
            {one.decidedBy && one.decidedAt && (
              <span className={styles.reason}>
                {one.decidedBy.name}（{formatInstant(one.decidedAt)}）：“{one.decisionReason}”
                {one.later && `，${LATER_LABELS[one.later]}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      {decided && <DecideExtensionDialog extension={decided} onClose={() => setDecided(null)} />}
    </>
  );
}
