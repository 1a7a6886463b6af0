import type { ReportDocument, ReportView } from '@nianbao/contracts';
import { changesBetween } from '@nianbao/report-formats';
import { Alert, App, Button, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { isProblem } from '../../lib/call.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useActOnReport, useRefreshReport } from '../../server/reports.ts';
import { SecrecyState } from '../../pieces/SecrecyState.tsx';
import { ContentChanges } from '../../pieces/document/ContentChanges.tsx';
import { isComputed } from '../../pieces/document/content-places.ts';
import { asModel } from '../../pieces/document/ReportArticle.tsx';

interface Fields {
  sectionIds: string[];
  result: 'pass' | 'object';
  basis: string;
}

/**
 * The secrecy reviewer's judgement of sections, bound to the content that was shown when it was opened. What is written
 * meanwhile is shown before it can be recorded: nobody passes what they have not read.
 */
export function SecrecyDialog({
  report,
  document: current,
  onClose,
}: {
  report: ReportView;
  document: ReportDocument;
  onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const [read, setRead] = useState(current);
  const act = useActOnReport(report.id);
  const refresh = useRefreshReport(report.id);
  const { message } = App.useApp();
  const outdated = current.contentHash !== read.contentHash;
  const open = report.sections.filter(({ secrecy }) => !secrecy?.valid || secrecy.result === 'object');
  const save = (fields: Fields) =>
    act.mutate(
      {
        action: 'pass_secrecy_review',
        version: report.version,
        contentHash: read.contentHash,
        ...fields,
      },
      {
        onSuccess: () => {
          void message.success('保密审查已记录');
          onClose();
        },
        onError: (error) => isProblem(error, 'stale-version') && void refresh(),
      },
    );
  return (
    <Modal
      open
      title="保密审查"
      width={620}
      okText="记录审查结果"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={act.isPending}
      okButtonProps={{ disabled: outdated }}
    >
      <p style={{ margin: '4px 0 14px', color: 'var(--ink-2)' }}>
        按照“先审查、后公开”“一事一审”的原则逐部分审查。审查结果只对现在的内容有效，内容改动后需要重新审查。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ sectionIds: open.map(({ id }) => id), result: 'pass' }}
      >
        <Form.Item
          name="sectionIds"
          label="审查的部分"
          rules={[{ required: true, message: '请至少选一个部分' }]}
        >
          <Checkbox.Group style={{ display: 'grid', gap: 6 }}>
            {report.sections.map(({ id, number, title, secrecy }) => (
              <Checkbox key={id} value={id}>
                {number}
                {title} <SecrecyState secrecy={secrecy} />
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
        <Form.Item name="result" label="审查结果">
          <Radio.Group
            options={[
              { value: 'pass', label: '不涉密，可以公开' },
              { value: 'object', label: '有异议，不能公开' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="basis"
          label="审查依据或意见"
          rules={[{ required: true, whitespace: true, message: '请填写审查依据或意见' }]}
        >
          <Input.TextArea
            rows={3}
            maxLength={1000}
            placeholder="如：依据保密事项范围逐项对照，未发现涉密或敏感内容"
          />
        </Form.Item>
        {outdated ? (
          <Outdated
            read={read}
            current={current}
            onRead={() => {
              act.reset();
              setRead(current);
            }}
          />
        ) : (
          <ProblemAlert error={act.error} />
        )}
      </Form>
    </Modal>
  );
}

/** What was written since the content was opened for review. */
function Outdated({
  read,
  current,
  onRead,
}: {
  read: ReportDocument;
  current: ReportDocument;
  onRead: () => void;
}) {
  const changes = changesBetween(asModel(read.content), asModel(current.content)).filter(
    ({ address }) => !isComputed(address, current.content),
  );
  return (
    <Alert
      type="warning"
      role="alert"
      title={`您打开之后，内容又有改动${changes.length > 0 ? ` ${changes.length} 处` : ''}，请先查看`}
      description={
        <>
          <ContentChanges changes={changes} content={current.content} />
          <Button onClick={onRead}>已查看，按现在的内容审查</Button>
        </>
      }
    />
  );
}
