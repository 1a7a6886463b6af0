import { type FindingView, waiveFinding } from '@nianbao/contracts';
import { Button, Form, Input, Modal } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useWaive } from '../../server/document.ts';
import styles from './WaiverDialog.module.css';
import { fieldRules } from '../../lib/form-rules.ts';

const REASON = fieldRules(waiveFinding.body.shape.reason, '请填写理由');

/** Why a finding may stand. The leader reads it before signing; it lapses when the figures or words change. */
export function WaiverDialog({
  reportId,
  finding,
  onClose,
}: {
  reportId: string;
  finding: FindingView;
  onClose: () => void;
}) {
  const [form] = Form.useForm<{ reason: string }>();
  const waive = useWaive(reportId);
  return (
    <Modal
      open
      title="情况说明"
      okText="保存说明"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={waive.isPending}
    >
      <p style={{ margin: '4px 0 8px' }}>{finding.message}</p>
      <p style={{ marginBottom: 14, color: 'var(--ink-3)', fontSize: 13 }}>
        说明随年报送领导签发时一并显示；所说的数字或文字一有改动，说明即失效。
      </p>
      {finding.suggestion !== null && (
        <blockquote className={styles.suggestion}>
          <p>上年对同一处的说明：{finding.suggestion}</p>
          <Button size="small" onClick={() => form.setFieldValue('reason', finding.suggestion ?? '')}>
            沿用上年说明
          </Button>
        </blockquote>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) =>
          waive.mutate({ fingerprint: finding.fingerprint, reason }, { onSuccess: onClose })
        }
      >
        <Form.Item name="reason" label="为什么可以保留" rules={REASON.rules}>
          <Input.TextArea rows={4} maxLength={REASON.maxLength} showCount autoFocus />
        </Form.Item>
        <ProblemAlert error={waive.error} />
      </Form>
    </Modal>
  );
}
