import { auditActionLabel, type ReportView } from '@nianbao/contracts';
import { Badge, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { LoadingSkeleton } from '../../ui/Loading.tsx';
import { Card } from '../../ui/Page.tsx';
import { AddSignerDialog } from '../../shared/AddSignerDialog.tsx';

import { RecordLink } from '../../shared/RecordLink.tsx';
import { OpenExtensions } from '../../shared/extensions/OpenExtensions.tsx';
import styles from './BoardPanels.module.css';
import { useActivity } from '../../server/reports.ts';

const SHOWN_ACTS = 12;

/** What everybody did last, the latest first. */
export function ActivityPanel({ reportId }: { reportId: string }) {
  const { data, error } = useActivity(reportId);
  return (
    <Card title="动态" extra={<RecordLink reportId={reportId} />}>
      {!data && !error && <LoadingSkeleton rows={3} />}
      {!data && Boolean(error) && <p>动态暂时没有载入。</p>}
      {data?.length === 0 && <Empty title="还没有动态" />}
      <ol className={styles.feed}>
        {data?.slice(0, SHOWN_ACTS).map((entry) => (
          <li key={entry.sequence}>
            <time dateTime={entry.at}>{formatInstant(entry.at)}</time>
            <span>
              <strong>{entry.actor}</strong> {auditActionLabel(entry.action)}
              {entry.part && <span className={styles.place}> {entry.part}</span>}
              {entry.comment && <span className={styles.comment}>“{entry.comment}”</span>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** What the checks found over the whole report, and who signs in which order. */
export function StandingPanel({ report, waiting }: { report: ReportView; waiting: number }) {
  const [adding, setAdding] = useState(false);
  const { error, warning, question, waived } = report.findingCounts;
  const reviewed = report.sections.filter(
    ({ secrecy }) => secrecy?.valid && secrecy.result === 'pass',
  ).length;
  return (
    <Card title="校验与签发">
      <dl className={styles.standing}>
        <dt>待我处理</dt>
        <dd>
          <Link to="/tasks">
            <Badge count={waiting} showZero color={waiting > 0 ? '#cf1322' : '#8c96a3'} /> 项
          </Link>
        </dd>
        <dt>延期申请</dt>
        <dd>
          <OpenExtensions reportId={report.id} />
        </dd>
        <dt>校验</dt>
        <dd>
          <Link to={`/reports/${report.id}/document`}>
            {error + warning + question + waived === 0 ? (
              '✓ 没有问题'
            ) : (
              <>
                <span className={error > 0 ? styles.errors : ''}>{error} 错误</span> · {warning} 提醒 ·{' '}
                {question} 待确认 · {waived} 已说明
              </>
            )}
          </Link>
        </dd>
        <dt>保密审查</dt>
        <dd>
          {reviewed} / {report.sections.length} 部分通过
        </dd>
        <dt>签发次序</dt>
        <dd>
          <Signers report={report} />
          {report.mayAddSigner && (
            <Button size="small" onClick={() => setAdding(true)}>
              加签…
            </Button>
          )}
        </dd>
      </dl>
      {adding && <AddSignerDialog report={report} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Signers({ report }: { report: ReportView }) {
  if (report.signers.length === 0) return <span className={styles.errors}>还没有指定签发人</span>;
  return (
    <ol className={styles.signers}>
      {report.signers.map(({ id, name, signature }) => (
        <li key={id}>
          {/* Who signed for somebody else is shown with both names. */}
          <strong>{signature?.valid ? signature.by : name}</strong>{' '}
          {signature?.valid && <span className={styles.signed}>✓ {formatInstant(signature.at)} 签发</span>}
          {signature && !signature.valid && <span className={styles.errors}>内容已改动，需重新签发</span>}
          {!signature && report.nextSignerId === id && <span className={styles.asked}>◑ 待签发</span>}
          {signature?.valid && signature.opinion && (
            <span className={styles.comment}>“{signature.opinion}”</span>
          )}
        </li>
      ))}
    </ol>
  );
}
