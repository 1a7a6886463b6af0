import type { ReportView } from '@nianbao/contracts';
import { App, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useActOnReport } from '../board/queries.ts';
import { SecrecyState } from '../board/SecrecyState.tsx';

interface Fields {
  sectionIds: string[];
  result: 'pass' | 'object';
  basis: string;
}

/** The secrecy reviewer's judgement of sections, bound to their present content. */
export function SecrecyDialog({
  report,
  contentHash,
  onClose,
}: {
  report: ReportView;
  /** Of the content that is shown behind the dialog. */
  contentHash: string;
  onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const act = useActOnReport(report.id);
  const { message } = App.useApp();
  const open = report.sections.filter(({ secrecy }) => !secrecy?.valid || secrecy.result === 'object');
  const save = (fields: Fields) =>
    act.mutate(
      { action: 'pass_secrecy_review', version: report.version, contentHash, ...fields },
      {
        onSuccess: () => {
          void message.success('保密审查已记录');
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="保密审查"
      width={620}
      okText="记录审查结果"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <p style={{ margin: '4px 0 14px', color: 'var(--ink-2)' }}>
        按照“先审查、后公开”“一事一审”的原则逐部分审查。审查结果只对现在的内容有效，内容改动后需要重新审查。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ sectionIds: open.map(({ id }) => id), result: 'pass' }}
      >
        <Form.Item
          name="sectionIds"
          label="审查的部分"
          rules={[{ required: true, message: '请至少选一个部分' }]}
        >
          <Checkbox.Group style={{ display: 'grid', gap: 6 }}>
            {report.sections.map(({ id, number, title, secrecy }) => (
              <Checkbox key={id} value={id}>
                {number}
                {title} <SecrecyState secrecy={secrecy} />
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
        <Form.Item name="result" label="审查结果">
          <Radio.Group
            options={[
              { value: 'pass', label: '不涉密，可以公开' },
              { value: 'object', label: '有异议，不能公开' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="basis"
          label="审查依据或意见"
          rules={[{ required: true, whitespace: true, message: '请填写审查依据或意见' }]}
        >
          <Input.TextArea
            rows={3}
            maxLength={1000}
            placeholder="如：依据保密事项范围逐项对照，未发现涉密或敏感内容"
          />
        </Form.Item>
        <ProblemAlert error={act.error} />
      </Form>
    </Modal>
  );
}
