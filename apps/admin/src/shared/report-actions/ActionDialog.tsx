import type { ProblemDetail, ReportView, SentBody, actOnReport } from '@nianbao/contracts';
import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isProblem } from '../../lib/call.ts';
import { REPORT_ACTION_LABELS } from '../../lib/labels.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from './ActionDialog.module.css';
import { ExplainToSign } from './ExplainToSign.tsx';
import { linkOfPlace, placeLinks } from '../../pieces/place-link.ts';
import { useActOnReport } from '../../server/reports.ts';
import { ACT_WORDS, type BoardAction } from './report-acts.ts';

/** Says what is missing, or what will happen, and asks once. */
export function ActionDialog({
  report,
  action,
  onClose,
}: {
  report: ReportView;
  action: BoardAction;
  onClose: () => void;
}) {
  const words = ACT_WORDS[action];
  const obstacles = report.obstacles[action] ?? [];
  const blocked = obstacles.length > 0 && !words.reasonOvercomes;
  const asksReason = words.reason !== undefined && (!words.reasonOvercomes || obstacles.length > 0);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useActOnReport(report.id);
  const { message } = App.useApp();
  const label = REPORT_ACTION_LABELS[action];

  const send = (body: SentBody<typeof actOnReport>) =>
    act.mutate(body, {
      onSuccess: () => {
        void message.success(`已${label}`);
        onClose();
      },
    });
  const take = () => {
    if (blocked) return onClose();
    if (asksReason && reason.trim() === '') return setMissing(true);
    send(bodyOf(action, report.version, reason.trim()));
  };
  if (isProblem(act.error, 'figures-unexplained')) {
    return (
      <ExplainToSign
        reportId={report.id}
        asked={act.error.details}
        pending={act.isPending}
        onSend={(explanations) => send({ action: 'send_to_sign', version: report.version, explanations })}
        onClose={onClose}
      />
    );
  }
  return (
    <Modal
      open
      title={blocked ? `还不能${label}` : label}
      okText={blocked ? '知道了' : label}
      okButtonProps={{ danger: words.danger === true && !blocked }}
      {...(blocked ? { cancelButtonProps: { style: { display: 'none' } } } : {})}
      confirmLoading={act.isPending}
      onOk={take}
      onCancel={onClose}
    >
      <div className={styles.body}>
        {obstacles.length > 0 && <Obstacles reportId={report.id} details={obstacles} onGo={onClose} />}
        {!blocked && <p>{words.effect(report)}</p>}
        {!blocked && asksReason && (
          <Form layout="vertical">
            <Form.Item
              label={words.reason}
              htmlFor="act-reason"
              style={{ marginBottom: 0 }}
              {...(missing ? { validateStatus: 'error' as const, help: '请填写理由' } : {})}
            >
              <Input.TextArea
                id="act-reason"
                rows={3}
                maxLength={1000}
                value={reason}
                onChange={({ target }) => {
                  setReason(target.value);
                  setMissing(false);
                }}
              />
            </Form.Item>
          </Form>
        )}
        <ProblemAlert error={act.error} linkOf={placeLinks(report.id)} />
      </div>
    </Modal>
  );
}

function Obstacles({
  reportId,
  details,
  onGo,
}: {
  reportId: string;
  details: readonly ProblemDetail[];
  onGo: () => void;
}) {
  return (
    <ol className={styles.obstacles}>
      {details.map(({ field, message }) => {
        const to = linkOfPlace(reportId, field);
        return (
          <li key={`${field}${message}`}>
            {message}
            {to && (
              <Link to={to} onClick={onGo}>
                去看看
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function bodyOf(action: BoardAction, version: number, reason: string): SentBody<typeof actOnReport> {
  switch (action) {
    case 'open':
    case 'send_to_sign':
    case 'publish':
      return { action, version };
    case 'begin_review':
      return { action, version, ...(reason ? { reason } : {}) };
    case 'take_back':
    case 'correct':
    case 'abandon_correction':
    case 'take_down':
      return { action, version, reason };
  }
}
