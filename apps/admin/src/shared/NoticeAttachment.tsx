import { UploadOutlined } from '@ant-design/icons';
import type { AttachmentView } from '@nianbao/contracts';
import { Button, Upload } from 'antd';
import { attachmentUrl } from '../lib/call.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useUpload } from '../server/attachments.ts';

/** The notice as it came: one file, sent at once, named when the dialog is saved. */
export function NoticeAttachment({
  attachment,
  onChange,
}: {
  attachment: AttachmentView | null;
  onChange: (attachment: AttachmentView | null) => void;
}) {
  const upload = useUpload(onChange);
  return (
    <div style={{ display: 'grid', gap: 8, justifyItems: 'start' }}>
      {attachment && (
        <span>
          <a href={attachmentUrl(attachment.id)} target="_blank" rel="noreferrer">
            {attachment.name}
          </a>
          （{Math.ceil(attachment.size / 1024)} KB）
          <Button type="link" size="small" onClick={() => onChange(null)}>
            去掉
          </Button>
        </span>
      )}
      <Upload
        accept=".pdf,.doc,.docx,.txt,.jpg,.jpeg,.png,.ofd"
        showUploadList={false}
        beforeUpload={(file) => {
          upload.mutate(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={upload.isPending}>
          {attachment ? '换一个文件' : '上传通知原件'}
        </Button>
      </Upload>
      <ProblemAlert error={upload.error} />
    </div>
  );
}
