import type { ReceiptView } from '@nianbao/contracts';
import { Button } from 'antd';
import { formatExact } from '../../lib/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ProofStanding } from './ProofStanding.tsx';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';
import { useProve } from '../../server/publishing.ts';

/** That the public page says what was signed: every look, with the hash that was found. */
export function Receipts({ report, publishing }: CardProps) {
  const { receipts, may, publicPath } = publishing;
  const prove = useProve(report.id);
  return (
    <Card
      title="公开证明"
      extra={
        may.prove && (
          <Button loading={prove.isPending} onClick={() => prove.mutate()}>
            现在核对
          </Button>
        )
      }
    >
      <p className={styles.note}>
        系统从外部取回公开页面，重算正文哈希，与签发的哈希比对，并核对页面上的其他文字；公开后至法定公开日每天一次，不符即提醒办公室、系统管理员和审计员。
        {publicPath && (
          <>
            {' '}
            <a href={publicPath} target="_blank" rel="noreferrer">
              打开公开页面 ↗
            </a>
          </>
        )}
      </p>
      <ProblemAlert error={prove.error} />
      {publicPath ? (
        <ProofStanding report={report} publishing={publishing} />
      ) : (
        receipts.length === 0 && <p>公开之后开始核对。</p>
      )}
      {receipts.length > 0 && (
        <table className={styles.receipts}>
          <caption className="visually-hidden">核对凭证，最近的在前</caption>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">版次</th>
              <th scope="col">结果</th>
              <th scope="col">页面正文的哈希</th>
            </tr>
          </thead>
          <tbody>
            {receipts.map((receipt) => (
              <Receipt key={receipt.id} receipt={receipt} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Receipt({
  receipt: { at, edition, ok, failure, foundHash, expectedHash },
}: {
  receipt: ReceiptView;
}) {
  return (
    <tr>
      <td>{formatExact(at)}</td>
      <td>第 {edition} 版</td>
      <td className={ok ? styles.good : styles.bad}>{ok ? '✓ 与签发的一致' : `▲ ${failure ?? '不一致'}`}</td>
      <td>
        <code title={foundHash ?? undefined}>{foundHash ? `${foundHash.slice(0, 16)}…` : '—'}</code>
        {!ok && (
          <>
            {' '}
            应为 <code title={expectedHash}>{expectedHash.slice(0, 16)}…</code>
          </>
        )}
      </td>
    </tr>
  );
}
