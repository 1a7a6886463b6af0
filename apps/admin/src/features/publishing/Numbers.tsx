import { METADATA_LABELS, type PublicationMetadata } from '@nianbao/report-formats';
import { Button } from 'antd';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';
import { useFillMetadata, useIssueNumber } from '../../server/publishing.ts';

const KEYS = Object.keys(METADATA_LABELS) as (keyof PublicationMetadata)[];
const NUMBERS = ['indexNumber', 'documentNumber'] as const;
const isNumber = (key: string): key is (typeof NUMBERS)[number] => NUMBERS.some((kind) => kind === key);

/** 索引号, 文号 and what else is printed above the report, with what the body's rules would fill in. */
export function Numbers({ report, publishing }: CardProps) {
  const issue = useIssueNumber(report.id);
  const fill = useFillMetadata(report.id);
  const { metadata, offered, may, version } = publishing;
  const offers = Object.keys(offered).length;
  const shown = KEYS.filter((key) => metadata[key] || offered[key] || isNumber(key));
  const fillIn = () =>
    fill.mutate({
      version,
      title: report.title,
      metadata: { ...offered, ...metadata },
      signerIds: report.signers.map(({ id }) => id),
    });
  return (
    <Card title="编号与公开信息">
      <dl className={styles.facts}>
        {shown.map((key) => (
          <Fact key={key} label={METADATA_LABELS[key]}>
            {metadata[key] ?? (
              <span className={styles.note}>{offered[key] ? `未填，可填“${offered[key]}”` : '未填'}</span>
            )}
            {isNumber(key) && may.number && !metadata[key] && (
              <Button
                size="small"
                loading={issue.isPending}
                onClick={() => issue.mutate({ version, kind: key })}
              >
                按规则取号
              </Button>
            )}
          </Fact>
        ))}
      </dl>
      {may.number && offers > 0 && (
        <div className={styles.acts}>
          <Button loading={fill.isPending} onClick={fillIn}>
            按单位规则填入 {offers} 项
          </Button>
          <span className={styles.note}>编号取出后只属于本年报，不会再用于其他年报</span>
        </div>
      )}
      <ProblemAlert error={issue.error ?? fill.error} />
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
