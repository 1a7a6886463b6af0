import { addSigner, type ReportView } from '@nianbao/contracts';
import { App, Form, Input, Modal, Select } from 'antd';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { placeLinks } from '../pieces/place-link.ts';
import { useAddSigner } from '../server/reports.ts';
import { usePeople } from '../server/organisation.ts';
import styles from './AddSignerDialog.module.css';
import { fieldRules } from '../lib/form-rules.ts';

const PERSON = fieldRules(addSigner.body.shape.personId, '请选择加签人');
const REASON = fieldRules(addSigner.body.shape.reason, '请填写加签理由');

interface Fields {
  personId: string;
  reason: string;
}

/** 加签: one more leader, right after the one whose turn it is; the order as it will be is shown before it is done. */
export function AddSignerDialog({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const people = usePeople();
  const add = useAddSigner(report.id);
  const { message } = App.useApp();
  const personId: string | undefined = Form.useWatch('personId', form);
  const leaders = (people.data ?? []).filter(
    ({ id, disabled, memberships }) =>
      !disabled &&
      memberships.some(({ role }) => role === 'leader') &&
      !report.signers.some((signer) => signer.id === id),
  );
  const chosen = leaders.find(({ id }) => id === personId);
  const send = (fields: Fields) =>
    add.mutate(
      { version: report.version, ...fields },
      {
        onSuccess: () => {
          void message.success(`已加签：${chosen?.name ?? ''}`);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title="加签"
      okText="加签"
      width={520}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={add.isPending}
    >
      <p className={styles.hint}>加签的领导排在当前签发人之后，已作的签发继续有效。</p>
      <Form form={form} name="add-signer" layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="personId" label="加签人" rules={PERSON.rules}>
          <Select
            placeholder={people.data && leaders.length === 0 ? '没有其他“领导”角色的人员' : '选择领导'}
            loading={people.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={leaders.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <OrderAfter report={report} added={chosen?.name ?? null} />
        <Form.Item name="reason" label="加签理由" rules={REASON.rules}>
          <Input.TextArea
            rows={3}
            maxLength={REASON.maxLength}
            placeholder="如：涉及财政事项，请分管领导会签"
          />
        </Form.Item>
        <ProblemAlert error={add.error ?? people.error} linkOf={placeLinks(report.id)} />
      </Form>
    </Modal>
  );
}

function OrderAfter({ report, added }: { report: ReportView; added: string | null }) {
  return (
    <ol className={styles.order} aria-label="加签后的次序">
      {report.signers.flatMap(({ id, name, signature }) => [
        <li key={id}>
          {name}
          {signature?.valid ? '（已签发）' : id === report.nextSignerId ? '（待签发）' : ''}
        </li>,
        ...(id === report.nextSignerId
          ? [
              <li key="added" className={styles.added}>
                {added ?? '加签人'}
              </li>,
            ]
          : []),
      ])}
    </ol>
  );
}
