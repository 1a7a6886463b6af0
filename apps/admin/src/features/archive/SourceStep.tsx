import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Input, InputNumber, Upload } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../../ui/ProblemAlert.tsx';
import { Card } from '../../ui/Page.tsx';
import styles from './ArchivePage.module.css';

/** Where the report comes from: a file, or text copied from a page. */
export function SourceStep({
  refusal,
  onOpen,
}: {
  refusal: string | null;
  onOpen: (file: File, year: number | null) => Promise<void>;
}) {
  const [year, setYear] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const open = (file: File) =>
    onOpen(file, year).catch((error: unknown) => setFailure(`文件没有读出来：${sentenceOf(error)}`));
  const problem = refusal ?? failure;
  return (
    <Card label="选择来源">
      <div className={styles.source}>
        <label>
          报告年度（可不填，从文中识别）{' '}
          <InputNumber min={2008} max={2100} precision={0} value={year} onChange={setYear} suffix="年" />
        </label>
        <Upload.Dragger
          accept=".html,.htm,.shtml,.docx,.txt"
          showUploadList={false}
          beforeUpload={(file) => {
            void open(file);
            return false;
          }}
        >
          <p style={{ fontSize: 32, color: 'var(--brand)' }}>
            <InboxOutlined />
          </p>
          <p>把文件拖到这里，或点此选择</p>
        </Upload.Dragger>
        <Input.TextArea
          rows={6}
          aria-label="粘贴年报文字"
          placeholder="或者把官网上的年报全文复制后粘贴到这里"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button
          type="primary"
          disabled={text.trim() === ''}
          onClick={() => void open(new File([text], '粘贴的年报.txt', { type: 'text/plain' }))}
        >
          读取粘贴的文字
        </Button>
        {problem && <Alert type="error" showIcon role="alert" title={problem} />}
      </div>
    </Card>
  );
}
