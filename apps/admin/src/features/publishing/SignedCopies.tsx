import { UploadOutlined } from '@ant-design/icons';
import { addSignedCopy, type AttachmentView, type SentBody, type SignedCopyView } from '@nianbao/contracts';
import { Button, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { attachmentUrl } from '../../lib/call.ts';
import { formatInstant } from '../../lib/dates.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';
import { useAddSignedCopy, useSignedCopies } from '../../server/publishing.ts';
import { useUpload } from '../../server/attachments.ts';

/** 纸电一致: scans of the stamped paper, each held against what is public by the hash printed on it. */
export function SignedCopies({ report: { id } }: Pick<CardProps, 'report'>) {
  const copies = useSignedCopies(id);
  const office = rolesOf(useSignedIn()).has('office');
  return (
    <Card title="盖章扫描件">
      <p className={styles.note}>
        上传盖章纸件的扫描件，录入纸面页脚的校验码，系统据此判断纸面与公开版本是否一致。
      </p>
      <Loaded query={copies}>{(list) => <Copies list={list} />}</Loaded>
      {office && <CopyForm reportId={id} />}
    </Card>
  );
}

const AGREEMENT: Readonly<Record<SignedCopyView['agreement'], { words: string; good: boolean }>> = {
  published: { words: '✓ 纸电一致：与公开版本的校验码相同', good: true },
  earlier: { words: '◑ 与更正前公开的版本相同，不是现行公开版本', good: false },
  current: { words: '◑ 与系统当前内容相同，该内容尚未公开', good: false },
  none: { words: '▲ 不一致：与公开版本、当前内容的校验码都不相同，请核对纸件', good: false },
};

function Copies({ list }: { list: readonly SignedCopyView[] }) {
  if (list.length === 0) return <p>还没有盖章扫描件。</p>;
  return (
    <ul className={styles.copies}>
      {list.map(({ id, attachmentId, name, printedHash, agreement, addedBy, addedAt }) => (
        <li key={id}>
          <a href={attachmentUrl(attachmentId)}>{name}</a>
          <span className={styles.note}>
            校验码 <code>{printedHash}</code>，{addedBy.name} {formatInstant(addedAt)}
          </span>
          <strong
            className={agreement === 'none' ? styles.bad : AGREEMENT[agreement].good ? styles.good : ''}
          >
            {AGREEMENT[agreement].words}
          </strong>
        </li>
      ))}
    </ul>
  );
}

const HASH = [
  { required: true, message: '请录入纸面上的校验码' },
  {
    validator: (_: unknown, text: string | undefined) =>
      !text || addSignedCopy.body.shape.printedHash.safeParse(text).success
        ? Promise.resolve()
        : Promise.reject(new Error('校验码应是纸面上的 16 位或 64 位字符（0–9、a–f）')),
  },
];

function CopyForm({ reportId }: { reportId: string }) {
  const [scan, setScan] = useState<AttachmentView | null>(null);
  const [form] = Form.useForm<Pick<SentBody<typeof addSignedCopy>, 'printedHash'>>();
  const upload = useUpload(setScan);
  const add = useAddSignedCopy(reportId);
  const send = ({ printedHash }: { printedHash: string }) => {
    if (!scan) return;
    add.mutate(
      { attachmentId: scan.id, printedHash },
      {
        onSuccess: () => {
          setScan(null);
          form.resetFields();
        },
      },
    );
  };
  return (
    <Form form={form} name="signed-copy" layout="vertical" requiredMark={false} onFinish={send}>
      <div className={styles.acts}>
        <Upload
          accept=".pdf,.jpg,.jpeg,.png,.ofd"
          showUploadList={false}
          beforeUpload={(file) => {
            upload.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={upload.isPending}>
            {scan ? '换一个扫描件' : '选择扫描件'}
          </Button>
        </Upload>
        <span>{scan ? scan.name : '尚未选择文件'}</span>
      </div>
      <ProblemAlert error={upload.error} onClose={upload.reset} />
      <div className={styles.hash}>
        <Form.Item style={{ marginBottom: 8 }} name="printedHash" label="纸面页脚的校验码" rules={HASH}>
          <Input placeholder="如 1a2b 3c4d 5e6f 7081" autoComplete="off" spellCheck={false} maxLength={100} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={!scan} loading={add.isPending}>
          附上并核对
        </Button>
      </div>
      <ProblemAlert error={add.error} onClose={add.reset} />
    </Form>
  );
}
