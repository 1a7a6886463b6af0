import { DownloadOutlined, PushpinOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { formatInstant } from '../../lib/dates.ts';
import { download } from '../../lib/download.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from './AuditPage.module.css';
import { type Chain, fetchAnchors, useChain, useTakeAnchor, useVerifyWhole } from '../../server/audit.ts';

/** Whether the record is as it was written: what is new is recomputed when the page opens, all of it at a press. */
export function ChainState() {
  const chain = useChain();
  const whole = useVerifyWhole();
  return (
    <Loaded query={chain}>
      {(state) => (
        <div className={`${styles.chain} ${state.intact ? '' : styles.broken}`}>
          {whole.isError && <ProblemAlert error={whole.error} />}
          <State chain={state} />
          <span className={`${styles.chainActs} no-print`}>
            <Button
              size="small"
              icon={<ReloadOutlined />}
              loading={whole.isPending}
              onClick={() => whole.mutate()}
            >
              全部重新核验
            </Button>
            <Anchors chain={state} />
            <Button size="small" icon={<DownloadOutlined />} href="/api/audit/record.jsonl" download>
              导出全部记录
            </Button>
          </span>
        </div>
      )}
    </Loaded>
  );
}

function State({ chain }: { chain: Chain }) {
  const { intact, length, head, algorithm, verifiedAt, wholeAt, fault, lastAnchor } = chain;
  if (!intact) {
    return (
      <p role="alert">
        <strong>▲ 记录不完整：{fault}。可能被改动或删去，请立即报告。</strong>
      </p>
    );
  }
  return (
    <>
      <strong>
        ✓ 完整，共 {length.toLocaleString('zh-CN')} 条，{formatInstant(wholeAt)} 全部重算核验
        {formatInstant(wholeAt) !== formatInstant(verifiedAt) &&
          `，其后新增的 ${formatInstant(verifiedAt)} 核验`}
      </strong>
      <span>
        末条哈希（{algorithm === 'sm3' ? 'SM3' : 'SHA-256'}）<code title={head}>{head.slice(0, 24)}…</code>
      </span>
      <span>
        {lastAnchor
          ? `锚点 ${formatInstant(lastAnchor.at)}（第 ${lastAnchor.sequence.toLocaleString('zh-CN')} 条）✓`
          : '还没有锚点'}
      </span>
    </>
  );
}

function Anchors({ chain }: { chain: Chain }) {
  const take = useTakeAnchor();
  const save = async () => {
    const anchors = await fetchAnchors();
    download('审计记录锚点.json', `${JSON.stringify(anchors, null, 2)}\n`, 'application/json');
  };
  return (
    <>
      {chain.intact && (
        <Button
          size="small"
          icon={<PushpinOutlined />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          留锚点
        </Button>
      )}
      {chain.anchors > 0 && (
        <Button size="small" icon={<DownloadOutlined />} onClick={() => void save()}>
          下载锚点
        </Button>
      )}
      {take.isError && <ProblemAlert error={take.error} />}
    </>
  );
}
