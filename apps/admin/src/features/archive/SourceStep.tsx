import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Upload } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { Card } from '../../ui/Page.tsx';
import styles from './ImportPage.module.css';
import { MAX_FILES } from './use-imports.ts';

/** Where the reports come from: files, or what was copied from a page. */
export function SourceStep({
  room,
  onAdd,
  folded,
}: {
  /** Files that are being imported already. */
  room: number;
  onAdd: (files: readonly File[]) => void;
  folded: boolean;
}) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const add = (files: readonly File[]) => {
    if (room + files.length > MAX_FILES) {
      setRefusal(
        `一次至多导入 ${MAX_FILES} 个文件，已有 ${room} 个，这次选了 ${files.length} 个，请分批导入`,
      );
      return;
    }
    setRefusal(null);
    onAdd(files);
  };
  return (
    <Card label="选择来源">
      <details open={!folded || refusal !== null}>
        <summary className={styles.summary}>
          {folded ? '再加文件或文字' : '选择文件，或粘贴官网上的年报'}
        </summary>
        <div className={styles.source}>
          <Upload.Dragger
            multiple
            accept=".html,.htm,.mht,.docx,.pdf,.xlsx,.xls,.txt"
            showUploadList={false}
            beforeUpload={(file, files) => {
              // Called once for each file of a choice: the whole choice is taken with its first.
              if (file === files[0]) add(files);
              return false;
            }}
          >
            <p className={styles.inbox} aria-hidden="true">
              <InboxOutlined />
            </p>
            <p>把文件拖到这里，或点此选择（可多选，至多 {MAX_FILES} 个）</p>
            <p className={styles.quiet}>
              网页 .html、.mht，Word .docx，PDF（有文字的），Excel .xlsx、.xls，文本 .txt；编码 UTF-8、GB18030
              均可
            </p>
          </Upload.Dragger>
          <PasteBox onAdd={(file) => add([file])} />
        </div>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
      </details>
    </Card>
  );
}

/** Text copied from a page. What the page's own copy knows of tables is kept beside it until the text is edited. */
function PasteBox({ onAdd }: { onAdd: (file: File) => void }) {
  const [text, setText] = useState('');
  const [html, setHtml] = useState<string | null>(null);
  const paste = ({ clipboardData, currentTarget }: ClipboardEvent<HTMLTextAreaElement>) => {
    const markup = clipboardData.getData('text/html');
    setHtml(currentTarget.value === '' && /<t[dr]\b/iu.test(markup) ? markup : null);
  };
  const read = () => {
    onAdd(
      html === null
        ? new File([text], '粘贴的年报.txt', { type: 'text/plain' })
        : new File([html], '粘贴的网页.html', { type: 'text/html' }),
    );
    setText('');
    setHtml(null);
  };
  return (
    <div className={styles.paste}>
      <Input.TextArea
        rows={6}
        aria-label="粘贴年报文字或网页源码"
        placeholder="或者在官网上全选、复制年报全文，粘贴到这里（也可以粘贴网页源码）"
        value={text}
        onPaste={paste}
        onChange={({ target, nativeEvent }) => {
          setText(target.value);
          if (!('inputType' in nativeEvent) || nativeEvent.inputType !== 'insertFromPaste') setHtml(null);
        }}
      />
      <div className={styles.row}>
        <Button type="primary" disabled={text.trim() === ''} onClick={read}>
          读取粘贴的内容
        </Button>
        {html !== null && <span className={styles.quiet}>已带上网页中的表格</span>}
      </div>
    </div>
  );
}
