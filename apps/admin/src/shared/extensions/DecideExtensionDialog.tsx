import { decideExtension, type ExtensionView } from '@nianbao/contracts';
import { App, DatePicker, Form, Input, Modal, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { formatDay } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { LATER_LABELS } from '../../pieces/dates/deadline-labels.ts';
import styles from '../../pieces/dates/Deadlines.module.css';
import { useDecideExtension, useExtensionPreview } from '../../server/deadlines.ts';
import { ReplanChanges } from '../../pieces/dates/ReplanChanges.tsx';
import { fieldRules } from '../../lib/form-rules.ts';

const REASON = fieldRules(decideExtension.body.options[0].shape.reason, '请填写理由');

interface Fields {
  decision: 'grant' | 'refuse';
  until: Dayjs;
  later: 'follow' | 'stay';
  reason: string;
}

const DAY = 'YYYY-MM-DD';

/** Grants or refuses, with the reason; a grant says whether the later dates follow. */
export function DecideExtensionDialog({
  extension,
  onClose,
}: {
  extension: ExtensionView;
  onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const decision = Form.useWatch('decision', form) ?? 'grant';
  const granting = {
    until: Form.useWatch('until', form)?.format(DAY) ?? extension.until,
    later: Form.useWatch('later', form) ?? ('stay' as const),
  };
  const decide = useDecideExtension(extension.id);
  const preview = useExtensionPreview(extension.id, decision === 'grant' ? granting : null);
  const { message } = App.useApp();
  const save = ({ until, later, reason }: Fields) =>
    decide.mutate(
      decision === 'grant' ? { decision, until: until.format(DAY), later, reason } : { decision, reason },
      {
        onSuccess: () => {
          void message.success(decision === 'grant' ? '已批准延期' : '已答复不批准');
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="答复延期申请"
      okText={decision === 'grant' ? '批准' : '不批准'}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={decide.isPending}
    >
      <p className={styles.reason} style={{ margin: '4px 0 14px' }}>
        {extension.askedBy.name}申请将{extension.subject}由{formatDay(extension.from)}延至
        {formatDay(extension.until)}：“{extension.reason}”
      </p>
      <Form
        form={form}
        name="decision"
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ decision: 'grant', until: dayjs(extension.until), later: 'stay' }}
      >
        <Form.Item name="decision" label="答复">
          <Radio.Group
            options={[
              { value: 'grant', label: '批准延期' },
              { value: 'refuse', label: '不批准' },
            ]}
          />
        </Form.Item>
        {decision === 'grant' && (
          <>
            <Form.Item name="until" label="准予延至" rules={[{ required: true, message: '请选择日期' }]}>
              <DatePicker allowClear={false} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item
              name="later"
              label="以后各阶段的日期"
              extra="顺延按工作日计，不超过公开、报送的最后期限"
            >
              <Radio.Group
                options={[
                  { value: 'stay', label: LATER_LABELS.stay },
                  { value: 'follow', label: LATER_LABELS.follow },
                ]}
              />
            </Form.Item>
            <div className={styles.granting}>
              {preview.data && (
                <ReplanChanges preview={preview.data} remedy="请选择各阶段日期顺延，或另定日期" />
              )}
              <ProblemAlert error={preview.error} />
            </div>
          </>
        )}
        <Form.Item name="reason" label="答复理由" rules={REASON.rules}>
          <Input.TextArea rows={3} maxLength={REASON.maxLength} />
        </Form.Item>
        <ProblemAlert error={decide.error} />
      </Form>
    </Modal>
  );
}
