import { type AttachmentView, type CycleView, openCycle } from '@nianbao/contracts';
import { type FormatId, FORMATS, formatOfYear } from '@nianbao/report-formats';
import { Form, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { today } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import styles from './CycleDialog.module.css';
import { NoticeFields, usualTitle } from './NoticeFields.tsx';
import { OpenDates } from './OpenDates.tsx';
import { PlanFields } from './PlanFields.tsx';
import { useCycles, useOpenCycle, useUpdateCycle } from '../../server/cycles.ts';
import { type ChosenDates, sendable } from './stage-faults.ts';
import { usePlanning } from './use-planning.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const YEAR = fieldRules(openCycle.body.shape.year, '请填写年度');

interface Fields {
  year: number;
  formatId: FormatId;
  notice: { title: string; documentNumber: string; date: Dayjs; text: string };
}

/** Opens a year from its notice, or shows and changes notice and dates of one that is open. */
export function CycleDialog({ cycle, onClose }: { cycle?: CycleView; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const [attachment, setAttachment] = useState<AttachmentView | null>(cycle?.attachment ?? null);
  const [dates, setDates] = useState<ChosenDates>(cycle?.stages ?? {});
  const office = rolesOf(useSignedIn()).has('office');
  const navigate = useNavigate();
  const open = useOpenCycle(({ reportId }) => {
    onClose();
    void navigate(`/reports/${reportId}`);
  });
  const update = useUpdateCycle(cycle?.id ?? '');
  const usual = usualYear(today(), useCycles().data ?? []);
  const year = Form.useWatch('year', form) ?? cycle?.year ?? usual;
  const title = Form.useWatch(['notice', 'title'], form);
  const planning = usePlanning(year, cycle === undefined);
  const active = cycle ? update : open;

  /** A title that nobody wrote follows the year. */
  const follow = (on: number | null) => {
    if (on === null) return;
    form.setFieldValue('formatId', formatOfYear(on).id);
    if (title === usualTitle(year)) form.setFieldValue(['notice', 'title'], usualTitle(on));
  };
  const save = ({ year: on, formatId, notice: words }: Fields) => {
    const notice = { ...words, date: words.date.format('YYYY-MM-DD'), attachmentId: attachment?.id ?? null };
    const stages = sendable(cycle ? dates : planning.dates);
    if (!stages) return;
    if (cycle) update.mutate({ version: cycle.version, notice, stages }, { onSuccess: onClose });
    else if (planning.query.data)
      open.mutate({ year: on, formatId, notice, stages, basis: planning.query.data.basis });
  };

  return (
    <Modal
      open
      width={820}
      title={cycle ? `${cycle.year} 年度：通知与日期` : '打开年度'}
      okText={cycle ? '保存' : '打开年度'}
      {...(office ? {} : { footer: null })}
      okButtonProps={{ disabled: !sendable(cycle ? dates : planning.dates) || (!cycle && planning.waiting) }}
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
            ? {
                year: cycle.year,
                formatId: cycle.formatId,
                notice: { ...cycle.notice, date: dayjs(cycle.notice.date) },
              }
            : {
                year: usual,
                formatId: formatOfYear(usual).id,
                notice: { title: usualTitle(usual), documentNumber: '', text: '', date: dayjs(today()) },
              }
        }
      >
        <div className={styles.two}>
          <Form.Item name="year" label="报告年度" rules={YEAR.rules}>
            <InputNumber
              min={2008}
              max={2100}
              // Its buttons speak English to a screen reader; the arrow keys step as well.
              controls={false}
              suffix="年"
              style={{ width: '100%' }}
              disabled={cycle !== undefined}
              onChange={follow}
            />
          </Form.Item>
          <Form.Item
            name="formatId"
            label="格式"
            extra={cycle ? undefined : '按年度自动选定，一经打开不再改变'}
          >
            <Select
              disabled={cycle !== undefined}
              options={FORMATS.map(({ id, label }) => ({ value: id, label }))}
            />
          </Form.Item>
        </div>
        <h2 className={styles.group}>通知</h2>
        <NoticeFields
          offered={!cycle && title === usualTitle(year)}
          attachment={attachment}
          onAttach={setAttachment}
        />
        <h2 className={styles.group}>期限与各阶段截止日期</h2>
        {cycle ? (
          <OpenDates
            cycle={cycle}
            dates={dates}
            disabled={!office}
            onChoose={(column, day) => setDates({ ...dates, [column]: day })}
          />
        ) : (
          <PlanFields planning={planning} />
        )}
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
