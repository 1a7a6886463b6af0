import type { FindingView, ReportView } from '@nianbao/contracts';
import type { Address } from '@nianbao/report-formats';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import { FINDING_LEVEL_LABELS } from '../../lib/labels.ts';
import { Empty } from '../../ui/Empty.tsx';
import { explanationOf } from '../../ui/ProblemAlert.tsx';
import styles from './FindingList.module.css';
import { useWithdrawWaiver } from '../../server/document.ts';
import { WaiverDialog } from './WaiverDialog.tsx';

type Group = 'error' | 'warning' | 'question' | 'waived';
const GROUPS: readonly Group[] = ['error', 'warning', 'question', 'waived'];
const GROUP_LABELS: Record<Group, string> = { ...FINDING_LEVEL_LABELS, waived: '已说明' };
const groupOf = ({ waiver, level }: FindingView): Group => (waiver ? 'waived' : level);

/** What the checks found, gravest first; each leads to its place and can be explained. */
export function FindingList({
  report,
  findings,
  partOfAddress,
  at,
  onLook,
}: {
  report: ReportView;
  findings: readonly FindingView[];
  partOfAddress: Readonly<Record<string, string>>;
  at: Address | null;
  onLook: (address: Address) => void;
}) {
  const [shown, setShown] = useState<Group | 'all'>('all');
  const [explaining, setExplaining] = useState<FindingView | null>(null);
  const counted = GROUPS.map((group) => ({
    group,
    count: findings.filter((finding) => groupOf(finding) === group).length,
  })).filter(({ count }) => count > 0);
  const sorted = findings
    .filter((finding) => shown === 'all' || groupOf(finding) === shown)
    .toSorted((a, b) => GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b)));
  if (findings.length === 0) return <Empty title="✓ 校验没有发现问题" />;
  return (
    <>
      <div className={styles.filter}>
        <Segmented<Group | 'all'>
          block
          size="small"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: `全部 ${findings.length}` },
            ...counted.map(({ group, count }) => ({
              value: group,
              label: `${GROUP_LABELS[group]} ${count}`,
            })),
          ]}
        />
      </div>
      <ol className={styles.list}>
        {sorted.map((finding) => (
          <FindingItem
            key={finding.fingerprint}
            report={report}
            finding={finding}
            partId={finding.addresses.map((address) => partOfAddress[address]).find(Boolean)}
            looked={at !== null && finding.addresses.includes(at)}
            onLook={onLook}
            onExplain={() => setExplaining(finding)}
          />
        ))}
      </ol>
      {explaining && (
        <WaiverDialog reportId={report.id} finding={explaining} onClose={() => setExplaining(null)} />
      )}
    </>
  );
}

function FindingItem({
  report,
  finding,
  partId,
  looked,
  onLook,
  onExplain,
}: {
  report: ReportView;
  finding: FindingView;
  partId: string | undefined;
  looked: boolean;
  onLook: (address: Address) => void;
  onExplain: () => void;
}) {
  const withdraw = useWithdrawWaiver(report.id);
  const { message } = App.useApp();
  const { waiver, addresses } = finding;
  const [place] = addresses;
  return (
    <li className={`${styles.item} ${looked ? styles.looked : ''}`}>
      <p>
        <span className={`${styles.level} ${styles[groupOf(finding)]}`}>
          {GROUP_LABELS[groupOf(finding)]}
        </span>
        {finding.message}
      </p>
      {finding.suggestion && <p className={styles.suggestion}>建议：{finding.suggestion}</p>}
      <p className={styles.basis}>依据：{finding.basis}</p>
      {waiver && (
        <p className={styles.waiver}>
          情况说明：{waiver.reason}
          <span className={styles.by}>
            {waiver.by} {formatInstant(waiver.at)}
          </span>
        </p>
      )}
      <div className={styles.acts}>
        {place && (
          <Button size="small" onClick={() => onLook(place)}>
            看位置
          </Button>
        )}
        {partId && <Link to={`/parts/${partId}?at=${encodeURIComponent(place ?? '')}`}>打开填报项</Link>}
        {report.mayWaive && !waiver && (
          <Button size="small" type="link" onClick={onExplain}>
            情况说明
          </Button>
        )}
        {report.mayWaive && waiver && (
          <Button
            size="small"
            type="link"
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(waiver.id, { onError: (error) => void message.error(explanationOf(error)) })
            }
          >
            撤回说明
          </Button>
        )}
      </div>
    </li>
  );
}
