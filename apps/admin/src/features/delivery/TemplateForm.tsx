import type { listTemplates, Response, TemplateView } from '@nianbao/contracts';
import { App, Button, Form, Input, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePreview, useRestoreTemplate, useSaveTemplate } from '../../server/delivery.ts';
import styles from './TemplateForm.module.css';

/** Edits one template beside a preview with made-up content; a mistake is refused with line and character. */
export function TemplateForm({
  template,
  fields,
}: {
  template: TemplateView;
  fields: Response<typeof listTemplates>['fields'];
}) {
  const { topic, channel, version } = template;
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const preview = usePreview();
  const save = useSaveTemplate();
  const restore = useRestoreTemplate();
  const { message } = App.useApp();
  const usable = fields.filter(({ digest, name }) =>
    topic === 'digest' ? true : !digest || ['organisation', 'person', 'day'].includes(name),
  );
  const error = save.error ?? preview.error ?? restore.error;
  return (
    <div className={styles.columns}>
      <Form
        layout="vertical"
        onFinish={() =>
          save.mutate(
            { topic, channel, subject, body, version },
            { onSuccess: () => void message.success('模板已保存，之后的消息使用新模板') },
          )
        }
      >
        {channel !== 'wecom' && (
          <Form.Item label="标题" htmlFor="template-subject">
            <Input
              id="template-subject"
              maxLength={200}
              value={subject}
              onChange={({ target }) => setSubject(target.value)}
            />
          </Form.Item>
        )}
        <Form.Item label="正文" htmlFor="template-body">
          <Input.TextArea
            id="template-body"
            rows={12}
            maxLength={4000}
            spellCheck={false}
            value={body}
            onChange={({ target }) => setBody(target.value)}
          />
        </Form.Item>
        <div style={{ display: 'grid', gap: 12 }}>
          <ProblemAlert error={error} />
          <Space wrap>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              保存
            </Button>
            <Button
              loading={preview.isPending}
              onClick={() => preview.mutate({ topic, channel, subject, body })}
            >
              预览
            </Button>
            {version > 0 && (
              <Popconfirm
                title="改回内置的文字，确定恢复？"
                okText="恢复"
                onConfirm={() => restore.mutate({ topic, channel, version })}
              >
                <Button loading={restore.isPending}>恢复内置模板</Button>
              </Popconfirm>
            )}
          </Space>
        </div>
      </Form>
      <div className={styles.side}>
        {preview.data ? (
          <section aria-label="预览">
            <h3 className={styles.heading}>预览（内容为示例）</h3>
            {preview.data.subject && <p className={styles.subject}>{preview.data.subject}</p>}
            {preview.data.html ? (
              // Nothing in it can run or reach this page.
              <iframe className={styles.frame} title="邮件预览" sandbox="" srcDoc={preview.data.html} />
            ) : (
              <pre className={styles.text}>{preview.data.text}</pre>
            )}
          </section>
        ) : (
          <section aria-label="可用的字段">
            <h3 className={styles.heading}>可用的字段</h3>
            <dl className={styles.names}>
              {usable.map(({ name, meaning }) => (
                <div key={name}>
                  <dt>
                    <code>{`{{${name}}}`}</code>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </div>
  );
}
