import type { PartSummary } from '@nianbao/contracts';
import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDepartments } from '../../server/organisation.ts';
import { useReassign } from '../../server/reports.ts';

interface Fields {
  departmentId: string;
  dueOn: Dayjs;
  reason: string;
}

/** Gives a part to another department, with the reason that goes on record; what was written stays. */
export function ReassignDialog({
  part,
  to,
  onClose,
  onDone,
}: {
  part: PartSummary;
  /** The department it was dropped on. */
  to?: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const departments = useDepartments().data ?? [];
  const reassign = useReassign(part.reportId, part.id);
  const save = ({ departmentId, dueOn, reason }: Fields) =>
    reassign.mutate(
      { version: part.version, departmentId, dueOn: dueOn.format('YYYY-MM-DD'), reason },
      {
        onSuccess: () => {
          onClose();
          onDone();
        },
      },
    );
  return (
    <Modal
      open
      title={`转办：${part.sectionTitle} · ${part.label}`}
      okText="转办"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={reassign.isPending}
    >
      <p style={{ margin: '4px 0 16px', color: 'var(--ink-2)' }}>
        {part.departmentName ? `现由${part.departmentName}填报。` : ''}
        已填内容随之转给新的科室，双方都会收到消息。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ departmentId: to, dueOn: part.dueOn ? dayjs(part.dueOn) : undefined }}
      >
        <Form.Item name="departmentId" label="转给" rules={[{ required: true, message: '请选择科室' }]}>
          <Select
            options={departments
              .filter(({ disabled, id }) => !disabled && id !== part.departmentId)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="dueOn" label="截止日期" rules={[{ required: true, message: '请选择截止日期' }]}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="reason"
          label="转办理由"
          rules={[{ required: true, whitespace: true, message: '请填写理由' }]}
        >
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        <ProblemAlert error={reassign.error} />
      </Form>
    </Modal>
  );
}
