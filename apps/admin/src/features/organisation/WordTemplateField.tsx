import { UploadOutlined } from '@ant-design/icons';
import type { OrganisationSettings } from '@nianbao/contracts';
import { Alert, Button, Upload } from 'antd';
import { attachmentUrl } from '../../lib/call.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import styles from './PublishingRules.module.css';
import { useUploadTemplate } from '../../server/publishing.ts';

export type WordTemplate = NonNullable<OrganisationSettings['wordTemplate']>;

/** The body's own .docx: looked through at once, in use when the form is saved. */
export function WordTemplateField({
  value = null,
  onChange,
}: {
  value?: WordTemplate | null;
  onChange?: (template: WordTemplate | null) => void;
}) {
  const upload = useUploadTemplate();
  const choose = (file: File) =>
    upload.mutate(file, { onSuccess: ({ template }) => template && onChange?.(template) });
  const problems = upload.data?.problems ?? [];
  return (
    <div className={styles.template}>
      <p className={styles.note}>
        上传本单位的 .docx（红头、页眉页脚等照旧），在要填入的地方写 {'{{标题}}'}、{'{{正文}}'}（单独成段），
        还可写 {'{{单位}} {{年度}} {{署名}} {{成文日期}} {{文号}} {{索引号}}'}。今后下载和公开的 Word
        文件都套用它；导出供修改、再带回的 Word 除外。
      </p>
      {value && (
        <span>
          正在使用：<a href={attachmentUrl(value.attachmentId)}>{value.name}</a>
          <Button type="link" size="small" onClick={() => onChange?.(null)}>
            不再使用
          </Button>
        </span>
      )}
      <Upload
        accept=".docx"
        showUploadList={false}
        beforeUpload={(file) => {
          choose(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={upload.isPending}>
          {value ? '换一个模板' : '上传模板'}
        </Button>
      </Upload>
      {problems.length > 0 && (
        <Alert
          type="error"
          title="这个模板不能使用"
          description={problems.map((one) => (
            <p key={one}>{one}</p>
          ))}
        />
      )}
      <ProblemAlert error={upload.error} />
    </div>
  );
}
