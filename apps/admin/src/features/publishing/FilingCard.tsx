import type { AttachmentView } from '@nianbao/contracts';
import { Button, DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { attachmentUrl } from '../../lib/call.ts';
import { formatDay, formatInstant, today } from '../../lib/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { NoticeAttachment } from '../cycles/NoticeAttachment.tsx';
import type { CardProps } from './PublishingPage.tsx';
import styles from './Publishing.module.css';
import { useEnterFiling } from './queries.ts';

interface Fields {
  superior: string;
  filedOn: Dayjs;
  number: string;
}

/** 备案: what the superior was sent, and under which number. */
export function FilingCard({ report, publishing }: CardProps) {
  const [editing, setEditing] = useState(false);
  const { filing, may } = publishing;
  return (
    <Card
      title="备案"
      extra={
        may.file &&
        !editing && <Button onClick={() => setEditing(true)}>{filing ? '更正登记' : '登记备案'}</Button>
      }
    >
      {filing ? (
        <dl className={styles.facts}>
          <dt>报送</dt>
          <dd>
            {filing.superior}，{formatDay(filing.filedOn, true)}
          </dd>
          <dt>备案号</dt>
          <dd>
            {filing.number}
            {filing.attachmentId && <a href={attachmentUrl(filing.attachmentId)}>备案材料</a>}
          </dd>
          <dt>登记</dt>
          <dd>
            {filing.by.name}，{formatInstant(filing.at)}
          </dd>
        </dl>
      ) : (
        !editing && (
          <p className={styles.note}>还没有登记备案。要求“先备案后公布”的，可以先安排备案后公开。</p>
        )
      )}
      {editing && <FilingForm report={report} publishing={publishing} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function FilingForm({ report, publishing, onClose }: CardProps & { onClose: () => void }) {
  const file = useEnterFiling(report.id);
  const [attachment, setAttachment] = useState<AttachmentView | null>(null);
  const { filing, version, plan } = publishing;
  const send = ({ superior, filedOn, number }: Fields) =>
    file.mutate(
      {
        version,
        superior,
        number,
        filedOn: filedOn.format('YYYY-MM-DD'),
        attachmentId: attachment?.id ?? null,
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
        superior: filing?.superior ?? '',
        number: filing?.number ?? '',
        filedOn: dayjs(filing?.filedOn ?? today()),
      }}
      onFinish={send}
    >
      <div className={styles.form}>
        <Form.Item name="superior" label="报送的上级机关" rules={required('请填写上级机关')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="number" label="备案号或回执号" rules={required('请填写备案号')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="filedOn" label="备案日期" rules={required('请选择日期')}>
          <DatePicker style={{ width: '100%' }} allowClear={false} />
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
