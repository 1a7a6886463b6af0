import type { WordComparisonView } from '@nianbao/contracts';
import { Alert, Button } from 'antd';
import { formatInstant } from '../../lib/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { isAcceptable, isOpen, isWithoutConflict } from './decisions.ts';
import { DifferenceItem } from './DifferenceItem.tsx';
import styles from './Differences.module.css';
import { type DecisionsOf, useDecisions } from './use-decisions.ts';

/** What was edited in Word, each place to be accepted or not; nothing is ticked where it would overwrite somebody. */
export function Differences({ comparison }: { comparison: WordComparisonView }) {
  const { differences, notes, export: source } = comparison;
  const decisions = useDecisions(differences);
  return (
    <Card title={`比较结果：${differences.length} 处改动`}>
      <div className={styles.stack}>
        <p className={styles.source}>
          与 {source.exportedBy} {formatInstant(source.exportedAt)} 导出的《{source.fileName}
          》比较，尚未写入。
        </p>
        {notes.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={`另有 ${notes.length} 项改动不能带回`}
            description={
              <ul className={styles.notes}>
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            }
          />
        )}
        {differences.length === 0 ? (
          <p>{notes.length === 0 ? '文件内容与导出时一致，没有改动。' : '没有可以带回的改动。'}</p>
        ) : (
          <>
            <Acts differences={differences} decisions={decisions} />
            <ol className={styles.list} aria-label="改动">
              {differences.map((each) => (
                <DifferenceItem key={each.address} difference={each} decisions={decisions} />
              ))}
            </ol>
          </>
        )}
      </div>
    </Card>
  );
}

function Acts({
  differences,
  decisions,
}: {
  differences: WordComparisonView['differences'];
  decisions: DecisionsOf;
}) {
  const open = differences.filter(({ address }) => isOpen(decisions.decisionOf(address)));
  const harmless = open.filter(isWithoutConflict);
  const ticked = open.filter(isAcceptable).filter(({ address }) => decisions.isTicked(address));
  return (
    <div className={styles.bar}>
      <Button
        type="primary"
        disabled={harmless.length === 0}
        loading={decisions.isPending}
        onClick={() => decisions.accept(harmless)}
      >
        全部接受无冲突的 {harmless.length} 处
      </Button>
      <Button disabled={ticked.length === 0 || decisions.isPending} onClick={() => decisions.accept(ticked)}>
        接受勾选的 {ticked.length} 处
      </Button>
      <p role="status" className={styles.tally}>
        {tally(differences.length, decisions)}
      </p>
    </div>
  );
}

function tally(all: number, { count }: DecisionsOf): string {
  const [accepted, refused, overtaken, failed] = [
    count('accepted'),
    count('refused'),
    count('overtaken'),
    count('failed'),
  ];
  const parts = [
    `已接受 ${accepted} 处`,
    `未接受 ${refused} 处`,
    `待定 ${all - accepted - refused - overtaken} 处`,
    ...(overtaken > 0 ? [`${overtaken} 处在比较之后又被他人修改，没有覆盖`] : []),
    ...(failed > 0 ? [`${failed} 处没有保存`] : []),
  ];
  return parts.join('，');
}
