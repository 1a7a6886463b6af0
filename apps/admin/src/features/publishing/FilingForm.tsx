import type { AttachmentView } from '@nianbao/contracts';
import { Button, DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { today } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { NoticeAttachment } from '../../shared/NoticeAttachment.tsx';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';
import { useEnterFiling } from '../../server/publishing.ts';

interface Fields {
  superior: string;
  filedOn: Dayjs;
  number: string;
}

/** To whom, on which day, under which number; the number may follow. */
export function FilingForm({ report, publishing, onClose }: CardProps & { onClose: () => void }) {
  const file = useEnterFiling(report.id);
  const [attachment, setAttachment] = useState<AttachmentView | null>(null);
  const { filing, version, plan, superior } = publishing;
  const send = ({ filedOn, ...fields }: Fields) =>
    file.mutate(
      {
        ...fields,
        version,
        filedOn: filedOn.format('YYYY-MM-DD'),
        attachmentId: attachment?.id ?? filing?.attachmentId ?? null,
      },
      { onSuccess: onClose },
    );
  const required = (message: string) => [{ required: true, message }];
  return (
    <Form<Fields>
      name="filing"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        superior,
        number: filing?.number ?? '',
        filedOn: dayjs(filing?.filedOn ?? today()),
      }}
      onFinish={send}
    >
      <div className={styles.form}>
        <Form.Item name="superior" label="报送的上级机关" rules={required('请填写上级机关')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="number" label="备案号或回执号（可以以后补登）">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="filedOn" label="报送日期" rules={required('请选择日期')}>
          <DatePicker style={{ width: '100%' }} allowClear={false} maxDate={dayjs(today())} />
        </Form.Item>
      </div>
      <NoticeAttachment attachment={attachment} onChange={setAttachment} />
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={file.isPending}>
          {plan && plan.at === null && !plan.doneAt ? '登记并公开' : '登记'}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
      <ProblemAlert error={file.error} />
    </Form>
  );
}
