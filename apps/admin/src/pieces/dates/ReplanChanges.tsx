import type { ReplanPreview } from '@nianbao/contracts';
import { Alert, Checkbox } from 'antd';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import styles from './Deadlines.module.css';
import { Estimate } from './LightWords.tsx';

/** What a new calendar or plan moves, before → after; dates set by hand stay unless they are chosen. */
export function ReplanChanges({
  preview: { changes, conflicts },
  alsoByHand = [],
  onChoose = () => undefined,
  remedy = '请勾选相应的手工日期一并调整，或先修改',
}: {
  preview: Pick<ReplanPreview, 'changes' | 'conflicts'>;
  alsoByHand?: readonly string[];
  onChoose?: (keys: string[]) => void;
  /** What would mend dates that come to stand out of order. */
  remedy?: string;
}) {
  const setByHand = changes.flatMap((change) => (change.byHand ? [change.key] : []));
  const chosen = setByHand.filter((key) => alsoByHand.includes(key)).length;
  const toggle = (key: string, also: boolean) =>
    onChoose(also ? [...alsoByHand, key] : alsoByHand.filter((one) => one !== key));
  return (
    <div className={styles.stack}>
      {changes.length === 0 ? (
        <p>没有未完成的期限因此变化。</p>
      ) : (
        <>
          <p>
            下列 {changes.length} 项未完成的期限受影响
            {setByHand.length > 0 && `，其中 ${setByHand.length} 项是手工设定的，勾选的才调整`}
            。调整后办理人会收到消息；已完成的不变。
          </p>
          {setByHand.length > 1 && (
            <Checkbox
              checked={chosen === setByHand.length}
              indeterminate={chosen > 0 && chosen < setByHand.length}
              onChange={({ target }) => onChoose(target.checked ? setByHand : [])}
            >
              手工设定的 {setByHand.length} 项全部调整
            </Checkbox>
          )}
          <ul className={styles.changes} aria-label="期限变化">
            {changes.map(({ key, subject, before, after, byHand, estimated }) => (
              <li key={key}>
                <span className={styles.subject}>{subject}</span>
                <span className={styles.dates}>
                  <s>{dated(before)}</s> → <strong>{dated(after)}</strong> {estimated && <Estimate />}
                </span>
                {byHand && (
                  <Checkbox
                    checked={alsoByHand.includes(key)}
                    onChange={({ target }) => toggle(key, target.checked)}
                  >
                    手工设定的日期，也调整
                  </Checkbox>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {conflicts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`有日期先后不符，${remedy}`}
          description={
            <ul>
              {conflicts.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

const dated = (day: string) => `${formatDay(day)}（${formatWeekday(day)}）`;

/** How many of them really move with what was chosen. */
export const movingOf = (
  { changes }: Pick<ReplanPreview, 'changes'>,
  alsoByHand: readonly string[],
): number => changes.filter(({ key, byHand }) => !byHand || alsoByHand.includes(key)).length;
