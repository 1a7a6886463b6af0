import { type ReportView, updateReport } from '@nianbao/contracts';
import { METADATA_LABELS, type PublicationMetadata } from '@nianbao/report-formats';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePeople } from '../../server/organisation.ts';
import { PeopleInOrder } from './PeopleInOrder.tsx';
import { useUpdateReport } from '../../server/reports.ts';
import styles from './ReportSettings.module.css';
import { fieldRules } from '../../lib/form-rules.ts';

const TITLE = fieldRules(updateReport.body.shape.title, '请填写标题');

/** 浏览量 is counted and 发布日期 is set by the system. */
const TYPED = (Object.keys(METADATA_LABELS) as (keyof PublicationMetadata)[]).filter(
  (key) => key !== 'views' && key !== 'publishedOn',
);

interface Fields {
  title: string;
  metadata: Partial<PublicationMetadata>;
}

/** Title, what is printed above the report, and who signs in which order. */
export function ReportSettings({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const [signerIds, setSignerIds] = useState(report.signers.map(({ id }) => id));
  const update = useUpdateReport(report.id);
  const save = ({ title, metadata }: Fields) => {
    const filled = Object.entries({ ...report.metadata, ...metadata }).filter(([, value]) => value?.trim());
    update.mutate(
      { version: report.version, title, metadata: Object.fromEntries(filled), signerIds },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title="年报设置"
      width={720}
      okText="保存"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={update.isPending}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: report.title, metadata: report.metadata }}
        onFinish={save}
      >
        <Form.Item name="title" label="标题" rules={TITLE.rules}>
          <Input maxLength={TITLE.maxLength} />
        </Form.Item>
        <Form.Item label="签发人（按次序）">
          <SignerOrder report={report} signerIds={signerIds} onChange={setSignerIds} />
        </Form.Item>
        <fieldset className={styles.metadata}>
          <legend>公开信息（不填的不印出）</legend>
          {TYPED.map((key) => (
            <Form.Item key={key} name={['metadata', key]} label={METADATA_LABELS[key]}>
              <Input maxLength={500} />
            </Form.Item>
          ))}
        </fieldset>
        <ProblemAlert error={update.error} />
      </Form>
    </Modal>
  );
}

function SignerOrder({
  report,
  signerIds,
  onChange,
}: {
  report: ReportView;
  signerIds: string[];
  onChange: (ids: string[]) => void;
}) {
  const leaders = (usePeople().data ?? []).filter(
    ({ disabled, memberships }) => !disabled && memberships.some(({ role }) => role === 'leader'),
  );
  return (
    <PeopleInOrder
      ids={signerIds}
      candidates={leaders}
      known={report.signers}
      addLabel={leaders.length > 0 ? '增加签发人' : '还没有“领导”角色的人员'}
      onChange={onChange}
    />
  );
}
