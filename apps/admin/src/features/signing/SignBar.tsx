import type { ReportDocument, ReportView } from '@nianbao/contracts';
import { App, Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { unsent } from '../../lib/unsent.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { placeLinks } from '../../pieces/place-link.ts';
import { useActOnReport } from '../../server/reports.ts';
import { placeOf } from '../../pieces/document/content-places.ts';
import { ReturnForm } from '../../shared/review/ReturnForm.tsx';
import type { Returning } from '../../shared/review/use-returning.ts';
import { useSignedIn } from '../../server/session.ts';
import styles from './SigningPage.module.css';

const useOpinion = unsent('');

/** Opinion, 签发 and 退回, always at hand. Signing is asked once, saying what will happen. */
export function SignBar({
  report,
  document: shown,
  disabled,
  returning,
  onReturn,
  onDone,
}: {
  report: ReportView;
  document: ReportDocument;
  /** The content was changed since it was shown. */
  disabled: boolean;
  returning: Returning | null;
  onReturn: () => void;
  onDone: () => void;
}) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const act = useActOnReport(report.id);
  const [opinion, setOpinion] = useOpinion(report.id);
  const [asking, setAsking] = useState(false);
  const { user } = useSignedIn();
  // Whose turn it is, where it is not one's own: a delegate signs in that place, under both names.
  const actsFor =
    report.nextSignerId === user.id
      ? undefined
      : report.signers.find(({ id }) => id === report.nextSignerId)?.name;
  const last = report.signers.filter(({ signature }) => !signature?.valid).length <= 1;
  const done = (words: string) => {
    setOpinion('');
    returning?.stop();
    onDone();
    void message.success(words);
    void navigate('/');
  };
  const sign = () =>
    act.mutate(
      { action: 'sign', version: report.version, opinion: opinion.trim(), contentHash: shown.contentHash },
      { onSuccess: () => done('已签发'), onError: () => setAsking(false) },
    );

  if (returning) {
    return (
      <div className={styles.bar}>
        <ReturnForm
          returning={{
            ...returning,
            stop: () => {
              act.reset();
              returning.stop();
            },
          }}
          nameOf={(address) => placeOf(address, shown.content)}
          findingsAt={(address) => shown.findings.filter(({ addresses }) => addresses.includes(address))}
          error={act.error}
          pending={act.isPending}
          hint="在上面的全文中点选要改的地方，逐处写明理由。没有点名的部分保持已通过。"
          onSend={(places) =>
            act.mutate(
              { action: 'return', version: report.version, places },
              { onSuccess: () => done(`已退回 ${places.length} 处`) },
            )
          }
        />
      </div>
    );
  }
  return (
    <div className={styles.bar}>
      <Input.TextArea
        aria-label="签发意见"
        placeholder="签发意见（可不填）"
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={500}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
      />
      {shown.opinionsUsed.length > 0 && (
        <div className={styles.used} aria-label="用过的意见">
          {shown.opinionsUsed.slice(0, 4).map((words) => (
            <Button key={words} size="small" onClick={() => setOpinion(words)}>
              {words}
            </Button>
          ))}
        </div>
      )}
      <ProblemAlert error={act.error} linkOf={placeLinks(report.id)} />
      <Space className={styles.acts ?? ''}>
        {report.allowedActions.includes('return') && (
          <Button size="large" danger onClick={onReturn}>
            退回…
          </Button>
        )}
        {report.allowedActions.includes('sign') && (
          <Button size="large" type="primary" disabled={disabled} onClick={() => setAsking(true)}>
            签发
          </Button>
        )}
      </Space>
      <Modal
        open={asking}
        title={`签发 ${report.year} 年度报告`}
        okText="签发"
        confirmLoading={act.isPending}
        onOk={sign}
        onCancel={() => setAsking(false)}
      >
        <p>
          {last
            ? '您是最后一位签发人。签发后由办公室向社会公开，内容即以您看到的这一版为准。'
            : '签发后转下一位领导签发，内容以您看到的这一版为准。'}
        </p>
        {actsFor && (
          <p>
            签名写明：{user.name}（代{actsFor}）
          </p>
        )}
        {opinion.trim() !== '' && <p>意见：{opinion.trim()}</p>}
        <p className={styles.quiet}>内容指纹 {shown.contentHash.slice(0, 16)}…</p>
      </Modal>
    </div>
  );
}
