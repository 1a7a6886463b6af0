import { askExtension, PLAN_STAGES, type PlanStage } from '@nianbao/contracts';
import { STAGE_NAMES } from '@nianbao/workdays';
import { App, DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from '../../pieces/dates/Deadlines.module.css';
import { useAskExtension } from '../../server/deadlines.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const STAGE = fieldRules(askExtension.body.options[1].shape.stage, '请选择阶段');
const UNTIL = fieldRules(askExtension.body.options[0].shape.until, '请选择日期');
const REASON = fieldRules(askExtension.body.options[0].shape.reason, '请填写理由');

/** What is asked to be put off: one part, or a stage of the whole body with its dates. */
export type Asked =
  | { of: 'part'; partId: string; name: string; dueOn: string }
  | { of: 'body'; dates: Partial<Record<PlanStage, string>> };

interface Fields {
  stage?: PlanStage;
  until: Dayjs;
  reason: string;
}

/** Asks for more time, with the reason that goes on record. */
export function AskExtensionDialog({
  reportId,
  asked,
  onClose,
}: {
  reportId: string;
  asked: Asked;
  onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const stage = Form.useWatch('stage', form);
  const ask = useAskExtension(reportId);
  const { message } = App.useApp();
  const now = asked.of === 'part' ? asked.dueOn : stage && asked.dates[stage];
  const save = ({ stage: put, until, reason }: Fields) => {
    const rest = { until: until.format('YYYY-MM-DD'), reason };
    const body =
      asked.of === 'part'
        ? { of: 'part' as const, partId: asked.partId, ...rest }
        : put && { of: 'body' as const, stage: put, ...rest };
    if (!body) return;
    ask.mutate(body, {
      onSuccess: () => {
        void message.success('延期申请已提交');
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={asked.of === 'part' ? `申请延期：${asked.name}` : '申请全单位延期'}
      okText="提交申请"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={ask.isPending}
    >
      <Form form={form} name="extension" layout="vertical" requiredMark={false} onFinish={save}>
        <p className={styles.note} style={{ margin: '4px 0 14px' }}>
          {asked.of === 'part' ? '由办公室答复。' : '由领导答复。'}答复以前，期限不变。
          {now && `现在的期限是${formatDay(now, true)}（${formatWeekday(now)}）。`}
        </p>
        {asked.of === 'body' && (
          <Form.Item name="stage" label="哪一阶段" rules={STAGE.rules}>
            <Select
              options={PLAN_STAGES.flatMap((one) =>
                asked.dates[one] ? [{ value: one, label: STAGE_NAMES[one] }] : [],
              )}
            />
          </Form.Item>
        )}
        <Form.Item name="until" label="延至" rules={UNTIL.rules}>
          <DatePicker
            style={{ width: '100%' }}
            disabledDate={(day) => now !== undefined && day.format('YYYY-MM-DD') <= now}
          />
        </Form.Item>
        <Form.Item name="reason" label="申请理由" rules={REASON.rules}>
          <Input.TextArea rows={3} maxLength={REASON.maxLength} />
        </Form.Item>
        <ProblemAlert error={ask.error} />
      </Form>
    </Modal>
  );
}
