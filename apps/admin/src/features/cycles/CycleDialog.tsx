import type { AttachmentView, CycleView } from '@nianbao/contracts';
import { type FormatId, formatOfYear } from '@nianbao/report-formats';
import { DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { today } from '../../lib/dates.ts';
import { FORMAT_LABELS } from '../../lib/labels.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { rolesOf, useSignedIn } from '../session/queries.ts';
import styles from './CycleDialog.module.css';
import { DocumentNumberInput } from './DocumentNumberInput.tsx';
import { NoticeAttachment } from './NoticeAttachment.tsx';
import { StageFields, type StageDays } from './StageFields.tsx';
import { useCycles, useOpenCycle, useUpdateCycle } from './queries.ts';

interface Fields {
  year: number;
  formatId: FormatId;
  notice: { title: string; documentNumber: string; date: Dayjs; text: string };
  stages: StageDays;
}

const DAY = 'YYYY-MM-DD';

/** Opens a year from its notice, or shows and changes notice and dates of one that is open. */
export function CycleDialog({ cycle, onClose }: { cycle?: CycleView; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const [attachment, setAttachment] = useState<AttachmentView | null>(cycle?.attachment ?? null);
  const office = rolesOf(useSignedIn()).has('office');
  const navigate = useNavigate();
  const open = useOpenCycle(({ reportId }) => {
    onClose();
    void navigate(`/reports/${reportId}`);
  });
  const update = useUpdateCycle(cycle?.id ?? '');
  const usual = usualYear(today(), useCycles().data ?? []);
  const year = Form.useWatch('year', form) ?? cycle?.year ?? usual;
  const active = cycle ? update : open;

  const save = ({ year: on, formatId, notice, stages }: Fields) => {
    const body = {
      notice: { ...notice, date: notice.date.format(DAY), attachmentId: attachment?.id ?? null },
      stages: {
        inputDue: stages.inputDue.format(DAY),
        reviewDue: stages.reviewDue.format(DAY),
        signDue: stages.signDue.format(DAY),
        publishDue: stages.publishDue.format(DAY),
      },
    };
    if (cycle) return update.mutate({ version: cycle.version, ...body }, { onSuccess: onClose });
    open.mutate({ year: on, formatId, ...body });
  };

  return (
    <Modal
      open
      width={760}
      title={cycle ? `${cycle.year} 年度：通知与日期` : '打开年度'}
      okText={cycle ? '保存' : '打开年度'}
      {...(office ? {} : { footer: null })}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={active.isPending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!office}
        scrollToFirstError
        onFinish={save}
        initialValues={
          cycle
            ? fieldsOf(cycle)
            : { year: usual, formatId: formatOfYear(usual).id, notice: { date: dayjs(today()) } }
        }
      >
        <div className={styles.two}>
          <Form.Item name="year" label="报告年度" rules={[{ required: true, message: '请填写年度' }]}>
            <InputNumber
              min={2008}
              max={2100}
              // Its buttons speak English to a screen reader; the arrow keys step as well.
              controls={false}
              suffix="年"
              style={{ width: '100%' }}
              disabled={cycle !== undefined}
              onChange={(on) => on && form.setFieldValue('formatId', formatOfYear(on).id)}
            />
          </Form.Item>
          <Form.Item
            name="formatId"
            label="格式"
            extra={cycle ? undefined : '按年度自动选定，一经打开不再改变'}
          >
            <Select
              disabled={cycle !== undefined}
              options={Object.entries(FORMAT_LABELS).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
        </div>
        <h3 className={styles.group}>通知</h3>
        <Form.Item
          name={['notice', 'title']}
          label="标题"
          rules={[{ required: true, whitespace: true, message: '请填写通知标题' }]}
        >
          <Input
            maxLength={200}
            placeholder={`关于做好 ${year} 年政府信息公开工作年度报告编制和公开工作的通知`}
          />
        </Form.Item>
        <div className={styles.two}>
          <Form.Item name={['notice', 'documentNumber']} label="文号" initialValue="">
            <DocumentNumberInput />
          </Form.Item>
          <Form.Item
            name={['notice', 'date']}
            label="日期"
            rules={[{ required: true, message: '请选择日期' }]}
          >
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name={['notice', 'text']} label="正文" initialValue="">
          <Input.TextArea rows={4} maxLength={50_000} />
        </Form.Item>
        <Form.Item label="附件">
          <NoticeAttachment attachment={attachment} onChange={setAttachment} />
        </Form.Item>
        <h3 className={styles.group}>各阶段日期</h3>
        <StageFields form={form} year={year} proposes={cycle === undefined} />
        <ProblemAlert error={active.error} />
      </Form>
    </Modal>
  );
}

/** Notices come from autumn on; a year that is open already is followed by the next. */
function usualYear(now: string, cycles: readonly CycleView[]): number {
  const reported = Number(now.slice(0, 4)) - (now.slice(5, 7) < '10' ? 1 : 0);
  return cycles.some(({ year }) => year === reported) ? reported + 1 : reported;
}

const fieldsOf = ({ year, formatId, notice, stages }: CycleView): Fields => ({
  year,
  formatId,
  notice: { ...notice, date: dayjs(notice.date) },
  stages: {
    inputDue: dayjs(stages.inputDue),
    reviewDue: dayjs(stages.reviewDue),
    signDue: dayjs(stages.signDue),
    publishDue: dayjs(stages.publishDue),
  },
});
