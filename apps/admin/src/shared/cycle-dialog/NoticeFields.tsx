import type { AttachmentView } from '@nianbao/contracts';
import { DatePicker, Form, Input } from 'antd';
import styles from './CycleDialog.module.css';
import { DocumentNumberInput } from '../../pieces/DocumentNumberInput.tsx';
import { NoticeAttachment } from '../NoticeAttachment.tsx';

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
        rules={[{ required: true, whitespace: true, message: '请填写通知标题' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className={styles.two}>
        <Form.Item name={['notice', 'documentNumber']} label="文号">
          <DocumentNumberInput />
        </Form.Item>
        <Form.Item name={['notice', 'date']} label="日期" rules={[{ required: true, message: '请选择日期' }]}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name={['notice', 'text']} label="正文">
        <Input.TextArea rows={3} maxLength={50_000} />
      </Form.Item>
      <Form.Item label="附件">
        <NoticeAttachment attachment={attachment} onChange={onAttach} />
      </Form.Item>
    </>
  );
}
