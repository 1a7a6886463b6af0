import { type AttachmentView, openCycle } from '@nianbao/contracts';
import { DatePicker, Form, Input } from 'antd';
import styles from './CycleDialog.module.css';
import { DocumentNumberInput } from '../../pieces/DocumentNumberInput.tsx';
import { NoticeAttachment } from '../NoticeAttachment.tsx';
import { fieldRules } from '../../lib/form-rules.ts';

const TITLE = fieldRules(openCycle.body.shape.notice.shape.title, '请填写通知标题');
const DATE = fieldRules(openCycle.body.shape.notice.shape.date, '请选择日期');
const TEXT = fieldRules(openCycle.body.shape.notice.shape.text);

/** How such notices are called; offered until somebody writes how this one is. */
export const usualTitle = (year: number): string =>
  `关于做好 ${year} 年政府信息公开工作年度报告编制和公开工作的通知`;

/** The superior's notice that opens the year. */
export function NoticeFields({
  offered,
  attachment,
  onAttach,
}: {
  /** The title still stands as it was offered. */
  offered: boolean;
  attachment: AttachmentView | null;
  onAttach: (attachment: AttachmentView | null) => void;
}) {
  return (
    <>
      <Form.Item
        name={['notice', 'title']}
        label="标题"
        extra={offered ? '按惯例拟写，请与收到的通知核对' : undefined}
        rules={TITLE.rules}
      >
        <Input maxLength={TITLE.maxLength} />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name={['notice', 'documentNumber']} label="文号">
          <DocumentNumberInput />
        </Form.Item>
        <Form.Item name={['notice', 'date']} label="日期" rules={DATE.rules}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name={['notice', 'text']} label="正文" rules={TEXT.rules}>
        <Input.TextArea rows={3} maxLength={TEXT.maxLength} />
      </Form.Item>
      <Form.Item label="附件">
        <NoticeAttachment attachment={attachment} onChange={onAttach} />
      </Form.Item>
    </>
  );
}
